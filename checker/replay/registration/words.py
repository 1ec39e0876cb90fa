"""The Commission's forms and the kinds of securities, as a file may write them."""

from __future__ import annotations

import re

from checker.model.events import Registration

COMMON, CONVERTIBLE, DEBT = "common", "convertible", "debt"
KINDS = frozenset({COMMON, CONVERTIBLE, DEBT})

_AFTER_THE_WORD = re.compile(r".*\bFORM\b")
_DASHES = re.compile(r"[\s\u2010-\u2015-]+")
_NUMBERED = re.compile(r"([A-Z]+)-?([0-9].*)")
_NOUNS = frozenset({"stock", "share", "shares", "security", "securities"})


def form_of(text: str | None) -> str:
    """Return the name of a form as forms are compared: ``S-3`` for ``Form S-3``, ``s-3`` or ``form S 3``.

    An amended one keeps its ending (``S-3/A``); empty where the form is left out.
    """
    bare = _DASHES.sub("-", _AFTER_THE_WORD.sub("", (text or "").upper())).strip("-")
    numbered = _NUMBERED.fullmatch(bare)
    return "-".join(numbered.groups()) if numbered else bare


def on_form(text: str | None, *forms: str) -> bool:
    """Say whether a form is one of several, an amended one (``S-3/A``) or a variant (``S-3ASR``) included."""
    form = form_of(text)
    return any(form == each or (form.startswith(each) and not form[len(each)].isdigit()) for each in forms)


def securities_of(event: Registration) -> str | None:
    """Return what is registered: ``common``, ``convertible``, ``debt``, another word as it stands, or None."""
    if event.securities is None:
        return None
    words = [word for word in event.securities.casefold().split() if word not in _NOUNS]
    return " ".join(words)


def is_debt(event: Registration) -> bool:
    """Say whether plain debt is registered."""
    return securities_of(event) == DEBT


def unknown_securities(event: Registration) -> bool:
    """Say whether the word for what is registered does not tell if it is, or can become, Common Stock."""
    kind = securities_of(event)
    return kind is not None and kind not in KINDS
