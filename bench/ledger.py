"""Measures what a long ledger costs: the state as of one date in one pass, and a whole check with readings varied."""

from __future__ import annotations

import argparse
import dataclasses
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from msgspec import structs

from checker.agreements.terms import terms
from checker.api import check, load_text
from checker.model.events import AmendSecurity, Consideration, Convert, Expire, Happening, Issue
from checker.model.matter import LoadedMatter
from checker.model.numbers import Money, Price, Shares
from checker.readings import Choices, Consultation
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.walk import entries, in_time, replayed

FIRST_DAY, DAYS = date(2002, 5, 2), 2500
GRANTS, EXERCISES, EXPIRIES = 0.60, 0.90, 0.99
SEED = """
as_of: 2009-04-01
matter: a long ledger
proposed:
  - event: issue
    date: 2009-04-01
    id: last
    security: common
    shares: 1000000
    to: public
    plan: none
    consideration: {cash: 500000, expenses: 0}
"""


def ledger(events: int) -> Iterator[Happening]:
    """Yield 60% grants, 30% exercises, 9% expiries and 1% changes over seven years, the same each time."""
    chance = random.Random(1)
    live: dict[str, int] = {}
    names: list[str] = []
    for index in range(events):
        day = FIRST_DAY + timedelta(days=index * DAYS // events)
        lot = chance.random()
        if lot < GRANTS or not live:
            name, shares = f"grant-{index}", chance.randrange(100, 5000)
            live[name] = shares
            names.append(name)
            yield Issue(
                date=day,
                id=name,
                security="option",
                shares=Shares(shares),
                price=Price(chance.choice(["1.00", "1.50", "2.00", "3.00"])),
                to="lender",
                plan="none",
                consideration=Consideration(cash=Money(0), expenses=Money(0)),
            )
            continue
        place = chance.randrange(len(names))
        name = names[place]
        if lot < EXERCISES:
            shares = chance.randrange(1, live[name] + 1)
            live[name] -= shares
            yield Convert(date=day, of=name, shares=Shares(shares))
            if not live[name]:
                _drop(names, place)
                del live[name]
        elif lot < EXPIRIES:
            _drop(names, place)
            del live[name]
            yield Expire(date=day, of=name)
        else:
            live[name] = chance.randrange(1, 5000)
            yield AmendSecurity(date=day, of=name, shares=Shares(live[name]), antidilution=False)


def _drop(names: list[str], place: int) -> None:
    """Take a name out of the list in constant time: the last takes its place."""
    names[place] = names[-1]
    names.pop()


def long_matter(events: int) -> LoadedMatter:
    """Return a matter with that history and one issue proposed."""
    loaded = load_text(SEED, "ledger.yaml")
    return dataclasses.replace(loaded, matter=structs.replace(loaded.matter, history=tuple(ledger(events))))


def measure(what: str, events: int) -> str:
    """Return processor seconds and peak memory in MiB of one measurement, in a process of its own."""
    loaded = long_matter(events)
    began = time.process_time()
    if what == "state":
        record = Record(loaded.matter, terms(), Consultation(Choices()))
        state = opening_state(record)
        for entry in in_time((each for each in entries(loaded) if each.kind == "history"), record):
            state = replayed(loaded, entry, state, record).after
        figures = state.position()
        shown = f"{figures.warrant_price} {figures.warrant_shares}"
    else:
        shown = check(loaded).actions[0].after.warrant_price
    taken = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{taken:.2f} {peak} {shown}"


def main() -> None:
    """Print each measurement, and its ratio to the smallest ledger's per event."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--one", nargs=2, metavar=("WHAT", "EVENTS"))
    one = arguments.parse_args().one
    if one:
        print(measure(one[0], int(one[1])))
        return
    for what, sizes in (("state", (1_000, 10_000, 100_000)), ("check", (1_000, 10_000))):
        first: Fraction | None = None
        for size in sizes:
            command = [sys.executable, __file__, "--one", what, str(size)]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            per_event = Fraction(told[0]) / size
            first = first or per_event
            ratio = float(per_event / first) if first else 0.0
            print(
                f"{what} {size:>7}: {told[0]} s, {told[1]} MiB, per event {ratio:.2f} of the smallest ledger's"
            )


if __name__ == "__main__":
    main()
