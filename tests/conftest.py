"""Makes this folder importable: every test may use the sample matters beside it."""
