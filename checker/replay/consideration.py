"""What an issue is, and what the Company receives for it, under Section 6(i)1 to 3 and 6(ii)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from checker.arithmetic.price import Number, capped, plain
from checker.model.events import Consideration, Issue
from checker.model.matter import Determination
from checker.readings import NotComputable
from checker.replay.market_price import MarketPrice
from checker.replay.price_rows import Issued, IssueTerms, Lacking
from checker.replay.record import Record
from checker.replay.rights import CONVERTIBLES, RIGHTS, Right
from checker.replay.split_window import market_price_with

PARTICIPANTS = frozenset({"employee", "director", "officer", "consultant"})
HOLDERS_OF_PREFERRED = "holders_of_preferred"
PLANS = {
    "Nonqualified Stock Option Plan": ("nonqualified_plan_reserve", "nonqualified_options_outstanding"),
    "Incentive Stock Option Plan": ("incentive_plan_reserve", "incentive_options_outstanding"),
}
STRIKES = frozenset({"option", "warrant"})
EXCLUDED = frozenset({"excluded", "in_effect", "in effect", "true", "yes"})
ONLY_IN_KIND = "R2"
PURCHASE = "purchase"
"""What the name of a purchase plan has in it: only of such a plan is it open whether it is a similar one (A-42)."""


def plan_of(event: Issue) -> str | None:
    """Return the plan of Section 4 that an issue names, in the words of the Section; None for any other."""
    named = (event.plan or "").strip().casefold()
    return next((name for name in PLANS if name.casefold() == named), None)


def is_participant(event: Issue) -> bool:
    """Say whether an issue goes to a director, officer, employee or consultant (6(ii)(2))."""
    return (event.to or "").strip().casefold().removesuffix("s") in PARTICIPANTS


def is_dividend_on_preferred(event: Issue) -> bool:
    """Say whether shares are issued to the holders of preferred stock for nothing (A-43, A-112)."""
    return event.to == HOLDERS_OF_PREFERRED and not _received(event.consideration)


def plain_terms(event: Issue, record: Record) -> IssueTerms | None:
    """Return the terms of an issue on which no reading, quotation or determination bears; else None."""
    money = event.consideration
    named = event.plan is not None and event.plan != "none"
    plan = plan_of(event) if named and is_participant(event) else None
    if (
        event.shares is None
        or event.security is None
        or money is None
        or money.property is not None
        or money.cash is None
        or event.merger is not None
        or event.to == HOLDERS_OF_PREFERRED
        or bool(record.matter.determinations)
        or (named and plan is None)
        or (event.plan is None and is_participant(event))
        or (event.security in STRIKES and event.price is None)
    ):
        return None
    terms = _money_terms(event, money, Fraction(event.shares))
    return terms if plan is None else _of_plan(terms, plan)


def terms_of(row: Issued, record: Record) -> IssueTerms:
    """Return what Section 6(i) makes of an issue, asking the readings on which that turns."""
    if row.fixed is not None:
        return row.fixed
    event = row.event
    lacking = tuple(_lacking(event))
    if lacking:
        return IssueTerms(plain(Fraction(event.shares or 0)), tested=False, lacking=lacking)
    shares = Fraction(event.shares or 0)
    if is_dividend_on_preferred(event):
        return _dividend_on_preferred(event, record, shares)
    money = event.consideration or Consideration()
    terms = _money_terms(event, money, shares)
    value = property_value(event, record)
    if value is not None and value > 0:
        terms = _in_kind(row, record, terms, money, value)
    return _excluded(event, record, terms)


def total_consideration(
    terms: IssueTerms, shares: Number | None = None, right: Right | None = None
) -> Fraction:
    """Return the consideration for the shares counted, in dollars, unrounded, never below nothing.

    With a right that has changed or ended it is what is received for the number now known: of a premium
    the whole (A-33 is for the caller), of what was lent or paid for a convertible as much as the shares
    delivered bear of it, for the rest is repaid.
    """
    count = terms.shares if shares is None else shares
    cash, in_kind = terms.cash, terms.in_kind
    strike = terms.strike if right is None else right.strikes
    additional = terms.additional
    if right is not None and terms.shares:
        additional = additional * count / terms.shares
    received = cash if not in_kind else capped(cash, in_kind, _cap(terms, count), terms.literal_cap)
    return max(Fraction(0), received + strike + additional)


def part_of_received(terms: IssueTerms, part: Fraction) -> IssueTerms:
    """Return the terms with that part of what was received at the grant."""
    return replace(terms, cash=terms.cash * part, in_kind=terms.in_kind * part)


def property_value(event: Issue, record: Record) -> Fraction | None:
    """Return the value of what is not cash: as the Board determined, else as the file has it; None if none."""
    given = event.consideration.property if event.consideration is not None else None
    if not record.matter.determinations:
        return None if given is None else Fraction(given)
    determined = record.determined_value("fair_market_value", event.id)
    if given is None:
        named = any(each.of == event.id for each in record.determinations("fair_market_value"))
        return determined if named and event.id is not None else None
    return Fraction(given) if determined is None else determined


def cap_price(row: Issued, record: Record) -> MarketPrice:
    """Return the Current Market Price that caps a consideration in kind: at the day of the issue (A-38)."""
    if record.reading("A-38") == "R2":
        raise NotComputable("the file does not say on which day the agreement to issue was signed")
    determined = record.determined_value("current_market_price", row.event.id) or row.determined
    return market_price_with(record, row.event.date, determined, row.splits)


def plan_status(event: Issue, record: Record) -> bool | None:
    """Return whether a plan was determined to be one of Excluded Stock; None where nothing is determined."""
    found: Determination | None = None
    for each in record.determinations("plan_status"):
        if each.of in (None, event.id, event.plan):
            found = each
    return None if found is None else str(found.value).strip().casefold() in EXCLUDED


def _money_terms(event: Issue, money: Consideration, shares: Fraction) -> IssueTerms:
    """Return the terms of an issue for money: cash less expenses and accrued interest, strike, additional."""
    cash = Fraction(money.cash or 0) - Fraction(money.expenses or 0)
    if event.security in CONVERTIBLES:
        cash -= Fraction(money.accrued or 0)
    strike = event.price if event.security in RIGHTS and event.security != "convertible" else None
    additional = event.additional_consideration if event.security in CONVERTIBLES else None
    return IssueTerms(
        plain(shares),
        cash,
        strike=shares * Fraction(strike or 0),
        additional=Fraction(additional or 0),
    )


def _in_kind(
    row: Issued, record: Record, terms: IssueTerms, money: Consideration, value: Fraction
) -> IssueTerms:
    """Return the terms of an issue for a consideration in whole or part other than cash (6(i)2)."""
    cash, expenses = Fraction(money.cash or 0), Fraction(money.expenses or 0)
    accrued = Fraction(money.accrued or 0) if row.event.security in CONVERTIBLES else Fraction(0)
    net = max(Fraction(0), cash - accrued)
    if expenses and net and record.reading("A-36") == "R1":
        net = max(Fraction(0), net - expenses)
    market = cap_price(row, record)
    if market.value is None:
        lacks = Lacking(
            "the Current Market Price at the day of the issue, which caps the consideration, is not known",
            ("consideration", "property"),
            "give the quotations of the fifteen business days under `prices`, or the Board's determination",
        )
        return IssueTerms(terms.shares, tested=False, lacking=(lacks,))
    literal = True
    if net > market.value * terms.shares:
        literal = record.reading("A-35") != ONLY_IN_KIND
    return IssueTerms(terms.shares, net, value, market.value, literal, terms.strike, terms.additional)


def _excluded(event: Issue, record: Record, terms: IssueTerms) -> IssueTerms:
    """Return the terms as Section 6(ii) leaves them: outside 6(i), or within it as far as a plan has no room."""
    if event.merger is not None and record.reading("A-111") == "R1":
        return _untested(terms)
    if not is_participant(event) or event.plan in (None, "none"):
        return terms
    status = plan_status(event, record)
    if status is not None:
        return _untested(terms) if status else terms
    plan = plan_of(event)
    if plan is None:
        purchase = PURCHASE in (event.plan or "").casefold()
        return _untested(terms) if purchase and record.reading("A-42") == "R2" else terms
    return _of_plan(terms, plan)


def _of_plan(terms: IssueTerms, plan: str) -> IssueTerms:
    """Return the terms of shares under a plan of Section 4."""
    return replace(terms, plan=plan)


def _dividend_on_preferred(event: Issue, record: Record, shares: Fraction) -> IssueTerms:
    """Return the terms of stock paid as a dividend on preferred stock: common (A-112) or preferred (A-43)."""
    if event.security not in CONVERTIBLES:
        return IssueTerms(plain(shares), dividend=record.reading("A-112") == "R1")
    opening = record.matter.opening
    preferred = opening.preferred if opening else None
    declared = _or_term(preferred.dividend_declared if preferred else None, record, "preferred_dividend")
    converts = _or_term(
        preferred.conversion_shares if preferred else None, record, "preferred_conversion_shares"
    )
    outstanding = _or_term(preferred.outstanding if preferred else None, record, "preferred_outstanding")
    as_preferred = declared * converts / outstanding if outstanding else declared
    option = record.reading("A-43")
    is_declared = shares in (declared, as_preferred)
    if is_declared:
        shares = declared if option == "R1" else as_preferred
    return IssueTerms(plain(shares), tested=option != "R3", declared=is_declared)


def _or_term(given: Fraction | None, record: Record, term_id: str) -> Fraction:
    """Return a figure of the opening position, or Section 4's where it is left out."""
    return record.number(term_id) if given is None else Fraction(given)


