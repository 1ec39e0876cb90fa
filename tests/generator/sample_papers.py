"""The sample paper that the tests of the document engine share: it uses every tag."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path

from generator.document.tree import Document, Status
from generator.render import render_source


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    address: tuple[str, ...] = ()
    attention: str = ""
    copy: Person | None = None
    via: tuple[str, ...] = ()
    signer: str | None = None
    title: str | None = None


COMPANY = Person(
    "Sample Communications, Inc.",
    ("1 Sample Street", "Suite 200", "Waltham, Massachusetts 02451"),
    "Chief Financial Officer",
    Person("Sample Counsel LLP", ("2 Sample Avenue", "Boston, Massachusetts 02110")),
)
HOLDER = Person(
    "Sample O'Neill & Müller Fund, L.P.",
    via=(
        "Sample GP, L.P., its general partner",
        "Sample Manager, LLC, its general partner",
        "Sample Holdings, Inc., its managing member",
    ),
    signer="Jane Sample",
    title="Vice President",
)


@dataclass(frozen=True, slots=True)
class Exercise:
    number: str = "W-3"
    as_of: date = date(2003, 6, 16)
    points: tuple[str, ...] = ("name of the broker", "Sample Counsel’s opinion is missing")
    company: Person = COMPANY
    holder: Person = HOLDER
    company_signs: Person = field(default=Person("Sample Communications, Inc."))
    count: int = 100_000
    price: Fraction = Fraction("2.408")
    total: Fraction = Fraction(240_800)
    broker: str | None = None
    rows: tuple[tuple[date, Fraction, Fraction], ...] = (
        (date(2003, 1, 2), Fraction("60000.5"), Fraction("144481.21")),
        (date(2003, 5, 1), Fraction("39999.5"), Fraction("96318.79")),
    )


DEMO = (Path(__file__).parent / "demo.html").read_text(encoding="utf-8")


def demo(status: Status = Status.EXECUTION, context: Exercise | None = None) -> Document:
    """Give the sample paper, complete when it is for execution and with an open blank when it is a draft."""
    context = context or Exercise(broker=None if status is Status.DRAFT else "Sample Brokers")
    return render_source(DEMO, context, status=status, place="demo.html")


def paper(body: str, status: Status = Status.EXECUTION, **names: object) -> Document:
    """Give a paper with the title Sample and the given markup as its body."""
    return render_source(f'<document title="Sample">{body}</document>', names, status=status)
