"""The checker: decides whether a proposed action is allowed; knows no document."""
