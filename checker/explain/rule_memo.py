"""The memo on a rule of the agreements."""

from __future__ import annotations

from checker.agreements.reading_texts import reading_text
from checker.agreements.records import Term
from checker.agreements.terms import terms
from checker.explain.docstring import Meaning, meaning_of
from checker.explain.examples import Examples, shipped
from checker.explain.memo import (
    Example,
    Listing,
    Memo,
    Paragraph,
    Section,
    Snippet,
    Table,
    sections,
)
from checker.explain.quoting import quotation
from checker.explain.reading_memo import default_words
from checker.rules.rule import Rule
from checker.rules.unfailing import CANNOT_FAIL

_EXPECT = """\
expect:
  actions:
    - findings:
        {code}: {outcome}
"""
_UNITS = {
    "USD": "${}",
    "USD_per_share": "${} per share",
    "percent": "{}%",
    "count": "{}",
    "fraction": "{}",
    "date": "{}",
    "text": "“{}”",
    "preferred_shares": "{} shares of preferred stock",
    "business_days": "{} business days",
}


def rule_memo(rule: Rule, examples: Examples | None = None) -> Memo:
    """Return the memo on a rule; its examples are those that are shipped, unless others are given."""
    meaning = meaning_of(rule.meaning)
    found = examples or shipped().get(rule.code, Examples())
    return Memo(
        rule.code,
        f"(for {', '.join(event_names(rule))})",
        (Paragraph(meaning.title),),
        sections(
            Section("The words", (quotation(rule.clause, rule.quote),)),
            _meaning(meaning),
            Section("Not decided here", (Listing(meaning.left_open),) if meaning.left_open else ()),
            _figures(rule),
            _readings(rule),
            _examples("An example that passes", found.passes),
            _examples("An example that does not pass", found.fails) or _cannot_fail(rule),
            _file(rule, found),
            _exceptions(rule),
        ),
    )


def title_of(rule: Rule) -> str:
    """Return the first sentence of what a rule takes its words to mean."""
    return meaning_of(rule.meaning).title


def event_names(rule: Rule) -> tuple[str, ...]:
    """Return the names of the events for which a rule answers, as the matter file writes them."""
    return tuple(str(event.__struct_config__.tag) for event in rule.events)


def term_row(term: Term) -> tuple[str, str, str, str]:
    """Return a figure of the agreements as a row: its name, the figure with its unit, its clause, its meaning."""
    value = f"{int(term.value):,}" if term.value.isdecimal() else term.value
    figure = _UNITS.get(term.unit, "{} " + term.unit).format(value)
    return (term.id, figure, term.clause, f"{term.means} “{' '.join(term.quote.split())}”")


def _meaning(meaning: Meaning) -> Section:
    """Return the remarks and the cases by outcome."""
    cases = (Table(("Outcome", "When"), meaning.cases),) if meaning.cases else ()
    before, after = map(Paragraph, meaning.before), map(Paragraph, meaning.after)
    return Section("What the tool takes them to mean", (*before, *cases, *after))


def _figures(rule: Rule) -> Section | None:
    """Return the figures of the agreements that the rule uses, each with its citation."""
    rows = tuple(term_row(terms().term(term_id)) for term_id in rule.terms)
    return Section("Figures", (Table(("Term", "Figure", "Clause", "What it is"), rows),)) if rows else None


def _readings(rule: Rule) -> Section | None:
    """Return the readings that the rule asks, each with what is taken while nobody has chosen."""
    found = [reading_text(reading_id) for reading_id in rule.readings]
    rows = tuple((each.id, default_words(each), each.title) for each in found)
    if not rows:
        return None
    return Section("Readings that it asks", (Table(("Reading", "Taken by default", "What is open"), rows),))


def _examples(heading: str, found: tuple[Example, ...]) -> Section | None:
    """Return examples under their heading."""
    return Section(heading, found) if found else None


def _cannot_fail(rule: Rule) -> Section | None:
    """Return why a rule has no example that does not pass: no file can show its breach."""
    reason = CANNOT_FAIL.get(rule.code)
    if reason is None:
        return None
    return Section("Why no example fails", (Paragraph(f"This rule refuses nothing: {reason}."),))


def _file(rule: Rule, found: Examples) -> Section:
    """Return how a scenario expects the rule by name."""
    outcome = (*found.fails, *found.passes)[0].outcome if found.fails or found.passes else "compliant"
    return Section(
        "To expect it in a scenario",
        (Snippet("yaml", _EXPECT.format(code=rule.code, outcome=outcome).rstrip()),),
    )


def _exceptions(rule: Rule) -> Section:
    """Return whether a finding of the rule can be excepted."""
    refuses = rule.code not in CANNOT_FAIL or bool(rule.readings) or "No duty" in rule.meaning
    if not refuses and not rule.mandatory:
        nothing = "There is nothing to except: this rule refuses nothing."
        return Section("Can it be excepted?", (Paragraph(nothing),))
    said = (
        "No: the rule is mandatory. No consent, and no paper outside the matter, makes its finding good."
        if rule.mandatory
        else "Yes, for one matter and the facts as they stand, with a reason, evidence, the name of who approves it "
        "and a last day. An exception changes the exit status only, never the verdict."
    )
    return Section("Can it be excepted?", (Paragraph(said),))
