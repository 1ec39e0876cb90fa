"""When a paper delivered under Warrant Section 14 counts as given, and when as received."""

from __future__ import annotations

from datetime import date

from checker.model.delivery import Delivery

MAILED_METHODS = frozenset({"certified_mail", "registered_mail"})
DELIVERED_METHODS = frozenset({"hand", "courier", "first_class_mail"})
MAIL = MAILED_METHODS | {"first_class_mail"}


def received(delivery: Delivery | None) -> date | None:
    """Return the day a paper was actually received; by hand with one date, that day (CONTRACT 5)."""
    return None if delivery is None else delivery.day_received


def given(delivery: Delivery | None) -> date | None:
    """Return the day a notice counts as given under Section 14: certified or registered, "when so mailed";
    otherwise delivered, "when actually received by the addressee"."""
    if delivery is None:
        return None
    if delivery.method in MAILED_METHODS and delivery.sent is not None:
        return delivery.sent
    return received(delivery)


def is_listed(delivery: Delivery) -> bool:
    """Say whether Section 14 knows the method: delivered at the address, or certified or registered mail."""
    return delivery.method in MAILED_METHODS | DELIVERED_METHODS


def mailed(delivery: Delivery) -> date | None:
    """Return the day a paper was put in the mails, of whatever class; None for one that was not mailed.

    Where only its receipt is known, it was mailed by that day at the latest.
    """
    if delivery.method not in MAIL:
        return None
    return delivery.sent or delivery.received
