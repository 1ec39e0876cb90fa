"""How a paper travels, in the words that stand above the address of a letter."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.model.delivery import Delivery

_BY: Mapping[str | None, str] = MappingProxyType(
    {
        "hand": "By hand",
        "courier": "By courier",
        "certified_mail": "By certified mail, return receipt requested",
        "registered_mail": "By registered mail, return receipt requested",
        "first_class_mail": "By first class mail, postage prepaid",
        "fax": "By facsimile",
        "email": "By e-mail",
    }
)


def carried_by(delivery: Delivery | None, otherwise: str) -> str:
    """Return how a paper is sent as the file has it, else the words for what the notice clause allows."""
    return _BY.get(delivery.method, otherwise) if delivery is not None else otherwise
