"""Every page of docs/ that is made and not written: of rules, readings and clauses, and of the matter file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.agreements.reading_texts import reading_texts
from checker.explain.as_markdown import markdown, table
from checker.explain.clause_memo import own_memo
from checker.explain.clause_pages import clause_pages
from checker.explain.docstring import meaning_of
from checker.explain.examples import Examples
from checker.explain.matter_page import matter_page
from checker.explain.reading_memo import default_words, reading_memo
from checker.explain.rule_memo import rule_memo
from checker.model.outcome import Outcome
from checker.report.own_rules import OWN_RULES
from checker.rules.catalogue import EXHIBIT_D, JOINT, REGISTRATION_RIGHTS, RULES, WARRANT
from checker.rules.rule import Rule

# The folders that hold nothing but pages that are made.
PAGES = ("docs/rules", "docs/readings")
_MADE = "<!-- Made by bin/make-docs: change what it is made from, not this page. -->"
_PAPERS = (
    ("The Warrant", WARRANT),
    ("Exhibit D of the Warrant", EXHIBIT_D),
    ("The Registration Rights Agreement", REGISTRATION_RIGHTS),
    ("Both agreements jointly", JOINT),
)
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.COMPLIANT: "the condition or the duty is met",
    Outcome.CONFIRM: "a person confirms what no field of the file can show, or a default that was taken; it goes on "
    "the checklist and changes no verdict",
    Outcome.BREACH: "a duty or a prohibition is broken, however the words are read",
    Outcome.NO_RIGHT: "a condition of the actor's own right fails: too early, too late, too few, too many, in the "
    "wrong name or form",
    Outcome.MISSING_FACT: "a fact that has a field is left out; nothing is assumed in its place",
    Outcome.JUDGEMENT: "the words can be read in two ways that lead to different answers, or something must be "
    "weighed (a value, materiality) and nobody has determined it",
    Outcome.NO_DUTY: "the Company may lawfully decline or omit what is asked of it",
    Outcome.NOT_APPLICABLE: "the rule has nothing to say of this act",
}


def pages(examples: Mapping[str, Examples]) -> dict[str, str]:
    """Return every page by its path from the root of the project; examples of rules are as given."""
    made = {
        f"docs/rules/{each.code}.md": markdown(rule_memo(each, examples[each.code]), "rules")
        for each in RULES
    }
    made |= {f"docs/rules/{each.id}.md": markdown(own_memo(each), "rules") for each in OWN_RULES}
    made |= {
        f"docs/readings/{each.id}.md": markdown(reading_memo(each), "readings") for each in reading_texts()
    }
    made["docs/rules/README.md"] = "\n".join(_rules()) + "\n"
    made["docs/readings/README.md"] = "\n".join(_readings()) + "\n"
    made["docs/matter-file.md"] = matter_page()
    made |= {f"docs/{name}": text for name, text in clause_pages().items()}
    return {name: f"{_MADE}\n{text}" for name, text in sorted(made.items())}


def _rules() -> Iterator[str]:
    """Yield the index of the rules, with what the outcomes mean."""
    yield from (
        "# The rules",
        "",
        f"{len(RULES)} rules, by the agreement whose words they rest on. Each answers for every act that it concerns, "
        "with one of these outcomes:",
        "",
    )
    yield from table(
        ("Outcome", "What it means"), tuple((f"`{key}`", said) for key, said in OUTCOMES.items()), "rules"
    )
    yield from (
        "",
        "An act is **prohibited** if a finding that counts is `breach` or `no_right`; else **undetermined** if one "
        "is `judgement` or `missing_fact`, or if the Company may decline what is proposed (`no_duty`); else "
        "**permitted**. A finding about what somebody else did does not count.",
    )
    for title, rules in _PAPERS:
        yield from ("", f"## {title}", "")
        yield from table(("Rule", "What it says", "Mandatory"), tuple(map(_row, rules)), "rules")
    yield from (
        "",
        "## What the tool itself says",
        "",
        "These are not rules of the agreements. They stand in the machine formats beside them.",
        "",
        "| Rule | What it says |",
        "|---|---|",
    )
    yield from (f"| [{each.id}]({each.id}.md) | {each.title} |" for each in OWN_RULES)


def _row(rule: Rule) -> tuple[str, str, str]:
    """Return a rule as a row of the index."""
    return rule.code, meaning_of(rule.meaning).title, "yes" if rule.mandatory else ""


def _readings() -> Iterator[str]:
    """Yield the index of the readings."""
    found = reading_texts()
    yield from (
        "# The readings",
        "",
        f"{len(found)} points on which the words can be read in more than one way. The tool never chooses silently: "
        "it takes the default, says so, tries the other options that a careful lawyer could hold, and reports what "
        "they would change. Counsel decides, and the choice is recorded in the matter.",
        "",
    )
    rows = tuple((each.id, each.title, ", ".join(each.clauses), default_words(each)) for each in found)
    yield from table(("Reading", "What is open", "Clauses", "By default"), rows, "readings")
