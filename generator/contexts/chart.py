"""The step chart of the check report: Warrant Price and Warrant Shares over time, and the table beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from checker.api import standing_on, terms
from checker.model.numbers import display
from checker.model.outcome import Verdict
from checker.model.report import Figure, WarrantLine
from generator.contexts.source import Source
from generator.contexts.wording import spelled, words
from generator.document.formats import day as day_words

Lines = Mapping[str, WarrantLine]

WIDTH, HEIGHT = 460, 236
_LEFT, _NOW, _RIGHT = 70, 396, 420
_PANELS = ((18, 96), (136, 214))
_TITLE_GAP, _BELOW, _LIFT = 6, 12, 3
_LEAST_GAP, _LEAST_SPAN = 9, 78


@dataclass(frozen=True, slots=True)
class Line:
    """One stroke of the drawing, in points of the page."""

    x1: str
    y1: str
    x2: str
    y2: str
    look: str


@dataclass(frozen=True, slots=True)
class Label:
    """One label of the drawing; ``look`` is ``end`` where it ends at its place."""

    x: str
    y: str
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A day from which price or number of some Warrant is another: what happened, and what stood after it."""

    day: date
    what: str
    prices: tuple[tuple[str, str], ...]
    shares: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StepChart:
    """The chart as drawn and as a table."""

    width: int
    height: int
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class _Stand:
    """What stood in the register from a day on, by Warrant: price and number."""

    day: date
    what: str
    values: Mapping[str, tuple[Fraction, Fraction]]


def step_chart(source: Source) -> StepChart | None:
    """Return the chart of what history and the proposed actions do; None where they move nothing.

    A prohibited action is not drawn: what follows does not build on it either.
    """
    stands = tuple(_stands(source))
    if len(stands) == 1:
        return None
    last = max(stands[-1].day, source.as_of)
    lines: list[Line] = []
    labels: list[Label] = []
    for index, title in enumerate(("Warrant Price", "Warrant Shares")):
        panel = _Panel(stands, index, last, *_PANELS[index])
        lines += panel.lines()
        labels += (Label(str(_LEFT), str(panel.top - _TITLE_GAP), title, ""), *panel.labels())
    return StepChart(WIDTH, HEIGHT, tuple(lines), tuple(labels), tuple(map(_moment, stands)))


def _stands(source: Source) -> Iterator[_Stand]:
    """Yield the register at the issue of the Warrant and after each event that changes it, by day."""
    standing = standing_on(source.loaded)
    first = terms().day("initial_issuance_date")
    held = _values(standing.opening.warrants)
    yield _Stand(first, "initial issuance", held)
    told: list[tuple[date, str, Lines]] = [
        (step.effective, _what(entry.event.event, entry.event.id, step.figures), position.warrants)
        for entry, step, position in standing.events
    ]
    told += [
        (action.date, _what(action.event, action.id, action.figures), action.after.warrants)
        for action in source.report.actions
        if action.verdict is not Verdict.PROHIBITED
    ]
    for when, what, warrants in sorted(told, key=lambda each: each[0]):
        values = _values(warrants)
        if values != held:
            yield _Stand(max(when, first), what, values)
            held = values


def _what(event: str, name: str | None, figures: Mapping[str, Figure]) -> str:
    """Return an event in words, with the day from which its adjustment is effective, if that is another."""
    effective, made = figures.get("adjustment_effective"), figures.get("adjustment_made")
    text = words(event) + (f" “{name}”" if name else "")
    if isinstance(effective, str) and effective != made:
        text += f", effective {day_words(date.fromisoformat(effective))}"
    return text


def _values(warrants: Lines) -> dict[str, tuple[Fraction, Fraction]]:
    return {
        key: (Fraction(line.warrant_price), Fraction(line.warrant_shares)) for key, line in warrants.items()
    }


def _moment(stand: _Stand) -> Moment:
    """Return a row of the table; where all Warrants have one price it stands without their numbers."""
    prices = {price for price, _ in stand.values.values()}
    shown = tuple((key, f"${_decimals(price, 2)}") for key, (price, _) in stand.values.items())
    if len(prices) == 1:
        shown = (("", shown[0][1]),)
    counts = tuple((key, _decimals(number, 1)) for key, (_, number) in stand.values.items())
    return Moment(stand.day, stand.what, shown, counts)


