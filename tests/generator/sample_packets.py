"""Packets that the tests of the generator share: each is made once, of a story that ships or of sample facts."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
from sample_matters import exercise, loaded, matter

from checker.api import check, load
from checker.model.matter import LoadedMatter
from checker.model.report import Paper, Report
from generator.document.tree import Document
from generator.packet import Packet, make_packet
from generator.paper import document_for

ROOT = Path(__file__).resolve().parents[2]
STORIES = ROOT / "fixtures" / "scenarios"
CASH = "cisco-cash-exercise/exercise-100000"
WRONG = "cisco-cash-exercise/everything-wrong"
NET = "cisco-net-exercise/net-100000-at-4-00"
ENTIRE = "warrant-transfer/entire"
PARTIAL = "warrant-transfer/partial-100000"
EDGE = 66


@cache
def story(name: str) -> tuple[LoadedMatter, Report]:
    """Give a shipped matter and its report."""
    matter_of = load(str(STORIES / f"{name}.yaml"))
    return matter_of, check(matter_of)


@cache
def packet_of(name: str, *, draft: bool = False) -> Packet:
    """Give the packet of a shipped matter, laid out."""
    return make_packet(*story(name), draft=draft)


def paper_of(name: str, form: str) -> Paper:
    """Give the first paper of a form in a shipped matter's report."""
    return next(paper for paper in story(name)[1].documents if paper.form == form)


@cache
def document_of(name: str, form: str, *, draft: bool = False) -> Document:
    """Give the document of a form in a shipped matter, which must be ready unless it is a draft."""
    made = document_for(*story(name), paper_of(name, form), draft=draft)
    assert isinstance(made, Document), made
    return made


def sample(**changes: Any) -> tuple[LoadedMatter, Report]:
    """Give a sample exercise with changes, and its report."""
    return with_report(matter(exercise(**changes)))


def with_report(whole: Mapping[str, Any]) -> tuple[LoadedMatter, Report]:
    """Give a sample matter as it is loaded, and its report."""
    matter_of = loaded(whole)
    return matter_of, check(matter_of)


def document_in(made: tuple[LoadedMatter, Report], form: str, *, draft: bool = False) -> Document:
    """Give the document of a form in a matter made by a test."""
    paper = next(paper for paper in made[1].documents if paper.form == form)
    document = document_for(*made, paper, draft=draft)
    assert isinstance(document, Document), document
    return document


def page_texts(data: bytes, *, edges: bool = False) -> list[str]:
    """Give the text of each page of a PDF, without its header and footer unless asked for."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [
            (page if edges else page.crop((0, EDGE, page.width, page.height - EDGE))).extract_text(
                x_tolerance=1.5
            )
            for page in pdf.pages
        ]
