"""The step chart: drawn from the report's own numbers, said again in a table, and left out where nothing moves."""

from __future__ import annotations

import io
from collections import Counter

import docx
from sample_company_acts import ALL, ISSUE, Made, merger
from sample_packets import CASH, PARTIAL, WRONG, document_in, page_texts, story

from generator.contexts.chart import HEIGHT, WIDTH, StepChart, step_chart
from generator.contexts.source import Source
from generator.document.plain import plain_text, words
from generator.document.tree import Document, Picture, Status
from generator.document.walk import every_block
from generator.docx.writer import write_docx
from generator.pdf.writer import write_pdf
from generator.render import render_source

PAGE = '{% from "parts/chart.html" import step_chart %}<document title="Sample">{{ step_chart(chart) }}</document>'


def chart_of(made: Made) -> StepChart | None:
    loaded, report = made
    paper = next(each for each in report.documents if each.form == "check-report")
    return step_chart(Source(loaded, report, paper))


def drawn(made: Made) -> StepChart:
    chart = chart_of(made)
    assert chart is not None
    return chart


def page(made: Made) -> Document:
    return render_source(PAGE, {"chart": drawn(made)}, status=Status.EXECUTION)


def test_each_moment_has_the_price_and_number_that_the_report_gives() -> None:
    chart = drawn(story(ALL))
    assert [each.prices[0][1] for each in chart.moments] == [
        "$2.408", "$2.18", "$2.14", "$2.17", "$1.09", "$0.87", "$0.86", "$0.71", "$0.67",
    ]  # fmt: skip
    assert chart.moments[-1].shares == (("W-1", "977,816.9"),)
    assert chart.moments[4].what == "split, effective November 24, 2003"


def test_history_is_drawn_before_what_is_proposed() -> None:
    chart = drawn(story("option-grant-and-expiry/all-expired"))
    assert [(each.what, each.prices[0][1]) for each in chart.moments] == [
        ("initial issuance", "$2.408"),
        ("issue “option-1”", "$2.35"),
        ("expire", "$2.408"),
    ]


def test_each_warrant_of_a_transfer_has_its_own_line() -> None:
    chart = drawn(story(PARTIAL))
    assert dict(chart.moments[-1].shares) == {"W-1-B": "172,067.0", "W-1-T": "100,000.0"}
    assert {each.text for each in chart.labels} >= {"W-1-B", "W-1-T"}


def test_nothing_is_drawn_where_nothing_moves_or_the_act_is_prohibited() -> None:
    assert chart_of(merger()) is None
    assert chart_of(story(WRONG)) is None


def test_every_stroke_and_label_lies_on_the_picture() -> None:
    for name in (ALL, ISSUE, CASH, PARTIAL):
        chart = drawn(story(name))
        for line in chart.lines:
            assert all(0 <= float(x) <= WIDTH for x in (line.x1, line.x2))
            assert all(0 <= float(y) <= HEIGHT for y in (line.y1, line.y2))
        assert all(0 <= float(each.x) <= WIDTH and 0 <= float(each.y) <= HEIGHT for each in chart.labels)


def test_a_lower_price_is_drawn_lower_and_a_larger_number_higher() -> None:
    price, shares = (
        [line for line in drawn(story(ISSUE)).lines if line.look == "accent" and line.x1 == line.x2][index]
        for index in (0, 1)
    )
    assert float(price.y1) < float(price.y2)
    assert float(shares.y1) > float(shares.y2)


def test_the_words_are_the_same_in_both_formats_and_the_bytes_each_time() -> None:
    document = page(story(ALL))
    told = Counter(words(plain_text(document)))
    pdf, written = write_pdf(document), write_docx(document)
    assert Counter(words("\n".join(page_texts(pdf)))) == told
    body = docx.Document(io.BytesIO(written))
    cells = [cell.text for table in body.tables for row in table.rows for cell in row.cells]
    lines = [paragraph.text for paragraph in body.paragraphs]
    assert Counter(words("\n".join(lines + cells))) == told
    assert (pdf, written) == (write_pdf(page(story(ALL))), write_docx(page(story(ALL))))


def test_the_check_report_has_the_chart() -> None:
    pictures = [
        each for each in every_block(document_in(story(ISSUE), "check-report")) if isinstance(each, Picture)
    ]
    assert len(pictures) == 1
