"""Rules of the Warrant of May 1, 2002, one file for each section."""
