"""Replay: what is true between two events; one file for each family of events."""