def _untested(terms: IssueTerms) -> IssueTerms:
    """Return the terms of shares that are Excluded Stock."""
    return IssueTerms(terms.shares, terms.cash, strike=terms.strike, tested=False)


def _cap(terms: IssueTerms, shares: Number) -> Fraction:
    """Return the most that a consideration partly in kind can count for, in dollars."""
    return (terms.cap or Fraction(0)) * shares


def _received(money: Consideration | None) -> bool:
    """Say whether anything at all is received."""
    return money is not None and bool((money.cash or 0) or (money.property or 0))


def _lacking(event: Issue) -> list[Lacking]:
    """Return the facts without which an issue has no figure."""
    found = []
    if event.security is None:
        found.append(
            Lacking("what is issued is left out", ("security",), "give `security`, such as `common`")
        )
    if event.shares is None:
        found.append(
            Lacking(
                "the number of shares, for a right the most it can deliver, is left out",
                ("shares",),
                "give `shares`; a number that floats has no figure until counsel determines the most (A-39)",
            )
        )
    money = event.consideration
    if event.to != HOLDERS_OF_PREFERRED and (
        money is None or (money.cash is None and money.property is None)
    ):
        found.append(
            Lacking(
                "what the Company receives is left out",
                ("consideration",),
                "give `consideration` with `cash` (0 for nothing), `expenses` and `property`, in all",
            )
        )
    floats = event.security in STRIKES or (
        event.security == "option_on_convertible" and event.additional_consideration is None
    )
    if floats and event.price is None:
        found.append(
            Lacking(
                "the least price at which the right can be exercised is left out",
                ("price",),
                "give `price`; a price that floats has no figure until counsel determines the least (A-39)",
            )
        )
    if is_participant(event) and event.plan is None:
        found.append(
            Lacking(
                "whether they are issued under a plan is left out",
                ("plan",),
                "give `plan`: its name, or `none`; what Section 4's plans grant is Excluded Stock",
            )
        )
    if plan_of(event) is not None and event.to is None:
        found.append(
            Lacking(
                "to whom the plan's shares go is left out",
                ("to",),
                "give `to`: employee, director, officer or consultant are the participants of Excluded Stock",
            )
        )
    return found
