"""The rules, one folder for each agreement, one file for each section."""
