"""Notices of an act among the papers of its event: which one answers to a clause, and when it was mailed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.model.delivery import Delivery
from checker.replay.delivery import MAILED_METHODS

MAIL = MAILED_METHODS | {"first_class_mail"}


def notices_of(
    notices: Iterable[Delivery], kinds: tuple[str, ...], to: Iterable[str]
) -> tuple[Delivery, ...]:
    """Return the notices of one of the kinds to one of the addressees, in file order.

    A notice that says no kind answers to any clause; one that names no addressee is to the Holder.
    """
    names = {name.casefold() for name in to} | {"holder"}
    return tuple(
        notice
        for notice in notices
        if (notice.kind is None or notice.kind in kinds)
        and (notice.to is None or notice.to.casefold() in names)
    )


def mailed_on(notice: Delivery) -> date | None:
    """Return the day a notice was put in the mails, of whatever class; None for one that was not mailed."""
    return notice.sent if notice.method in MAIL else None
