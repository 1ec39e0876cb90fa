"""What a clause, a rule or a reading means: one memo for each, as text and as Markdown."""

from checker.explain.lookup import explain

__all__ = ["explain"]
