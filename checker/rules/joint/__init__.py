"""Rules of what both agreements demand at once, one file for each section."""
