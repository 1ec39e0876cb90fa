"""Puts this folder on the path, so that tests may import the sample matters, and keeps the clock's zone fixed."""
