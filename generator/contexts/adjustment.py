"""The context of the statement of an adjustment: its facts, formula, inputs, rounding, price and number (W6.viii)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from checker.api import reading_text
from checker.model.events import Distribution, Issue, Split
from checker.model.numbers import display
from checker.model.report import Derivation
from generator.contexts.company_acts import Fact, facts
from generator.contexts.mailing import Addressee, Mail, addressees, mails
from generator.contexts.register import Signatory, company_signs
from generator.contexts.source import Heading, Source
from generator.contexts.wording import sentence, spelled, words

_BASE = "A-25"
_PRICE, _SHARES = "after.warrant_price", "after.warrant_shares"
_QUOTIENT_PLACES = 8
_DOLLARS = "$"
_INPUTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "warrant_price": ("Warrant Price in effect immediately prior", _DOLLARS),
        "outstanding": ("Shares of Common Stock outstanding immediately prior, with those deemed issued", ""),
        "shares": ("Shares of Common Stock issued or deemed issued", ""),
        "consideration": ("Consideration received", _DOLLARS),
        "current_market_price": ("Current Market Price of one share", _DOLLARS),
        "value_per_share": ("Fair market value distributed on one share", _DOLLARS),
        "ratio": ("Shares after for each share before", ""),
        "cash_net": ("Cash net of expenses", _DOLLARS),
        "in_kind": ("Fair market value of what is not cash", _DOLLARS),
        "exercise_price": ("Minimum purchase price, for all shares", _DOLLARS),
        "additional_consideration": ("Additional consideration upon conversion or exercise", _DOLLARS),
    }
)
_NOTHING = "0.00"


@dataclass(frozen=True, slots=True)
class QuotientStep:
    """One quotient of Section 6: the words of the formula, what went into it, and what came out."""

    section: str
    order: str
    formula: str
    inputs: tuple[tuple[str, str], ...]
    unrounded: str
    rounding: str
    price: str


@dataclass(frozen=True, slots=True)
class Moved:
    """One Warrant of the addressee: price and number before and after, and how the number came to be (W5)."""

    id: str
    price_before: str
    price_after: str
    shares_before: str
    shares_after: str
    formula: str
    unrounded: str
    rounding: str


@dataclass(frozen=True, slots=True)
class ReadingTaken:
    """A reading on which the figures turn: the option taken, and who recorded the choice; None is open."""

    id: str
    title: str
    option: str
    means: str
    by: str | None
    on: date | None
    because: str


@dataclass(frozen=True, slots=True)
class AdjustmentStatement(Heading):
    """Everything that the statement of Section 6(viii) says."""

    company: Signatory
    holders: tuple[Addressee, ...]
    mails: tuple[Mail, ...]
    warrants: tuple[Moved, ...]
    facts: tuple[Fact, ...]
    per_share: str
    price_before: str
    consideration: QuotientStep | None
    steps: tuple[QuotientStep, ...]
    on_record_date: bool
    issued: bool
    made: date
    effective: date | None
    base: ReadingTaken | None
    readings: tuple[ReadingTaken, ...]
    drift: str


def adjustment_statement(source: Source) -> AdjustmentStatement:
    """Return the statement for the Holder to whom the paper goes, or for all where it names none."""
    to = addressees(source)
    turned = tuple(_readings(source))
    event = source.event
    warrants = tuple(_moved(source, to))
    return AdjustmentStatement(
        *source.heading,
        company=company_signs(),
        holders=to,
        mails=mails(source),
        warrants=warrants,
        facts=facts(source),
        per_share=_shown(source.action.figures.get("consideration_per_share")),
        price_before=next((each.price_before for each in warrants), ""),
        consideration=next((_step(each) for each in _derived(source, "consideration")), None),
        steps=tuple(_steps(source)),
        on_record_date=isinstance(event, Split | Distribution),
        issued=isinstance(event, Issue),
        made=source.day("adjustment_made") or source.action.date,
        effective=source.day("adjustment_effective"),
        base=next((each for each in turned if each.id == _BASE), None),
        readings=tuple(each for each in turned if each.id != _BASE),
        drift=_drift(source),
    )


def _derived(source: Source, figure: str) -> Iterator[Derivation]:
    return (each for each in source.action.derivations if each.figure == figure)


def _steps(source: Source) -> Iterator[QuotientStep]:
    """Yield each quotient of the price, numbered where the ledger was made over in several."""
    made = tuple(_derived(source, _PRICE))
    for number, derived in enumerate(made, 1):
        yield _step(derived, f"step {number} of {len(made)}" if len(made) > 1 else "")


def _step(derived: Derivation, order: str = "") -> QuotientStep:
    """Return one derivation as a step; an input of nothing is left out, and the base is told apart."""
    return QuotientStep(
        section=section_words(derived.clause),
        order=order,
        formula=derived.formula,
        inputs=tuple(_inputs(derived)),
        unrounded=_shown(derived.unrounded),
        rounding=derived.rounding,
        price=_shown(derived.value),
    )


def _inputs(derived: Derivation) -> Iterator[tuple[str, str]]:
    """Yield what goes into a quotient, labelled."""
    for key, value in derived.inputs.items():
        if key == "base" or (derived.figure == "consideration" and (key == "shares" or value == _NOTHING)):
            continue
        label, unit = _INPUTS.get(key, (sentence(words(key)).removesuffix("."), ""))
        yield label, _shown(value) if unit else _number(value)


def _moved(source: Source, to: tuple[Addressee, ...]) -> Iterator[Moved]:
    """Yield each Warrant of the addressees with what the adjustment does to it."""
    before, after = source.action.before.warrants, source.action.after.warrants
    made = {each.inputs.get("warrant"): each for each in _derived(source, _SHARES)}
    for key in (key for holder in to for key in holder.warrants if key in after):
        derived = made.get(key)
        yield Moved(
            id=key,
            price_before=_shown(before[key].warrant_price),
            price_after=_shown(after[key].warrant_price),
            shares_before=spelled(before[key].warrant_shares),
            shares_after=spelled(after[key].warrant_shares),
            formula=derived.formula if derived is not None else "",
            unrounded=_number(derived.unrounded) if derived is not None else "",
            rounding=derived.rounding if derived is not None else "",
        )


def _readings(source: Source) -> Iterator[ReadingTaken]:
    """Yield the readings of which another option would give this adjustment another price or number."""
    if any("base" in each.inputs for each in source.action.derivations):
        used = {use.id for use in source.report.readings}
        if _BASE not in used:
            yield _taken(source, _BASE, _base_option(source))
    for use in source.report.readings:
        if any(
            change.action == source.paper.action and change.path in (_PRICE, _SHARES)
            for change in use.changes
        ):
            yield _taken(source, use.id, use.chosen)


def _base_option(source: Source) -> str:
    """Return the option of the base that the figures rest on, as their derivation says."""
    return next(each.inputs["base"] for each in source.action.derivations if "base" in each.inputs)


def _taken(source: Source, reading_id: str, option: str) -> ReadingTaken:
    """Return a reading with the option taken and the record of the choice."""
    reading = reading_text(reading_id)
    choice = source.loaded.matter.readings.get(reading_id)
    # A choice tried only for once (--reading) is nobody's: the file records another, or none.
    recorded = choice if choice is not None and choice.option == option else None
    return ReadingTaken(
        id=reading_id,
        title=reading.title,
        option=option,
        means=next((each.means for each in reading.options if each.id == option), ""),
        by=recorded.by if recorded is not None else None,
        on=recorded.date if recorded is not None else None,
        because=sentence(recorded.because or "") if recorded is not None else "",
    )


def _drift(source: Source) -> str:
    """Return how far the price stands from one that was never rounded, without its sign; nothing for none (A-20)."""
    found = (source.fact("W6.vi-rounding", "drift") or "").removeprefix("-")
    return f"${found}" if found.strip("0.") else ""


def section_words(code: str) -> str:
    """Return a clause of the Warrant as a paper cites it: ``W6.i.2`` is Section 6(i)(2)."""
    first, *rest = code.removeprefix("W").split(".")
    return f"Section {first}" + "".join(f"({part})" for part in rest)


def _shown(value: object) -> str:
    """Return dollars as a paper writes them; with eight decimals, and exactly, where they never end."""
    if not isinstance(value, str) or not value:
        return ""
    if "/" in value:
        return f"${display(Fraction(value), _QUOTIENT_PLACES)} (exactly {_over(value)})"
    return f"${spelled(value)}"


def _number(value: str) -> str:
    """Return a number as a paper writes it; with eight decimals, and exactly, where they never end."""
    if "/" in value:
        return f"{display(Fraction(value), _QUOTIENT_PLACES)} (exactly {_over(value)})"
    return spelled(value)


def _over(value: str) -> str:
    """Return a fraction with its thousands grouped."""
    return "/".join(spelled(part) for part in value.split("/"))
