"""The contexts of the papers under the registration rights of both agreements."""
