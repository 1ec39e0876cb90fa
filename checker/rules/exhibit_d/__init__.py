"""Rules of Exhibit D of the Warrant (the registration rights of 2002), one file for each section."""
