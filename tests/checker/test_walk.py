"""The walk through a matter: order, state carried, faults, and events that are refused."""

import pytest
from sample_matters import exercise, exercise_of, finding, loaded, matter, report_on

from checker import walk
from checker.api import terms
from checker.engine import check
from checker.model.errors import InputError, NotModelled
from checker.model.events import EVENTS, Exercise, PublicOffering
from checker.model.outcome import Outcome
from checker.readings import Choices
from checker.replay.ledger import MODELLED
from checker.rules.rule import Answers, Case, compliant, no_right, rule


@rule("W2.1-crashing", on=Exercise, quote="this Warrant")
def crashing(case: Case[Exercise]) -> Answers:
    """It crashes after its first answer."""
    yield compliant("so far")
    raise ZeroDivisionError("by nought")


@rule("W2.1-silent", on=Exercise, quote="this Warrant")
def silent(case: Case[Exercise]) -> Answers:
    """It answers nothing."""
    yield from ()


@rule("W2.1-speaking", on=Exercise, quote="this Warrant")
def speaking(case: Case[Exercise]) -> Answers:
    """It is met."""
    yield compliant("met")


@rule("W2.1-crashing-under-r2", on=Exercise, quote="this Warrant", readings=("A-8",))
def crashing_under_r2(case: Case[Exercise]) -> Answers:
    """It crashes only under another option."""
    if case.record.reading("A-8") == "R2":
        raise KeyError("gone")
    yield compliant("met")


def test_a_rule_that_crashes_is_a_fault_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "rules_for", lambda event: (crashing, speaking))
    report = report_on(matter(exercise()))
    (fault,) = report.faults
    assert (fault.rule, fault.error, fault.action) == (
        "W2.1-crashing",
        "ZeroDivisionError: by nought",
        0,
    )
    assert finding(report, "W2.1-speaking").outcome is Outcome.COMPLIANT


def test_a_crashed_rule_leaves_no_answer_that_could_read_as_met(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "rules_for", lambda event: (crashing, speaking))
    report = report_on(matter(exercise()))
    assert [each.rule for each in report.actions[0].findings] == ["W2.1-speaking"]


def test_a_rule_that_keeps_silent_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "rules_for", lambda event: (silent,))
    (fault,) = report_on(matter(exercise())).faults
    assert fault.rule == "W2.1-silent"


def test_a_rule_that_crashes_only_under_another_option_is_a_fault_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(walk, "rules_for", lambda event: (crashing_under_r2,))
    report = report_on(matter(exercise()))
    assert [fault.rule for fault in report.faults] == ["W2.1-crashing-under-r2"]


def test_every_rule_that_crashes_is_told_for_every_action(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "rules_for", lambda event: (crashing, silent))
    report = report_on(matter(exercise_of(10), exercise_of(10, warrant="W-1-B")))
    assert {(fault.rule, fault.action) for fault in report.faults} == {
        ("W2.1-crashing", 0),
        ("W2.1-crashing", 1),
        ("W2.1-silent", 0),
        ("W2.1-silent", 1),
    }


def test_proposed_actions_are_judged_in_the_order_of_their_dates_and_shown_in_that_of_the_file() -> None:
    later = exercise_of(1000, "2003-06-20", warrant="W-1-B")
    report = report_on(matter(later, exercise_of(70000, "2003-06-17")))
    assert [action.index for action in report.actions] == [0, 1]
    assert report.actions[1].before.warrant_shares == "272067.0"
    assert report.actions[0].before.warrant_shares == "202067.0"
    assert report.verdict == "permitted"


def test_a_prohibited_action_leaves_no_state_for_the_next() -> None:
    late = exercise_of(100000, signed_name="Somebody Else, Inc.")
    report = report_on(matter(late, exercise_of(272067, "2003-06-17")))
    assert [str(action.verdict) for action in report.actions] == ["prohibited", "permitted"]
    assert report.actions[1].before.warrant_shares == "272067.0"


def test_an_undetermined_action_leaves_its_state_for_the_next() -> None:
    unsigned = exercise_of(100000, signed_name=None)
    report = report_on(matter(unsigned, exercise_of(172068, "2003-06-17", warrant="W-1-B")))
    assert [str(action.verdict) for action in report.actions] == ["undetermined", "prohibited"]


