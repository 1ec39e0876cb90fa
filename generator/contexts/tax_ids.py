"""Tax ids are shown by their last four digits only, in papers, names of files and logs."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from checker.model.masking import masked

T = TypeVar("T")


def without_tax_ids(value: T) -> T:
    """Return a context with the tax ids masked in every text that it holds, to any depth."""
    if isinstance(value, str):
        return masked(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(without_tax_ids(part) for part in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: without_tax_ids(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **parts)
    return value
