"""The desk: asks and shows; holds no law."""
