"""Shares and rights issued, changed, used and ended (Section 6(i)): what each does to ledger and capital."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from checker.arithmetic.price import as_fraction, as_pair, plain
from checker.model.events import AmendSecurity, Convert, Expire, Issue
from checker.model.numbers import exact
from checker.model.report import Derivation, Figure
from checker.replay.book import is_right
from checker.replay.capital import Capital
from checker.replay.consideration import is_participant, plain_terms, plan_of, total_consideration
from checker.replay.price_figures import replayed, row_effects, told
from checker.replay.price_rows import Amended, Converted, Expired, Issued, IssueTerms
from checker.replay.record import ImpossibleFact, Record
from checker.replay.rights import Right
from checker.replay.state import PRICE_PLACES, State, Step, Told


def issue(before: State, event: Issue, record: Record) -> Step:
    """Return what an issue does: the shares, or those deemed issued, go into the ledger, unweighed as yet."""
    plan = plan_of(event) if is_participant(event) else None
    terms = plain_terms(event, record)
    right = (event.id or f"#{before.ledger.index}") if is_right(event) else None
    row = Issued(
        event,
        right,
        plan,
        before.book.in_term(event.date),
        before.determined_price,
        before.splits,
        terms,
        (terms, terms.shares, as_pair(total_consideration(terms))) if terms is not None else None,
    )
    after = before.then(row, _after_issue(before.capital, event, plan))
    return Step(after, event.date, before=before, tell=tell_issue)


def amend_security(before: State, event: AmendSecurity, record: Record) -> Step:
    """Return what a change of a right does: the ledger is made over from its grant (6(i)3(C))."""
    right = known_right(before, event.of)
    if event.antidilution is None:
        return Step(before, event.date)
    shares = None if event.shares is None else plain(Fraction(event.shares))
    price = None if event.price is None else Fraction(event.price)
    row = Amended(event.of, shares, price, event.antidilution)
    capital = before.capital
    if shares is not None and right.plan is None and not right.listed:
        more = shares - (before.book.rights(before.ledger).rest(event.of) or 0)
        capital = replace(capital, new_rights=capital.new_rights + more)
    return Step(before.then(row, capital), event.date, before=before, tell=tell_replay)


def convert(before: State, event: Convert, record: Record) -> Step:
    """Return what the use of a right does: its shares pass from the deemed to the actual (A-26).

    Raises ImpossibleFact where more is converted than the right has left.
    """
    right = known_right(before, event.of)
    shares = Fraction(event.shares or 0)
    if not shares:
        return Step(before, event.date)
    rest = before.book.rights(before.ledger).rest(event.of)
    if rest is not None and not right.open and shares > rest:
        raise ImpossibleFact(
            ("shares",),
            f'"{event.of}" has {exact(Fraction(rest))} shares left on {event.date}, fewer than '
            f"{exact(shares)}; correct the number converted, or the grant",
        )
    row = Converted(event.of, plain(shares), event.date, before.book.in_term(event.date))
    after = before.then(row, _after_use(before.capital, right, shares, issued=True))
    return Step(after, event.date, before=before, tell=tell_use)


def expire(before: State, event: Expire, record: Record) -> Step:
    """Return what the end of a right does: the ledger is made over from its grant (6(i)3(D))."""
    right = known_right(before, event.of)
    rest = Fraction(before.book.rights(before.ledger).rest(event.of) or 0)
    capital = _after_use(before.capital, right, rest, issued=False)
    return Step(before.then(Expired(event.of), capital), event.date, before=before, tell=tell_replay)


def known_right(state: State, right_id: str) -> Right:
    """Return a right as it stands; ImpossibleFact for an id that no issue and no item of the opening has."""
    right = state.book.rights(state.ledger).by_id.get(right_id)
    if right is None:
        raise ImpossibleFact(
            ("of",),
            f'no option, warrant or convertible has the id "{right_id}" at that time; give the issue of it, or '
            "the item of `opening.rights`",
        )
    return right


def terms_at(after: State) -> tuple[IssueTerms, Fraction, Fraction]:
    """Return the terms of the issue that the last row is, the shares counted, and the consideration."""
    node = after.ledger
    terms, shares, consideration = after.book.counted(node, node.index - 1, after.first_price)
    return terms, Fraction(shares), as_fraction(consideration)


def tell_issue(before: State, after: State, record: Record) -> Told:
    """Return the figures of an issue: the consideration, the cap, and what became of the price."""
    terms, shares, consideration = terms_at(after)
    if terms.lacking:
        return Told()
    figures: dict[str, Figure] = {"consideration": exact(consideration, PRICE_PLACES)}
    derivations = [_consideration(terms, shares, consideration)]
    if shares:
        figures["consideration_per_share"] = exact(consideration / shares, PRICE_PLACES)
    if terms.cap is not None:
        cap = terms.cap * shares
        figures["aggregate_consideration_cap"] = exact(cap, PRICE_PLACES)
        figures["current_market_price"] = exact(terms.cap, PRICE_PLACES)
        inputs = {"current_market_price": exact(terms.cap, PRICE_PLACES), "shares": exact(shares)}
        derivations.append(
            Derivation(
                "aggregate_consideration_cap",
                exact(cap, PRICE_PLACES),
                "W6.i.2",
                "Current Market Price × shares issued",
                inputs,
                exact(cap, PRICE_PLACES),
                "not rounded",
            )
        )
    effects = row_effects(after)
    more = told(before, after, record, effects)
    if any(effect.adjusted for effect in effects):
        made = after.ledger.row
        day = made.event.date.isoformat() if isinstance(made, Issued) else ""
        figures |= {"adjustment_made": day, "adjustment_effective": day}
    return Told({**figures, **more.figures}, (*derivations, *more.derivations))


def tell_use(before: State, after: State, record: Record) -> Told:
    """Return the figures of the use of a right: a price only where the use itself is weighed (A-28)."""
    effects = row_effects(after)
    found = told(before, after, record, effects)
    if not effects:
        return found
    paid = exact(as_fraction(effects[0].consideration), PRICE_PLACES)
    each = exact(as_fraction(effects[0].consideration) / effects[0].shares, PRICE_PLACES)
    return Told({"consideration": paid, "consideration_per_share": each, **found.figures}, found.derivations)


def tell_replay(before: State, after: State, record: Record) -> Told:
    """Return the figures of a change or an ending: the price and number that would have obtained."""
    figures, derivations = _grant(after)
    if before.price == after.price and all(
        held.shares == before.warrants[key].shares for key, held in after.warrants.items()
    ):
        return Told(figures, derivations)
    made = replayed(before, after, record)
    raw = [each for each in made if each.figure == "unrounded_price"]
    if raw:
        figures["unrounded_price"] = raw[-1].value
    return Told(figures, (*derivations, *made))


def _grant(after: State) -> tuple[dict[str, Figure], tuple[Derivation, ...]]:
    """Return the consideration of the grant on which the last row bears, for the number now known."""
    row, node = after.ledger.row, after.ledger
    right = after.book.rights(node).by_id.get(row.right) if isinstance(row, Amended | Expired) else None
    if right is None or right.row is None or right.row == node.index - 1:
        return {}, ()
    terms, shares, consideration = after.book.counted(node, right.row, after.first_price)
    if terms.lacking or not shares:
        return {}, ()
    value = as_fraction(consideration)
    return {"consideration": exact(value, PRICE_PLACES)}, (_consideration(terms, Fraction(shares), value),)


def _consideration(terms: IssueTerms, shares: Fraction, consideration: Fraction) -> Derivation:
    """Return how the consideration came to be (6(i)1 to 3)."""
    inputs = {
        "cash_net": exact(terms.cash, PRICE_PLACES),
        "in_kind": exact(terms.in_kind, PRICE_PLACES),
        "exercise_price": exact(terms.strike, PRICE_PLACES),
        "additional_consideration": exact(terms.additional, PRICE_PLACES),
        "shares": exact(shares),
    }
    formula = "cash net of expenses + exercise price and additional consideration"
    if terms.in_kind:
        formula = (
            "cash net of expenses and what is not cash, not above the cap" + formula[formula.index(" +") :]
        )
    clause = "W6.i.2" if terms.in_kind else "W6.i.3" if terms.strike or terms.additional else "W6.i.1"
    value = exact(consideration, PRICE_PLACES)
    return Derivation("consideration", value, clause, formula, inputs, value, "not rounded")


def _after_issue(capital: Capital, event: Issue, plan: str | None) -> Capital:
    """Return the capital after an issue: outstanding shares, or shares reserved for a right."""
    shares = Fraction(event.shares or 0)
    if is_right(event):
        return capital if plan is not None else replace(capital, new_rights=capital.new_rights + shares)
    reserves = capital.plan_reserves - (min(shares, capital.plan_reserves) if plan is not None else 0)
    return replace(capital, outstanding=capital.outstanding + shares, plan_reserves=reserves)


def _after_use(capital: Capital, right: Right, shares: Fraction, *, issued: bool) -> Capital:
    """Return the capital after shares of a right were delivered, or its rest ended: its reserve shrinks.

    What ends under a plan goes back to the plan.
    """
    if issued:
        capital = replace(capital, outstanding=capital.outstanding + shares)
    if right.plan is not None:
        less = min(shares, capital.plan_reserves) if issued else Fraction(0)
        return replace(capital, plan_reserves=capital.plan_reserves - less)
    if not right.listed:
        return replace(capital, new_rights=capital.new_rights - min(shares, capital.new_rights))
    if right.security == "convertible":
        less = min(shares, capital.preferred_conversion)
        return replace(capital, preferred_conversion=capital.preferred_conversion - less)
    return replace(capital, other_warrants=capital.other_warrants - min(shares, capital.other_warrants))
