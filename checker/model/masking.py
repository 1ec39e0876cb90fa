"""Tax ids are shown by their last four digits only, in reports, papers, names of files and messages."""

from __future__ import annotations

import re

# The hyphen, or what word processors make of it.
_DASH = "[-\u2010-\u2015\u2212]"
_SOCIAL_SECURITY = re.compile(rf"(?<!\d)\d{{3}}{_DASH}\d{{2}}{_DASH}(\d{{4}})(?!\d)", re.ASCII)
_EMPLOYER = re.compile(rf"(?<!\d)\d{{2}}{_DASH}\d{{3}}(\d{{4}})(?!\d)", re.ASCII)


def masked(text: str) -> str:
    """Return a text with each tax id masked but for its last four digits: ``XXX-XX-6789``, ``XX-XXX6789``."""
    return _EMPLOYER.sub(r"XX-XXX\1", _SOCIAL_SECURITY.sub(r"XXX-XX-\1", text))
