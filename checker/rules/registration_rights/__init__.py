"""Rules of the Registration Rights Agreement of April 10, 1998, one file for each section."""
