"""A run as Markdown for the summary of a CI step: counts, matters, what stands in the way, what is excepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from checker.model.outcome import Outcome, Verdict, verdict_of
from checker.report.markdown_words import escaped
from checker.report.own_rules import EXPECT, FAULT, INPUT, own_rule
from checker.report.results import Kind, Result, Run, blocks, is_history, matter_of
from checker.report.shown import shown_run

LIMIT = 1_048_576
"""Bytes of a step summary that GitHub takes; a larger one is not shown at all."""
_SENTENCE = 512
_TABLE = "| Matter | File | Verdict | In the way | Excepted |\n|---|---|---|---|---|\n"


class Part(Struct, frozen=True):
    """A part of the summary: its heading, its items, what they are called, and up to where it may reach."""

    heading: str
    items: tuple[str, ...]
    called: str
    until: int


def markdown_text(run: Run, *, limit: int = LIMIT) -> str:
    """Return a run as Markdown of at most ``limit`` bytes, cut at a whole item with the number left out."""
    results = shown_run(run).results
    in_the_way = [result for result in results if blocks(result)]
    excepted = [result for result in results if result.exception]
    parts = (
        Part(_TABLE, tuple(_rows(run.command, _by_matter(run, results))), "matters", limit // 4),
        Part("## What stands in the way\n\n", tuple(map(_item, in_the_way)), "findings", limit // 4 * 3),
        Part("## Knowingly excepted\n\n", tuple(map(_item, excepted)), "exceptions", limit),
    )
    text = f"# covenant {escaped(run.command)}\n\n{_counts(run, len(in_the_way), len(excepted))}\n"
    for part in parts:
        text = f"{text}{_shown(part, len(text.encode('utf-8')))}"
    return text


def _shown(part: Part, size: int) -> str:
    """Return a part as far as there is room for it after ``size`` bytes."""
    if not part.items:
        return ""
    lines = [f"\n{part.heading}"]
    size += len(lines[0].encode("utf-8"))
    for number, item in enumerate(part.items):
        size += len(item.encode("utf-8"))
        if size > part.until - _SENTENCE:
            left = len(part.items) - number
            lines.append(f"\n{left} more {part.called}: the summary of a step has no room for them.\n")
            break
        lines.append(item)
    return "".join(lines)


def _counts(run: Run, in_the_way: int, excepted: int) -> str:
    """Return the counts of the run on one line, those of the exceptions apart."""
    told = [f"{escaped(name.replace('_', ' '))}: {number}" for name, number in run.counts.items()]
    return "; ".join([*told, f"in the way: {in_the_way}", f"excepted: {excepted}"]) + "."


def _rows(command: str, matters: Iterable[list[Result]]) -> Iterator[str]:
    """Yield a row for each matter; of a test only those in which not everything is met."""
    for of_matter in matters:
        verdict = _verdict(of_matter)
        if command == "test" and verdict == "met":
            continue
        title = next((result.matter for result in of_matter if result.matter), "")
        cells = [
            escaped(title),
            escaped(" ".join(matter_of(of_matter[0])).strip()),
            f"**{verdict}**",
            str(sum(blocks(result) for result in of_matter)),
            str(sum(result.exception is not None for result in of_matter)),
        ]
        yield f"| {' | '.join(cells)} |\n"


def _by_matter(run: Run, results: Iterable[Result]) -> Iterable[list[Result]]:
    """Return the results of each matter in the order of the run; an exceptions file is none.

    Matters are told apart by their whole names: two that are masked may look alike.
    """
    found: dict[tuple[str, str], list[Result]] = {}
    for whole, result in zip(run.results, results, strict=True):
        if result.outcome or result.rule in (INPUT, FAULT, EXPECT):
            found.setdefault(matter_of(whole), []).append(result)
    return found.values()


def _verdict(results: list[Result]) -> str:
    """Return what a matter comes to: its verdict, and beside it that without what is excepted."""
    if any(result.rule in (INPUT, FAULT) and result.kind is Kind.FAIL for result in results):
        return "not checked"
    if any(result.rule == EXPECT for result in results):
        return "met" if all(result.kind is Kind.PASS for result in results) else "missed"
    verdict, without = _weighed(results), _weighed([each for each in results if each.exception is None])
    return verdict if verdict == without else f"{verdict} ({without} with its exceptions)"


def _weighed(results: list[Result]) -> Verdict:
    """Return the verdict of the findings of what is proposed."""
    counting = [each for each in results if each.outcome and each.counts and not is_history(each)]
    return verdict_of(Outcome(result.outcome) for result in counting)


def _item(result: Result) -> str:
    """Return one result as an item of a list: what, where, why, under which words, and what to do."""
    lines = [f"- **{_label(result)}** {escaped(result.rule)}, {escaped(_place(result))}  ", *_who(result)]
    lines.append(f"  {escaped(result.message)}  ")
    if result.quote:
        lines.append(f"  {escaped(result.clause)}: “{escaped(result.quote)}”  ")
    record = result.exception
    if record is not None:
        lines.append(
            f"  Excepted by {escaped(record.approved_by)} from {record.granted} through {record.expires}: "
            f"{escaped(record.reason)} (evidence: {escaped(record.evidence)})  "
        )
    elif result.remedy:
        lines.append(f"  To mend it: {escaped(result.remedy)}  ")
    return "\n".join(lines).rstrip() + "\n"


def _label(result: Result) -> str:
    """Return what a result is, in capitals: its outcome, or the title of the tool's own rule."""
    if result.outcome:
        return result.outcome.replace("_", " ").upper()
    own = own_rule(result.rule)
    return own.title if own else result.kind.upper()


def _place(result: Result) -> str:
    """Return file, line and column as far as they are known, and the case."""
    known = [result.file, *(str(number) for number in (result.line, result.column) if number)]
    return ":".join(known) + (f" ({result.case})" if result.case else "")


def _who(result: Result) -> Iterator[str]:
    """Yield whose act or paper it is, and of which action."""
    parts = (result.matter or result.of, result.event or result.path, result.subject)
    named = [escaped(part) for part in parts if part]
    if named:
        yield f"  {', '.join(named)}  "
