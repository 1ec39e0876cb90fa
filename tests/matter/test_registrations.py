"""Facts of a registration that cannot be: effectiveness, addressees and kinds of notices."""

from __future__ import annotations

from typing import Any

import pytest
from sample_matters import matter, report_on

from checker.matter.registrations import KINDS, TO_ALL, TO_ALL_OF_EXHIBIT_D
from checker.model.errors import InputError
from checker.model.events import MandatoryConversion, Registration, RegistrationDelay, Takedown
from checker.replay.registration import windows
from checker.replay.registration.delay_requests import NOTICES

SPECTRUM = "Spectrum Equity Investors II, L.P."


def registration(**changes: Any) -> dict[str, Any]:
    """Return the Company's registration, filed on 3 October 2002."""
    return {
        "event": "registration",
        "date": "2002-09-02",
        "initiated_by": "company",
        "securities": "common",
        "filing_date": "2002-10-03",
        **changes,
    }


def to(name: str, **paper: str) -> dict[str, Any]:
    """Return a registration with one notice by hand."""
    return registration(notices=[{"to": name, "method": "hand", "received": "2002-09-03", **paper}])


def refused(*events: dict[str, Any], **keys: Any) -> str:
    """Return the sentence with which a matter is refused."""
    with pytest.raises(InputError) as caught:
        report_on(matter(*events, as_of="2002-09-10", **keys))
    return str(caught.value)


def test_a_registration_is_filed_before_it_becomes_effective() -> None:
    said = refused(registration(effective_date="2002-10-02"))
    assert said.endswith(
        "effective_date is 2002-10-02 but filing_date is 2002-10-03; it is filed before it becomes effective"
    )
    assert report_on(matter(registration(effective_date="2002-10-03"), as_of="2002-09-10")).actions


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Spectrum", SPECTRUM),
        ("SPECTRUM EQUITY INVESTORS II L.P.", SPECTRUM),
        ("Doeg Hill I LLC", "Doeg Hill I, LLC"),
        ("Cisco Systems Capital Corp.", "Cisco Systems Capital Corporation"),
    ],
)
def test_whom_nobody_knows_is_asked_for_by_the_nearest_name(name: str, meant: str) -> None:
    assert (
        refused(to(name))
        .casefold()
        .endswith(f'nobody to whom a notice goes; did you mean "{meant}"?'.casefold())
    )


def test_whom_nothing_resembles_is_asked_for_by_the_ways_to_write_it() -> None:
    assert refused(to("Zzyzx")).endswith('; write "Holders" for all of them, or a name of the register')


@pytest.mark.parametrize(
    "name", [*sorted(TO_ALL), *sorted(TO_ALL_OF_EXHIBIT_D), "Company", "Edwards & Angell"]
)
def test_all_of_them_and_those_whom_the_agreements_name_are_known(name: str) -> None:
    assert report_on(matter(to(name), as_of="2002-09-10")).actions


def test_counsel_of_a_holder_and_whom_an_event_brings_in_are_known() -> None:
    rows = [{"name": "Sample Fund, L.P.", "group": "rra", "counsel": "Sample Counsel LLP"}]
    picked = {"event": "underwriter_selection", "date": "2002-09-02", "underwriter": "Sample Securities Inc."}
    for name in ("Sample Counsel LLP", "Sample Securities Inc.", "the managing underwriter"):
        assert report_on(
            matter(picked, to(name), as_of="2002-09-10", register={"holders": rows}),
        ).actions


def test_a_kind_that_no_rule_reads_is_asked_for_by_the_nearest_one() -> None:
    assert refused(to("Holders", kind="incidental notice")).endswith(
        '"incidental notice" is no kind of notice of a registration; '
        'did you mean "notice-of-incidental-registration"?'
    )
    assert '"R9.z" is no kind of notice of a registration; known here: ' in refused(
        to("Holders", kind="R9.z")
    )


def test_the_kinds_that_are_known_are_those_that_the_rules_read() -> None:
    read = {
        Registration: {
            *windows.INCIDENTAL,
            *windows.REQUESTED,
            *windows.COMPANY_REGISTRATION,
            *windows.EXHIBIT_D_DEMAND,
        },
        MandatoryConversion: {*windows.SHELF, *windows.COMPANY_REGISTRATION},
        Takedown: set(windows.TAKEDOWN),
        RegistrationDelay: set(NOTICES),
    }
    assert not [kind for kind, words in read.items() if words - set(KINDS[kind])]
