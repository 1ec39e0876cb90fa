"""The timeline of the check report: each window as a bar from the day it is counted from to its last day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.model.numbers import display
from checker.model.outcome import Verdict
from checker.model.report import Action, Deadline, Report
from generator.contexts.chart import Label, Line
from generator.contexts.wording import words
from generator.document.formats import day as day_words

MOST_BARS = 24
WIDTH = 460
_LEFT, _RIGHT = 168, 376
_TOP, _ROW, _BELOW = 18, 13, 14
_THICK, _LEAST, _DOT = 6, 2, "2.5"
_INDENT, _LIFT, _AFTER = 8, 7, 8
_ROOM = 5
# How many of those who have the same window are named.
_NAMED = 9
_PENDING = ("open", "planned", "overdue")

# The kinds in the order in which they are drawn, and the words of a rule's name that tell them.
_KINDS = (
    ("Block-out", ("blockout",)),
    ("Holdback", ("holdback",)),
    ("Delay", ("delay", "resume", "length", "prohibited", "suspended")),
    ("Effectiveness", ("effective", "effectiveness", "shelf", "period")),
    ("Joinder", ("joinder", "join", "request", "election", "window")),
    ("Notice", ("notice", "notices", "drafts", "initiation", "completion", "advice")),
)
_DRAWN_FIRST = ("Notice", "Joinder", "Block-out", "Delay", "Effectiveness", "Holdback", "Other")
_OTHER = "Other"
# Windows that the report gives as figures: kind, first day (None: the day of the act), last day.
_FIGURES = (("Block-out", None, "blockout_until"), ("Holdback", "holdback_from", "holdback_until"))


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the drawing, in points of the page."""

    x: str
    y: str
    width: str
    height: int
    look: str


@dataclass(frozen=True, slots=True)
class Dot:
    """The mark of the last day of a window."""

    x: str
    y: str
    r: str


