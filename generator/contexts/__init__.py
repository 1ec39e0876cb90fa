"""The checker's values as one frozen context per form: formatting only, nothing is computed here."""
