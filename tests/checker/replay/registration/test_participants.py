"""Who asks to be in a registration: by what right, in time, and with how many shares."""

from exhibit_d_samples import (
    DIRECTOR,
    DOEG,
    FUND,
    REGISTER,
    SPECTRUM,
    asks,
    demanded_under,
    of_registration,
    registered,
    sample,
)
from sample_matters import HOLDER

from checker.replay.registration.participants import Participant, participants


def found(record_of: dict[str, object], **keys: object) -> dict[str, Participant]:
    """Return the participants of a registration by name."""
    return {each.name: each for each in participants(*of_registration(sample(record_of, **keys)))}


def test_each_asks_by_the_right_of_its_group_and_a_stranger_is_permitted() -> None:
    names = (SPECTRUM, HOLDER, FUND, DIRECTOR)
    everybody = found(registered(requests=[asks(name, "1000") for name in names]))
    assert [everybody[name].right for name in names] == [
        "rra",
        "exhibit_d",
        "other_contract",
        "director_officer",
    ]


def test_whom_the_older_agreement_does_not_bind_lets_its_holders_in_by_grace() -> None:
    event = registered(requests=[asks(SPECTRUM, "1000")])
    assert found(event, agreements={"rra_assumed_by_group": False})[SPECTRUM].right == "permitted"


def test_one_who_asks_for_more_than_it_holds_counts_with_what_it_holds() -> None:
    everybody = found(registered(requests=[asks(HOLDER, "300000"), asks(DOEG, "100001")]))
    assert (everybody[HOLDER].asked, everybody[HOLDER].counted) == (300000, 272067)
    assert everybody[DOEG].counted == 100000


def test_one_who_asks_late_counts_for_nothing() -> None:
    """Notified on 4 June 2004; Exhibit D's fifteenth day is 19 June, the RRA's twentieth 24 June."""
    to_all = [{"method": "hand", "received": "2004-06-04"}]
    asked = [asks(HOLDER, "1000", "2004-06-20"), asks(DOEG, "1000", "2004-06-25")]
    late = found(registered(notices=to_all, requests=asked))
    assert [(each.in_time, each.counted) for each in late.values()] == [(False, 0), (False, 0)]
    asked = [asks(HOLDER, "1000", "2004-06-19"), asks(DOEG, "1000", "2004-06-24")]
    assert all(each.in_time for each in found(registered(notices=to_all, requests=asked)).values())


def test_who_demands_is_in_without_a_request_and_alone_wants_what_the_demand_says() -> None:
    demand = demanded_under("exhibit_d", (HOLDER, "272067"), shares="150000")
    event = registered(initiated_by="exhibit_d_demand", demand="demand-1")
    record = sample(demand, event, register=REGISTER)
    (only,) = participants(*of_registration(record))
    assert (only.name, only.counted, only.demands) == (HOLDER, 150000, True)


def test_a_name_is_the_registers_however_a_request_spells_it() -> None:
    asked = [asks(SPECTRUM.upper(), "1000"), asks(HOLDER.lower(), "1000"), asks("somebody", "1000")]
    own = {"register": {**REGISTER, "holders": [*REGISTER["holders"], {"name": "Somebody"}]}}
    assert list(found(registered(requests=asked), **own)) == [SPECTRUM, HOLDER, "Somebody"]