@dataclass(frozen=True, slots=True)
class Window:
    """One window as the table has it; ``counted_from`` is after ``last`` where days were counted back."""

    kind: str
    rule: str
    what: str
    counted_from: date
    last: date
    status: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The windows as drawn and as a table; ``rest`` says in words what is not drawn."""

    width: int
    height: int
    caption: str
    lines: tuple[Line, ...]
    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    windows: tuple[Window, ...]
    rest: str


def timeline(report: Report) -> Timeline | None:
    """Return the windows of a report, at most MOST_BARS of them drawn; None where it has none.

    What is still to be done or waited for is drawn before what is settled, and of this the latest.
    """
    windows = list(dict.fromkeys(_windows(report)))
    if not windows:
        return None
    settled = [each for each in windows if each.status not in _PENDING]
    first = [each for each in windows if each.status in _PENDING] + sorted(
        settled, key=lambda each: each.last, reverse=True
    )
    drawn = sorted(first[:MOST_BARS], key=_in_order)
    return _Sheet(drawn, report.as_of).timeline(_in_words(first[MOST_BARS:]))


def _windows(report: Report) -> Iterator[Window]:
    """Yield every window by date: deadlines counted from another day, and windows that are figures.

    What several have alike, such as the Holders' days to join, is one window.
    """
    alike: dict[tuple[str, ...], list[Deadline]] = {}
    for each in report.deadlines:
        if each.counted_from != each.date:
            key = (each.rule, each.what, each.to, str(each.counted_from), str(each.date), each.status)
            alike.setdefault(key, []).append(each)
    for deadlines in alike.values():
        yield _of_deadlines(deadlines)
    for action in (*report.history, *report.actions):
        if action.verdict is not Verdict.PROHIBITED:
            yield from _of_figures(action, report)


def _of_deadlines(deadlines: Sequence[Deadline]) -> Window:
    """Return one window of deadlines that differ only in whose they are."""
    deadline, several = deadlines[0], len(deadlines)
    who = "; ".join(each.who for each in deadlines[:_NAMED])
    if several > _NAMED:
        who += f"; and {several - _NAMED} more"
    return Window(
        kind=_kind(deadline.rule),
        rule=deadline.rule if several == 1 else f"{deadline.rule} ({several})",
        what=f"{who}: {deadline.what}, to {deadline.to}",
        counted_from=deadline.counted_from,
        last=deadline.date,
        status=words(deadline.status),
    )


def _of_figures(action: Action, report: Report) -> Iterator[Window]:
    """Yield the windows that an action has as figures, unless a deadline of the report is the same."""
    for kind, begins, ends in _FIGURES:
        until = action.figures.get(ends)
        since = action.date.isoformat() if begins is None else action.figures.get(begins)
        if not (isinstance(until, str) and isinstance(since, str)):
            continue
        start, end = date.fromisoformat(since), date.fromisoformat(until)
        told = any(_kind(each.rule) == kind and each.date == end for each in report.deadlines)
        if start < end and not told:
            status = "open" if report.as_of <= end else "over"
            yield Window(kind, words(ends), f"{words(action.event)}, {kind.lower()}", start, end, status)


def _kind(rule: str) -> str:
    """Return the kind of a rule's window, by its name; Section 2(g) is about delays, whatever the name.

    The Warrant's own windows are for exercise and performance: of its rules only notices are told apart.
    """
    clause, _, name = rule.partition("-")
    if clause.startswith("R2.g"):
        return "Delay"
    said = set(name.split("-"))
    kind = next((kind for kind, tells in _KINDS if said & set(tells)), _OTHER)
    return _OTHER if clause.startswith("W") and kind != "Notice" else kind


def _in_order(window: Window) -> tuple[int, date, date, str, str]:
    """Return where a window stands: by kind, then by its days."""
    first, last = sorted((window.counted_from, window.last))
    return _DRAWN_FIRST.index(window.kind), first, last, window.rule, window.what


def _in_words(rest: Sequence[Window]) -> str:
    """Return what is not drawn: how many of each kind and status, and between which days."""
    if not rest:
        return ""
    counts = Counter((each.kind, each.status) for each in rest)
    told = ", ".join(
        f"{counts[kind, status]} {kind.lower()} ({status})"
        for kind, status in sorted(counts, key=lambda pair: (_DRAWN_FIRST.index(pair[0]), pair[1]))
    )
    days = [day for each in rest for day in (each.counted_from, each.last)]
    return (
        f"Not drawn for want of room: {told}, between {day_words(min(days))} and {day_words(max(days))}; "
        f"covenant calendar lists them all."
    )


class _Sheet:
    """The drawing: a heading for each kind, under it a bar for each window, below all the days."""

    def __init__(self, windows: Sequence[Window], as_of: date) -> None:
        self.windows, self.as_of = windows, as_of
        days = [day for each in windows for day in (each.counted_from, each.last)]
        self.first, self.last = min(days), max(days)
        self.bars: list[Bar] = []
        self.dots: list[Dot] = []
        self.labels: list[Label] = []

    def timeline(self, rest: str) -> Timeline:
        """Return the drawing and its table."""
        y, kind = _TOP, ""
        for window in self.windows:
            if window.kind != kind:
                kind = window.kind
                self.labels.append(Label("0", str(y + _LIFT), kind, ""))
                y += _ROW
            self._draw(window, y)
            y += _ROW
        caption = f"Windows by kind, {day_words(self.first)} to {day_words(self.last)}"
        lines = self._axis(y)
        return Timeline(
            WIDTH,
            y + _BELOW + _LIFT,
            caption,
            tuple(lines),
            tuple(self.bars),
            tuple(self.dots),
            tuple(self.labels),
            tuple(self.windows),
            rest,
        )

    def _draw(self, window: Window, y: int) -> None:
        """Draw one window: its rule, its bar, the dot on its last day, and that day."""
        begins, ends = sorted((window.counted_from, window.last))
        left, right = self._place(begins), self._place(ends)
        wide = max(right - left, Fraction(_LEAST))
        look = "accent" if window.status in _PENDING else "soft"
        self.bars.append(Bar(display(left, 1), str(y + 1), display(wide, 1), _THICK, look))
        self.dots.append(Dot(self._x(window.last), str(y + 1 + _THICK // 2), _DOT))
        self.labels.append(Label(str(_INDENT), str(y + _LIFT), window.rule, ""))
        self.labels.append(Label(str(_RIGHT + _AFTER), str(y + _LIFT), day_words(window.last), ""))

    def _axis(self, bottom: int) -> list[Line]:
        """Return the line below the bars, and that of the day of the check where it lies between them."""
        base = str(bottom)
        drawn = [Line(str(_LEFT), base, str(_RIGHT), base, "soft")]
        self.labels += [
            Label(str(_LEFT), str(bottom + _BELOW), day_words(self.first), ""),
            Label(str(_RIGHT), str(bottom + _BELOW), day_words(self.last), "end"),
        ]
        if self.first <= self.as_of <= self.last:
            x = self._x(self.as_of)
            drawn.append(Line(x, str(_TOP - _ROOM), x, base, "dashed"))
            self.labels.append(Label(x, str(_TOP - 2 * _ROOM), f"as of {day_words(self.as_of)}", "middle"))
        return drawn

    def _x(self, day: date) -> str:
        """Return where a day stands, in points."""
        return display(self._place(day), 1)

    def _place(self, day: date) -> Fraction:
        span = max((self.last - self.first).days, 1)
        return _LEFT + Fraction((day - self.first).days * (_RIGHT - _LEFT), span)