def test_an_action_that_a_determination_forbids_leaves_no_state_either(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    @rule("W2.1-turning", on=Exercise, quote="this Warrant", readings=("A-8",))
    def turning(case: Case[Exercise]) -> Answers:
        """It turns on A-8 for the first action only."""
        first = case.event.id == "first"
        yield no_right("no") if first and case.record.reading("A-8") == "R2" else compliant("met")

    monkeypatch.setattr(walk, "rules_for", lambda event: (turning,))
    two = [exercise_of(100, id="first"), exercise_of(50, "2003-06-17")]
    determined = {"rule": "W2.1-turning", "by": "Sample Counsel", "outcome": "no_right", "basis": "a sample"}
    assert report_on(matter(two[0], {**two[1], "warrant": "W-1-B"})).actions[1].before.warrant_shares == (
        "271967.0"
    )
    report = report_on(matter(*two, determinations=[determined]))
    assert [str(action.verdict) for action in report.actions] == ["prohibited", "permitted"]
    assert report.actions[1].before.warrant_shares == "272067.0"


def test_history_is_replayed_as_it_happened_whatever_its_rules_say() -> None:
    wrong_name = exercise_of(1000, signed_name="Somebody Else, Inc.")
    report = report_on(
        matter(exercise_of(1000, "2003-06-18", warrant="W-1-B"), history=[wrong_name], as_of="2003-06-17")
    )
    assert report.actions[0].before.warrant_shares == "271067.0"
    assert report.verdict == "permitted"
    (past,) = report.history
    assert {"no_right"} <= {str(each.outcome) for each in past.findings}
    assert not {each.outcome for each in past.findings} & {Outcome.COMPLIANT, Outcome.NOT_APPLICABLE}


def test_history_after_the_day_of_the_check_is_refused() -> None:
    with pytest.raises(InputError, match="after as_of") as refused:
        loaded(matter(history=[exercise_of(1000)], as_of="2003-06-15"))
    assert refused.value.line is not None
    assert refused.value.column is not None


def test_events_of_one_day_go_by_sequence_and_without_one_by_their_order_in_the_file() -> None:
    first = exercise_of(1000, sequence="1")
    second = exercise_of(2000, sequence="2", warrant="W-1-B")
    report = report_on(matter(second, first))
    assert report.actions[0].before.warrant_shares == "271067.0"
    plain = [{key: value for key, value in each.items() if key != "sequence"} for each in (first, second)]
    assert report_on(matter(*plain)).actions[1].before.warrant_shares == "271067.0"


def test_an_event_without_a_sequence_is_placed_alike_by_the_reader_and_by_the_walk() -> None:
    """The file's own order puts it after those that have one; the walk must replay it there too."""
    numbered = exercise_of(1000, sequence="1")
    unnumbered = exercise_of(2000, warrant="W-1-B")
    report = report_on(matter(unnumbered, numbered))
    assert report.actions[0].before.warrant_shares == "271067.0"


def test_every_event_of_the_vocabulary_is_modelled() -> None:
    """What a matter may say is judged: nothing of the vocabulary is refused for want of rules."""
    assert set(MODELLED) == set(EVENTS)


@pytest.mark.parametrize("kind", ["history", "proposed"])
def test_an_event_whose_rules_do_not_exist_is_refused_with_its_place(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An event that joins the vocabulary before its rules is never passed over in silence."""
    monkeypatch.delitem(MODELLED, PublicOffering)
    matter_loaded = loaded(
        {"as_of": "2003-06-16", kind: [{"event": "public_offering", "date": "2003-06-16"}]}
    )
    with pytest.raises(NotModelled, match="'public_offering' is not modelled yet") as refused:
        check(matter_loaded)
    assert (refused.value.file, refused.value.line, refused.value.column) == ("sample.yaml", 3, 10)
    assert str(refused.value).startswith("sample.yaml:3:10: ")


def test_a_varied_walk_keeps_the_answers_that_did_not_consult_the_reading() -> None:
    from_file = loaded(matter(exercise()))
    every = walk.entries(from_file)
    base = walk.walk(from_file, every, terms(), Choices())
    turned = walk.walk(from_file, every, terms(), Choices().vary("A-999", "R1"), None, base)
    assert turned.judged["proposed", 0] is base.judged["proposed", 0]