def _decimals(value: Fraction, least: int) -> str:
    """Return a value with the decimals it needs; prices and numbers of the register need three at most."""
    for places in (least, least + 1):
        if (value * 10**places).denominator == 1:
            return display(value, places)
    return spelled(display(value, least + 2))


class _Panel:
    """One panel: a line for each Warrant, grey marks at the values, days below."""

    def __init__(self, stands: Sequence[_Stand], index: int, last: date, top: int, bottom: int) -> None:
        self.stands, self.index, self.last, self.top, self.bottom = stands, index, last, top, bottom
        values = [pair[index] for stand in stands for pair in stand.values.values()]
        self.low, self.high = min(values), max(values)
        self.several = len({key for stand in stands for key in stand.values}) > 1
        self.marks = self._marks((self.low, self.high, *dict.fromkeys(values)))

    def lines(self) -> list[Line]:
        """Return the axes, the marks and the steps."""
        left, right, bottom = str(_LEFT), str(_RIGHT), str(self.bottom)
        drawn = [Line(left, bottom, right, bottom, "soft"), Line(left, str(self.top), left, bottom, "soft")]
        drawn += [Line(left, self.y(value), right, self.y(value), "dashed") for value in self.marks]
        for key in dict.fromkeys(key for stand in self.stands for key in stand.values):
            drawn += self._steps(key)
        return drawn

    def labels(self) -> list[Label]:
        """Return the values at the left, the days below, and which Warrant a line is where there are several."""
        made = [
            Label(str(_LEFT - _TITLE_GAP), self._lifted(value), self._value(value), "end")
            for value in self.marks
        ]
        at = None
        for stand in self.stands:
            place = self._place(stand.day)
            if at is None or place - at >= _LEAST_SPAN:
                made.append(
                    Label(display(place, 1), str(self.bottom + _BELOW), day_words(stand.day), "middle")
                )
                at = place
        final = self.stands[-1].values
        taken: Fraction | None = None
        for key in sorted(final, key=lambda each: final[each][self.index]):
            height = self._height(final[key][self.index])
            if self.index and self.several and (taken is None or taken - height >= _LEAST_GAP):
                made.append(Label(str(_RIGHT + _LIFT), self._lifted(final[key][1]), key, ""))
                taken = height
        return made

    def x(self, day: date) -> str:
        """Return where a day stands."""
        return display(self._place(day), 1)

    def y(self, value: Fraction) -> str:
        """Return where a value stands."""
        return display(self._height(value), 1)

    def _steps(self, key: str) -> Iterator[Line]:
        """Yield the line of one Warrant: level until a day, then up or down on it."""
        since: tuple[date, Fraction] | None = None
        for stand in self.stands:
            pair = stand.values.get(key)
            value = None if pair is None else pair[self.index]
            if since is not None:
                if value == since[1]:
                    continue
                yield self._level(since, stand.day)
                if value is not None:
                    x = self.x(stand.day)
                    yield Line(x, self.y(since[1]), x, self.y(value), "accent")
            since = None if value is None else (stand.day, value)
        if since is not None:
            yield self._level(since, None)

    def _level(self, since: tuple[date, Fraction], until: date | None) -> Line:
        """Return a level line until a day, or to the right end: what stands last goes on."""
        end = str(_RIGHT) if until is None else self.x(until)
        return Line(self.x(since[0]), self.y(since[1]), end, self.y(since[1]), "accent")

    def _marks(self, values: Sequence[Fraction]) -> tuple[Fraction, ...]:
        """Return the values that get a label: the lowest, the highest, and others whose labels touch none."""
        taken: dict[Fraction, Fraction] = {}
        for value in values:
            height = self._height(value)
            if all(abs(height - other) >= _LEAST_GAP for other in taken.values()):
                taken[value] = height
        return tuple(taken)

    def _place(self, day: date) -> Fraction:
        first = self.stands[0].day
        span = max((self.last - first).days, 1)
        return _LEFT + Fraction((day - first).days * (_NOW - _LEFT), span)

    def _height(self, value: Fraction) -> Fraction:
        span = self.high - self.low
        share = (value - self.low) / span if span else Fraction(1, 2)
        return self.bottom - _TITLE_GAP - share * (self.bottom - self.top - _TITLE_GAP)

    def _lifted(self, value: Fraction) -> str:
        return display(self._height(value) + _LIFT, 1)

    def _value(self, value: Fraction) -> str:
        return _decimals(value, 1) if self.index else f"${_decimals(value, 2)}"
