"""The crew: work on many files, shared among local processes or over a cluster."""
