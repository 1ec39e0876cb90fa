"""Exhibit D 5 and 8: asked of registrations under Sections 2 and 4, the information only of a Holder in one."""

from exhibit_d_matters import checked, one, registration, request


def test_expenses_are_asked_of_every_registration_of_section_2() -> None:
    assert one(checked(registration()), "D5-expenses").outcome == "confirm"
    assert one(checked(registration(securities="debt")), "D5-expenses").outcome == "not_applicable"


def test_information_is_asked_where_a_holder_is_in_the_registration() -> None:
    assert one(checked(registration()), "D8-information").outcome == "not_applicable"
    assert one(checked(registration(requests=[request()])), "D8-information").outcome == "confirm"
