"""Tax ids are shown by their last four digits only, in papers, names of files and logs."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

_SOCIAL_SECURITY = re.compile(r"(?<!\d)\d{3}-\d{2}-(\d{4})(?!\d)", re.ASCII)
_EMPLOYER = re.compile(r"(?<!\d)\d{2}-\d{3}(\d{4})(?!\d)", re.ASCII)

T = TypeVar("T")


def masked(text: str) -> str:
    """Return a text with each tax id masked but for its last four digits: ``XXX-XX-6789``, ``XX-XXX6789``."""
    return _EMPLOYER.sub(r"XX-XXX\1", _SOCIAL_SECURITY.sub(r"XXX-XX-\1", text))


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
