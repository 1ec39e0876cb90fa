"""From a YAML file to a typed matter; every error with its file, line and column."""
