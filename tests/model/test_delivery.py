"""Deliveries: one date by hand means both days, addresses and statements in their short forms."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model.delivery import Delivery, Lines, Names, States

MONDAY, TUESDAY = date(2003, 6, 16), date(2003, 6, 17)


def test_by_hand_one_date_means_that_day_for_both() -> None:
    assert Delivery(method="hand", received=MONDAY).day_sent == MONDAY
    assert Delivery(method="hand", sent=MONDAY).day_received == MONDAY
    both = Delivery(method="hand", sent=MONDAY, received=TUESDAY)
    assert (both.day_sent, both.day_received) == (MONDAY, TUESDAY)


def test_by_mail_a_day_that_is_not_given_is_not_known() -> None:
    assert Delivery(method="certified_mail", sent=MONDAY).day_received is None
    assert Delivery(method="certified_mail", received=MONDAY).day_sent is None
    assert Delivery(received=MONDAY).day_sent is None


def test_an_address_is_a_list_or_a_text_of_several_lines() -> None:
    lines = ("100 Sample Street", "San Jose, CA 95134")
    assert Lines.read(list(lines)) == Lines.read("\n".join(lines)) == lines
    assert Lines.read([]) == ()
    for raw in ({"street": "x"}, True, ["x", True]):
        with pytest.raises(ValueError, match="an address is text or a list of texts"):
            Lines.read(raw)


def test_one_name_is_a_list_of_one() -> None:
    assert Names.read("Sample Fund, L.P.") == ("Sample Fund, L.P.",)
    assert Names.read(["A", "B"]) == ("A", "B")


def test_what_a_paper_states_is_asked_by_name() -> None:
    states = States.read({"underwritten": True, "jurisdictions": ["CA", "NY"], "method": "open market"})
    assert states.truth("underwritten") is True
    assert states.truth("jurisdictions") is None
    assert states.listed("jurisdictions") == ("CA", "NY")
    assert states.listed("method") == ("open market",)
    assert states.listed("underwritten") is None
    assert States.read(["underwritten"]).truth("underwritten") is True
    assert States.read("underwritten").truth("firm") is None
