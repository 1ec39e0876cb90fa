"""Findings to text, JSON and JUnit, one file for each format, and the comparison with expectations."""
