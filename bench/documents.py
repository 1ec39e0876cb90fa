"""Measures a paper made by the generator beside bare WeasyPrint (same page) and docxtpl (an equal template)."""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docxtpl import DocxTemplate

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.api import check, load  # noqa: E402
from checker.model.report import Paper  # noqa: E402
from generator.document.tree import Document  # noqa: E402
from generator.docx.writer import write_docx  # noqa: E402
from generator.paper import document_for  # noqa: E402
from generator.pdf import writer  # noqa: E402
from generator.pdf.page import html  # noqa: E402

MATTER = ROOT / "fixtures" / "scenarios" / "cisco-cash-exercise" / "exercise-100000.yaml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def seconds(work: Callable[[], object]) -> float:
    """Do the work once and return its processor time, which other work on the machine hardly moves."""
    start = time.process_time()
    work()
    return time.process_time() - start


def bare_pdf(page: str) -> bytes:
    """Lay the page out with WeasyPrint alone, fonts and style sheet shared as WeasyPrint advises."""
    press = writer._press()
    made: bytes = press.weasyprint.HTML(string=page, url_fetcher=press.fetcher).write_pdf(
        stylesheets=[press.styles], font_config=press.fonts, counter_style=press.counters
    )
    return made


def equal_template(made: bytes) -> tuple[bytes, dict[str, str]]:
    """Return our own DOCX with a placeholder for each run that holds a figure, and what fills them."""
    file: Any = docx.Document(BytesIO(made))
    values: dict[str, str] = {}
    for text in file.element.body.iter(f"{W}t"):
        if text.text and any(letter.isdigit() for letter in text.text):
            name = f"value_{len(values)}"
            values[name] = text.text
            text.text = "{{ " + name + " }}"
    template = BytesIO()
    file.save(template)
    return template.getvalue(), values


def filled(template: bytes, values: dict[str, str]) -> bytes:
    """Fill the template with docxtpl."""
    file: Any = DocxTemplate(BytesIO(template))
    file.render(values, autoescape=True)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def words(made: bytes) -> str:
    """Return the words of a DOCX's body."""
    file: Any = docx.Document(BytesIO(made))
    return "".join(text.text or "" for text in file.element.body.iter(f"{W}t"))


def main() -> None:
    """Make each paper in turn by each route, so that a slow minute slows them all; print medians and ratios."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=15)
    runs = arguments.parse_args().runs
    loaded = load(str(MATTER))
    report = check(loaded)

    def document(paper: Paper) -> Document:
        made = document_for(loaded, report, paper)
        assert isinstance(made, Document)
        return made

    print(f"{runs} interleaved runs, medians of processor time; ours from the report to the bytes")
    ratios: dict[str, list[float]] = {"PDF": [], "DOCX": []}
    for paper in report.documents:
        first = document(paper)
        page, ours = html(first), write_docx(first)
        template, values = equal_template(ours)
        assert words(filled(template, values)) == words(ours), paper.form
        assert bare_pdf(page) == writer.write_pdf(first), paper.form
        taken: dict[str, list[float]] = {"PDF": [], "bare": [], "DOCX": [], "docxtpl": []}
        for _ in range(runs):
            taken["PDF"].append(seconds(lambda p=paper: writer.write_pdf(document(p))))
            taken["bare"].append(seconds(lambda p=page: bare_pdf(p)))
            taken["DOCX"].append(seconds(lambda p=paper: write_docx(document(p))))
            taken["docxtpl"].append(seconds(lambda t=template, v=values: filled(t, v)))
        for ours_name, base in (("PDF", "bare"), ("DOCX", "docxtpl")):
            each = [one / other for one, other in zip(taken[ours_name], taken[base], strict=True)]
            ratios[ours_name].append(statistics.median(each))
        middle = {name: statistics.median(each) * 1000 for name, each in taken.items()}
        print(
            f"{paper.form:<28} PDF {middle['PDF']:6.1f} ms, {ratios['PDF'][-1]:4.2f} x WeasyPrint"
            f"   DOCX {middle['DOCX']:6.1f} ms, {ratios['DOCX'][-1]:4.2f} x docxtpl"
        )
    for name, each in ratios.items():
        print(
            f"{name}: median of the papers {statistics.median(each):4.2f}, from {min(each):4.2f} to {max(each):4.2f}"
        )


if __name__ == "__main__":
    main()
