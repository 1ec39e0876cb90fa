"""The machine: which parts covenant stands on, and whether each is there."""
