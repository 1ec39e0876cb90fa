"""The summary of a step: counts, matters, what stands in the way, what is excepted apart, and its limit."""

import pytest
from machine_results import (
    ASIDE,
    ATTACKS,
    BREACH,
    CONFIRM,
    CRASHED,
    ELSEWHERE,
    EVERY,
    EXCEPTED,
    MET,
    MISSED,
    NOTHING,
    NOTICE,
    PAST,
    REFUSED,
    attacked,
    run_of,
)
from markdown_it import MarkdownIt
from msgspec.structs import replace

from checker.report.as_markdown import markdown_text
from checker.report.results import Kind, Level, Result


def rows_of(text: str) -> list[list[str]]:
    """Return the cells of the table of matters."""
    lines = [line for line in text.splitlines() if line.startswith("| ")][1:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_a_summary_counts_then_lists() -> None:
    text = markdown_text(run_of(BREACH, CONFIRM, MET, matters=1, prohibited=1))
    assert text.startswith("# covenant check\n\nmatters: 1; prohibited: 1; in the way: 1; excepted: 0.\n")
    assert rows_of(text) == [["Sample delay", "matters/delay.yaml", "**prohibited**", "1", "0"]]
    assert text.endswith(
        "## What stands in the way\n\n"
        "- **BREACH** R2.g-third-delay, matters/delay.yaml:31:5  \n"
        "  Sample delay, registration\\_delay, CTC Communications Group, Inc.  \n"
        "  a third delay in twelve months  \n"
        "  R2.g: “provided, however, that”  \n"
        "  To mend it: ask every Holder for its consent\n"
    )


def test_what_is_excepted_stands_apart_with_reason_person_and_days() -> None:
    text = markdown_text(run_of(EXCEPTED, BREACH))
    way, excepted = text.split("## Knowingly excepted")
    assert way.count("**BREACH**") == 1
    assert excepted.count("**BREACH**") == 1
    assert (
        "Excepted by Sample Partner from 2003-05-02 through 2003-08-01: Holder agreed in writing to a third delay "
        "(evidence: letters/2003-05-02.pdf)"
    ) in excepted
    assert "in the way: 1; excepted: 1." in text


@pytest.mark.parametrize(
    ("results", "verdict"),
    [
        ((BREACH,), "prohibited"),
        ((MET, CONFIRM), "permitted"),
        ((MET, ASIDE, PAST), "permitted"),
        ((replace(BREACH, outcome="judgement", kind=Kind.REVIEW, level=Level.NONE), MET), "undetermined"),
        ((replace(EXCEPTED, case=""), MET), "prohibited (permitted with its exceptions)"),
        ((replace(EXCEPTED, case=""), BREACH), "prohibited"),
        ((REFUSED,), "not checked"),
        ((MET, replace(CRASHED, file=MET.file)), "not checked"),
        ((MISSED,), "missed"),
    ],
)
def test_the_verdict_of_a_matter(results: tuple[Result, ...], verdict: str) -> None:
    ((_, _, told, *_),) = rows_of(markdown_text(run_of(*results)))
    assert told == f"**{verdict}**"


def test_an_exceptions_file_is_no_matter_but_what_is_said_of_it_is_told() -> None:
    text = markdown_text(run_of(NOTICE))
    assert rows_of(text) == []
    assert "- **An exception has expired** EXC-EXPIRED, exceptions.toml:3  \n  expired on 2003-08-01" in text


def test_cases_of_one_file_are_matters_of_their_own() -> None:
    text = markdown_text(run_of(replace(BREACH, case="one"), replace(MET, case="two")))
    assert [row[1] for row in rows_of(text)] == ["matters/delay.yaml one", "matters/delay.yaml two"]


def test_of_a_test_only_what_is_missed_is_listed() -> None:
    met = replace(MISSED, kind=Kind.PASS, level=Level.NONE, file="scenarios/met.yaml")
    text = markdown_text(run_of(met, MISSED, command="test", scenarios=2))
    assert [row[1] for row in rows_of(text)] == ["scenarios/a.yaml late"]
    assert "scenarios: 2; in the way: 1; excepted: 0." in text


def test_a_summary_without_results_is_its_counts() -> None:
    assert markdown_text(run_of(matters=0)) == "# covenant check\n\nmatters: 0; in the way: 0; excepted: 0.\n"


def test_a_long_summary_is_cut_at_an_item_and_says_how_many_are_left_out() -> None:
    many = [replace(each, file=f"matters/{n}.yaml") for n in range(300) for each in (BREACH, EXCEPTED)]
    text = markdown_text(run_of(*many), limit=40_000)
    assert len(text.encode("utf-8")) <= 40_000
    rows, (way, excepted) = rows_of(text), text.split("## What stands")[1].split("## Knowingly")
    assert f"{600 - len(rows)} more matters: the summary" in text
    assert f"{300 - way.count('**BREACH**')} more findings: the summary" in way
    assert f"{300 - excepted.count('**BREACH**')} more exceptions: the summary" in excepted
    assert min(len(rows), way.count("**BREACH**"), excepted.count("**BREACH**")) > 20


def test_characters_of_several_bytes_count_by_their_bytes() -> None:
    many = [replace(BREACH, message="名" * 200) for _ in range(3_000)]
    text = markdown_text(run_of(*many))
    assert 500_000 < len(text.encode("utf-8")) <= 1_048_576


def test_the_bytes_are_the_same_each_time() -> None:
    assert markdown_text(run_of(*EVERY)) == markdown_text(run_of(*EVERY))


def tokens_of(result: Result) -> list[str]:
    """Return the blocks and the inline markup that a reader of Markdown finds in a summary."""
    read = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return [
        token.type
        for block in read.parse(markdown_text(run_of(result)))
        for token in (block, *(block.children or ()))
        if token.type not in ("text", "text_special", "html_inline", "softbreak")
    ]


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_adds_no_markup(text: str) -> None:
    assert tokens_of(attacked(text)) == tokens_of(attacked("words"))
    assert tokens_of(replace(attacked(text), exception=None)) == tokens_of(
        replace(attacked("words"), exception=None)
    )


def test_no_tax_id_is_left_whole() -> None:
    told = markdown_text(run_of(attacked("123-45-6789"), attacked("_12-3456789")))
    assert "123-45-" not in told
    assert "12-345" not in told


def test_two_names_that_are_masked_alike_stay_two_matters() -> None:
    one, two = (replace(BREACH, file=f"{begins}-45-6789.yaml") for begins in ("123", "987"))
    assert [row[1:] for row in rows_of(markdown_text(run_of(one, two)))] == [
        ["XXX-XX-6789.yaml", "**prohibited**", "1", "0"]
    ] * 2


def test_a_matter_is_named_where_the_mistake_is_in_a_file_that_it_names() -> None:
    other = replace(ELSEWHERE, of="matters/other.yaml")
    text = markdown_text(run_of(ELSEWHERE, other))
    assert [row[1] for row in rows_of(text)] == ["matters/priced.yaml", "matters/other.yaml"]
    assert "INPUT, prices.csv:2:2  \n  matters/priced.yaml  \n  this is no price" in text


def test_a_matter_to_which_no_rule_applies_has_its_row() -> None:
    text = markdown_text(run_of(NOTHING))
    assert rows_of(text) == [["", "matters/still.yaml", "**permitted**", "0", "0"]]
    assert "What stands in the way" not in text
