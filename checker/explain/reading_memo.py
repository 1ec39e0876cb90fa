"""The memo on a reading: the question that the words leave open, and how it is answered."""

from __future__ import annotations

from checker.agreements.clauses import clause
from checker.agreements.reading_texts import ReadingText
from checker.explain.docstring import meaning_of
from checker.explain.memo import Memo, Paragraph, Section, Snippet, Table, sections
from checker.readings import default_option, standing
from checker.rules.catalogue import RULES

_STANDINGS = {
    "default": "is taken as long as nobody has chosen",
    "contested": "a careful lawyer could hold it: it is weighed, and shown where it changes anything",
    "remote": "against other words of the agreement, or absurd: explained, never weighed",
}
_CHANGES = {
    "outcome": "the outcome of a finding, which is then a judgement until counsel has chosen",
    "date": "a deadline, which then shows the safe date beside the date",
    "figure": "a figure that a paper prints",
    "paper": "which papers are needed, or what they say",
}
_RECORDED = """\
readings:
  {id}:
    option: {option}
    by: Sample Counsel
    date: 2003-06-02
    because: "the reason, in counsel's words"
"""


def default_words(reading: ReadingText) -> str:
    """Return the option taken while nobody has chosen, for each side where they differ."""
    company, holder = default_option(reading, "company"), default_option(reading, "holder")
    if company == holder:
        return company
    return f"{company} where the Company must act, {holder} where Holder must"


def reading_memo(reading: ReadingText) -> Memo:
    """Return the memo on a reading."""
    other = _another(reading)
    trial = f"covenant check matter.yaml --reading {reading.id}={other}"
    return Memo(
        reading.id,
        f"{reading.title}  ({', '.join(reading.clauses)})",
        (Paragraph(f"Question. {reading.question}"),),
        sections(
            _options(reading),
            _default(reading),
            Section("Example", (Paragraph(reading.example),) if reading.example else ()),
            Section("What it can change", (Paragraph(_changes(reading)),)),
            _asked_by(reading),
            _clauses(reading),
            Section(
                "To record counsel's choice in a matter",
                (Snippet("yaml", _RECORDED.format(id=reading.id, option=other).rstrip()),),
            ),
            Section("To try an option, deciding nothing", (Snippet("sh", trial),)),
        ),
    )


def _another(reading: ReadingText) -> str:
    """Return an option that is not the default where there is one that counts, else the default."""
    contested = [each.id for each in reading.options if standing(reading, each.id) == "contested"]
    return next(iter(contested), default_option(reading, "company"))


def _options(reading: ReadingText) -> Section:
    """Return the options with their standing, and what the standings mean."""
    rows = tuple((each.id, standing(reading, each.id), each.means) for each in reading.options)
    meant = "; ".join(
        f"{name}: {words}" for name, words in _STANDINGS.items() if name in {row[1] for row in rows}
    )
    return Section(
        "Options",
        (Table(("Option", "Standing", "What it says"), rows), Paragraph(f"{meant[:1].upper()}{meant[1:]}.")),
    )


def _default(reading: ReadingText) -> Section:
    """Return what is taken while nobody has chosen, and why."""
    must = " A choice must be recorded." if reading.must_choose else ""
    taken = f"Taken by default: {default_words(reading)}.{must} {reading.reason}"
    return Section("Default", (Paragraph(taken),))


def _changes(reading: ReadingText) -> str:
    """Return what the choice can change, in words."""
    words = [_CHANGES.get(each, each) for each in reading.changes]
    return f"It can change {'; '.join(words)}." if words else "It can change nothing in a report."


def _asked_by(reading: ReadingText) -> Section | None:
    """Return the rules that ask the reading; what no rule asks is asked by the figures or not at all."""
    rows = tuple((each.code, meaning_of(each.meaning).title) for each in RULES if reading.id in each.readings)
    return Section("Asked by", (Table(("Rule", "What it says"), rows),)) if rows else None


def _clauses(reading: ReadingText) -> Section:
    """Return the clauses whose words leave the question open."""
    rows = tuple((code, clause(code).title) for code in reading.clauses)
    return Section("Clauses", (Table(("Clause", "Title"), rows),))
