"""The report as JSON: every key of the manual always present, numbers as exact strings, order fixed."""

import json
from collections.abc import Iterator
from typing import Any

from sample_matters import data_on, exercise, exercise_of, mailed_exercise, matter, report_on, warrants

from checker.api import json_text

# Section 6 of the manual, key by key and in its order.
REPORT = [
    "schema",
    "matter",
    "as_of",
    "verdict",
    "actions",
    "history",
    "faults",
    "deadlines",
    "documents",
    "readings",
]
ACTION = [
    "index",
    "id",
    "event",
    "date",
    "verdict",
    "findings",
    "figures",
    "derivations",
    "before",
    "after",
    "consequences",
]
FINDING = [
    "rule",
    "clause",
    "subject",
    "counts",
    "outcome",
    "outcomes",
    "message",
    "quote",
    "line",
    "column",
    "facts",
    "remedy",
    "fingerprint",
]
DERIVATION = ["figure", "value", "clause", "formula", "inputs", "unrounded", "rounding"]
POSITION = ["warrant_price", "warrant_shares", "warrants"]
DEADLINE = [
    "rule",
    "date",
    "safe_date",
    "status",
    "who",
    "to",
    "what",
    "counted_from",
    "count",
    "action",
]
PAPER = ["form", "action", "signer", "recipient", "methods", "clause", "ready", "blocked_by"]
READING = ["id", "chosen", "decided", "changes"]
CHANGE = ["option", "action", "path", "from", "to"]
FIGURES = {"amount_due", "shares_issued", "shares_withheld"}

SAMPLES = (
    matter(exercise()),
    matter(exercise(warrant=None, shares=None, payment=None, notice=None, warrant_surrendered=None)),
    matter(mailed_exercise(), as_of="2009-05-05"),
    matter(proposed=None),
    matter(exercise_of(100000, price="2.18"), register=warrants("300521.7", "2.18")),
    matter(exercise_of(5, "2003-06-17", warrant="W-1-B"), history=[exercise_of(5, signed_name="Nobody")]),
)


def actions() -> Iterator[dict[str, Any]]:
    """Yield every action and every event of history of the samples."""
    for sample in SAMPLES:
        data = data_on(sample)
        yield from (*data["actions"], *data["history"])


def test_a_report_has_every_key_whatever_is_in_it() -> None:
    for sample in SAMPLES:
        data = data_on(sample)
        assert list(data) == REPORT
        assert data["schema"] == "covenant/report/1"


def test_an_action_and_everything_in_it_has_every_key() -> None:
    seen = list(actions())
    assert seen
    for action in seen:
        assert list(action) == ACTION
        assert list(action["before"]) == list(action["after"]) == POSITION
        assert all(list(each) == FINDING for each in action["findings"])
        assert all(list(each) == DERIVATION for each in action["derivations"])
        lines = [*action["before"]["warrants"].values(), *action["after"]["warrants"].values()]
        assert all({"holder", "warrant_shares"} <= set(line) for line in lines)


def test_deadlines_documents_and_readings_have_every_key() -> None:
    kinds = {"deadlines": DEADLINE, "documents": PAPER, "readings": READING}
    for part, keys in kinds.items():
        rows = [row for sample in SAMPLES for row in data_on(sample)[part]]
        assert rows
        assert all(list(row) == keys for row in rows)
    changes = [c for s in SAMPLES for use in data_on(s)["readings"] for c in use["changes"]]
    assert changes
    assert all(list(change) == CHANGE for change in changes)


def test_the_figures_of_an_exercise_have_the_names_of_the_manual() -> None:
    (action,) = data_on(matter(exercise()))["actions"]
    assert set(action["figures"]) >= FIGURES
    assert action["figures"]["amount_due"] == "240800.00"
    assert action["before"]["warrants"]["W-1"]["warrant_shares"] == "272067.0"
    assert action["after"]["warrants"]["W-1-B"]["warrant_shares"] == "172067.0"


def test_the_derivation_of_the_example_in_the_manual() -> None:
    (action,) = data_on(matter(exercise()))["actions"]
    (due,) = [each for each in action["derivations"] if each["figure"] == "amount_due"]
    assert due["value"] == "240800.00"
    assert due["formula"] == "shares × Warrant Price"
    assert due["inputs"] == {"shares": "100000", "warrant_price": "2.408"}
    assert due["rounding"] == "up to the cent"


def test_no_number_is_a_json_number_but_places_and_indexes() -> None:
    def numbers(value: Any, key: str = "") -> Iterator[str]:
        if isinstance(value, dict):
            for name, inner in value.items():
                yield from numbers(inner, name)
        elif isinstance(value, list):
            for inner in value:
                yield from numbers(inner, key)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield key

    told = json.loads(json_text([report_on(sample) for sample in SAMPLES]))
    assert set(numbers(told)) <= {"index", "line", "column", "action"}


def test_every_figure_with_a_derivation_has_the_same_value_there() -> None:
    for action in actions():
        for each in action["derivations"]:
            if each["figure"] in action["figures"]:
                assert action["figures"][each["figure"]] == each["value"]


def test_one_report_is_an_object_and_several_stand_under_reports() -> None:
    one = json.loads(json_text([report_on(SAMPLES[0])]))
    several = json.loads(json_text([report_on(SAMPLES[0]), report_on(SAMPLES[3])]))
    assert one["schema"] == "covenant/report/1"
    assert several["schema"] == "covenant/reports/1"
    assert several["reports"][0] == one
    assert len(several["reports"]) == 2


def test_the_text_is_utf8_with_a_final_newline_and_the_same_each_time() -> None:
    whole = matter(exercise(issue_to={"name": "Société d’Exemple", "address": ["1 rue de l’Été"]}))
    told = json_text([report_on(whole)])
    assert told.endswith("}\n")
    assert "Société d’Exemple" in told
    assert told == json_text([report_on(whole)])


def test_findings_quote_words_on_one_line() -> None:
    for action in actions():
        assert not [each for each in action["findings"] if "\n" in each["quote"]]
