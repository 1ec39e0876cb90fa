"""What replay knows of registration rights: who holds what, notices and windows, filings and their fate."""
