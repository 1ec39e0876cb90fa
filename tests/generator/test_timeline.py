"""The timeline: a bar for each window of the report, by kind, at most so many, and the same said in a table."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import docx
import pytest
from msgspec.structs import replace
from sample_packets import CASH, WRONG, document_in, page_texts, story

from checker.model.outcome import Verdict
from checker.model.report import Deadline, Report
from generator.contexts.timeline import MOST_BARS, WIDTH, Timeline, timeline
from generator.document.plain import plain_text, words
from generator.document.tree import Document, Picture, Status
from generator.document.walk import every_block
from generator.docx.writer import write_docx
from generator.pdf.writer import write_pdf
from generator.render import render_source

PAGE = '{% from "parts/timeline.html" import windows %}<document title="Sample">{{ windows(timeline) }}</document>'
DAY = date(2003, 6, 16)


def due(rule: str, after: int, days: int, status: str = "open", **changes: object) -> Deadline:
    """Give a deadline counted from a day so many days after 16 June 2003."""
    start = DAY + timedelta(days=after)
    last = start + timedelta(days=days)
    made = Deadline(rule, last, last, status, "Company", "Sample Fund, L.P.", "act", start, f"{days} days", 0)
    return replace(made, **changes)


def report_with(*deadlines: Deadline) -> Report:
    """Give the report on the cash exercise with these deadlines instead of its own."""
    return replace(story(CASH)[1], deadlines=tuple(deadlines))


def drawn(*deadlines: Deadline) -> Timeline:
    """Give the timeline of these deadlines."""
    made = timeline(report_with(*deadlines))
    assert made is not None
    return made


def with_figures(verdict: Verdict = Verdict.PERMITTED, **figures: str) -> Report:
    """Give a report without deadlines whose action has these figures."""
    whole = report_with()
    return replace(whole, actions=(replace(whole.actions[0], figures=figures, verdict=verdict),))


def page(deadlines: Sequence[Deadline]) -> Document:
    """Give a page with the timeline alone."""
    return render_source(PAGE, {"timeline": drawn(*deadlines)}, status=Status.EXECUTION)


MANY = tuple(
    due(rule, 3 * number, days, status)
    for number, (rule, days, status) in enumerate(
        [("R2.b-notice", -30, "met"), ("R2.b-request", 20, "open"), ("R2.g-resume", 60, "late")] * 11
    )
)
# They stand on one page, so that no head of the table is repeated.
FEW = MANY[:6]


def test_a_bar_runs_from_the_day_counted_from_to_the_last_day() -> None:
    first, second = due("R2.b-request", 0, 10), due("R2.b-request", 10, 10)
    made = drawn(first, second)
    left, right = made.bars
    assert float(left.x) + float(left.width) == pytest.approx(float(right.x), abs=0.11)
    assert float(left.width) == pytest.approx(float(right.width), abs=0.11)
    assert [dot.x for dot in made.dots] == [right.x, made.lines[0].x2 + ".0"]
    assert [(each.counted_from, each.last) for each in made.windows] == [
        (date(2003, 6, 16), date(2003, 6, 26)),
        (date(2003, 6, 26), date(2003, 7, 6)),
    ]


def test_days_counted_back_have_the_dot_at_the_beginning() -> None:
    made = drawn(due("R2.b-notice", 30, -30))
    assert made.dots[0].x == made.bars[0].x
    assert (made.windows[0].counted_from, made.windows[0].last) == (date(2003, 7, 16), DAY)


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("W10-notice", "Notice"),
        ("R2.a.i-notice-to-holders", "Notice"),
        ("R2.a.i-joinder", "Joinder"),
        ("R2.b-request", "Joinder"),
        ("D4-election", "Joinder"),
        ("R2.a.i-join-window", "Joinder"),
        ("R2.a.i-blockout-period", "Block-out"),
        ("R2.g-resume", "Delay"),
        ("R2.g-notice", "Delay"),
        ("R2.a.i-effective-target", "Effectiveness"),
        ("R3.a.iii-effectiveness-period", "Effectiveness"),
        ("R2.a.ii-shelf-effective", "Effectiveness"),
        ("R4.c-holdback", "Holdback"),
        ("W2.1-certificate-delivery", "Other"),
        ("W9-window", "Other"),
    ],
)
def test_a_rule_tells_the_kind_of_its_window(rule: str, kind: str) -> None:
    assert drawn(due(rule, 0, 15)).windows[0].kind == kind


def test_the_kinds_stand_in_one_order_each_under_its_name_once() -> None:
    rules = ("R4.c-holdback", "R2.b-notice", "R2.g-resume", "R2.b-request", "R2.b-notice")
    made = drawn(*(due(rule, number, 15) for number, rule in enumerate(rules)))
    assert [each.kind for each in made.windows] == ["Notice", "Notice", "Joinder", "Delay", "Holdback"]
    headings = [each.text for each in made.labels if each.x == "0"]
    assert headings == ["Notice", "Joinder", "Delay", "Holdback"]


def test_nothing_is_drawn_where_there_is_no_window() -> None:
    assert timeline(report_with()) is None
    assert timeline(report_with(due("W2.1-deliveries-complete", 0, 0))) is None
    assert timeline(story(WRONG)[1]) is None


def test_a_window_that_is_a_figure_is_drawn_too_but_not_twice_and_not_of_a_prohibited_act() -> None:
    figures = {"holdback_from": "2003-06-01", "holdback_until": "2003-09-01", "blockout_until": "2003-12-01"}
    made = timeline(with_figures(**figures))
    assert made is not None
    assert [(each.kind, each.counted_from, each.last, each.status) for each in made.windows] == [
        ("Block-out", DAY, date(2003, 12, 1), "open"),
        ("Holdback", date(2003, 6, 1), date(2003, 9, 1), "open"),
    ]
    assert timeline(with_figures(Verdict.PROHIBITED, **figures)) is None
    told = replace(with_figures(**figures), deadlines=(due("R4.c-holdback", 0, 77),))
    twice = timeline(told)
    assert twice is not None
    assert Counter(each.kind for each in twice.windows) == {"Block-out": 1, "Holdback": 1}


def test_a_window_that_is_over_is_settled() -> None:
    made = timeline(with_figures(holdback_from="2003-01-01", holdback_until="2003-06-15"))
    assert made is not None
    assert (made.windows[0].status, made.bars[0].look) == ("over", "soft")


def test_what_is_awaited_is_dark_and_what_is_settled_grey() -> None:
    looks = {status: drawn(due("R2.b-notice", 0, 9, status)).bars[0].look for status in
             ("open", "planned", "overdue", "met", "late")}  # fmt: skip
    assert looks == {
        "open": "accent", "planned": "accent", "overdue": "accent", "met": "soft", "late": "soft",
    }  # fmt: skip


def test_at_most_so_many_are_drawn_the_awaited_first_and_the_rest_is_said() -> None:
    made = drawn(*MANY)
    assert len(made.bars) == len(made.windows) == MOST_BARS
    assert sum(each.status == "open" for each in made.windows) == 11
    assert made.rest.startswith("Not drawn for want of room: ")
    assert sum(map(int, re.findall(r"(\d+) [a-z-]+ \(", made.rest))) == len(MANY) - MOST_BARS
    assert "notice (met)" in made.rest
    assert drawn(*MANY[:MOST_BARS]).rest == ""


def test_every_shape_lies_on_the_picture() -> None:
    for deadlines in (MANY, MANY[:1], (due("R2.b-request", 0, 1), due("R2.b-request", 3000, 1))):
        made = drawn(*deadlines)
        for bar in made.bars:
            assert float(bar.x) >= 0
            assert float(bar.x) + float(bar.width) <= WIDTH
            assert 0 <= float(bar.y) <= made.height - bar.height
            assert float(bar.width) > 0
        assert all(0 <= float(each.x) <= WIDTH and 0 <= float(each.y) <= made.height for each in made.labels)
        assert made.height < 640


def test_the_day_of_the_check_is_a_line_where_it_lies_between_the_windows() -> None:
    def dashed(after: int) -> list[str]:
        return [line.x1 for line in drawn(due("R2.b-notice", after, 20)).lines if line.look == "dashed"]

    assert dashed(-10) == ["272.0"]
    assert dashed(1) == dashed(-21) == []


def test_no_label_of_the_drawing_is_a_text_of_the_matter() -> None:
    made = drawn(due("R2.b-notice", 0, 20, who="漢字", what="漢字", to="漢字"))
    assert all(each.text.isascii() for each in made.labels)


def test_the_words_are_the_same_in_both_formats_and_the_bytes_each_time() -> None:
    document = page(FEW)
    told = Counter(words(plain_text(document)))
    pdf, written = write_pdf(document), write_docx(document)
    assert Counter(words("\n".join(page_texts(pdf)))) == told
    body = docx.Document(io.BytesIO(written))
    cells = [cell.text for table in body.tables for row in table.rows for cell in row.cells]
    lines = [paragraph.text for paragraph in body.paragraphs]
    assert Counter(words("\n".join(lines + cells))) == told
    assert (pdf, written) == (write_pdf(page(FEW)), write_docx(page(FEW)))


def test_the_check_report_draws_the_windows_it_has() -> None:
    blocks = every_block(document_in(story(CASH), "check-report"))
    (picture, *_) = [each for each in blocks if isinstance(each, Picture)]
    assert picture.caption == "Windows by kind, June 16, 2003 to July 1, 2003"
    assert sum(shape.kind == "rect" for shape in picture.shapes) == 1
