"""Knowingly excepted findings: the file that records them, and what of it holds on a day."""
