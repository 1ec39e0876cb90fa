"""Measures a registration that thousands ask to join: the allocation, the whole check, and its notices as papers."""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from msgspec.structs import replace

from checker.agreements.terms import terms
from checker.api import check, load_text
from checker.model.events import Registration
from checker.model.matter import LoadedMatter
from checker.readings import Choices, Consultation
from checker.replay.opening import opening_state
from checker.replay.record import Record
from checker.replay.registration.cutback import allocation
from generator.api import write_packet

NOTICE, REPORT = "notice-of-incidental-registration", "check-report"
LEAST = 100
# After so many papers whatever is made once has been made.
EARLY = 100
REGISTRATION = """
proposed:
  - event: registration
    date: 2003-01-20
    form: S-1
    initiated_by: company
    securities: common
    only_for: none
    secondary_sales_permitted: true
    underwritten: true
    company_shares: 600000
    limit: {shares: 1000000, written: true, by: managing underwriter, reason: market conditions}
    filing_date: 2003-05-01
"""


def many_holders(number: int) -> LoadedMatter:
    """Return the Company's registration of 1,000,000 shares that so many Holders ask to join, each told by mail."""
    return load_text("\n".join(_lines(number)) + "\n", "registration.yaml")


def _lines(number: int) -> Iterator[str]:
    """Yield the matter line by line: each Holder holds, and asks for, one share more than the one before."""
    names = [f'"Sample Holder {index}"' for index in range(number)]
    yield "as_of: 2003-01-20\nagreements: {rra_assumed_by_group: true}\nregister:\n  holders:"
    for index, name in enumerate(names):
        yield f"    - {{name: {name}, group: rra, series_a_as_converted: {LEAST + index}}}"
    yield REGISTRATION.strip("\n")
    yield "    notices:"
    for name in names:
        yield f"      - {{to: {name}, method: first_class_mail, sent: 2003-01-21}}"
    yield "    requests:"
    for index, name in enumerate(names):
        by_hand = "{method: hand, received: 2003-01-30}"
        yield f"      - {{holder: {name}, shares: {LEAST + index}, delivery: {by_hand}}}"


def peak() -> int:
    """Return the most memory that this process has had so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def alone(number: int) -> str:
    """Return the processor seconds of the allocation alone, and how many shares it gives out."""
    loaded = many_holders(number)
    record = Record(loaded.matter, terms(), Consultation(Choices()))
    state, event = opening_state(record), loaded.matter.proposed[0]
    assert isinstance(event, Registration)
    began = time.process_time()
    found = allocation(record, state, event)
    taken = time.process_time() - began
    return f"{taken:.3f} {peak()} {sum(found.shares.values()) + found.left:,}"


def whole(number: int) -> str:
    """Return the processor seconds of a whole check, readings varied, and its verdict."""
    loaded = many_holders(number)
    began = time.process_time()
    report = check(loaded)
    return f"{time.process_time() - began:.3f} {peak()} {report.verdict}"


def papers(form: str, holders: int) -> str:
    """Return what the papers of one form cost: seconds, peak memory after them, before, and early on; the files."""
    loaded = many_holders(holders)
    report = check(loaded)
    report = replace(report, documents=tuple(paper for paper in report.documents if paper.form == form))
    peaks = [peak()]
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        written = write_packet(loaded, report, Path(folder) / "packet", done=lambda: peaks.append(peak()))
    taken = time.process_time() - began
    early = peaks[min(EARLY, len(peaks) - 1)]
    return f"{taken:.3f} {peak()} {peaks[0]} {early} {len(written.files)}"


def measure(what: str, number: int) -> str:
    """Return one measurement as words."""
    if what == "allocation":
        return alone(number)
    if what == "check":
        return whole(number)
    return papers(NOTICE if what == "notices" else REPORT, number)


def in_its_own_process(what: str, number: int) -> list[str]:
    """Return one measurement of a process that does nothing else."""
    command = [sys.executable, __file__, "--one", what, str(number)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def main() -> None:
    """Print each measurement, and its ratio to the smallest."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--one", nargs=2, metavar=("WHAT", "NUMBER"))
    arguments.add_argument("--papers", type=int, default=3_000, help="notices in the larger packet")
    given = arguments.parse_args()
    if given.one:
        print(measure(given.one[0], int(given.one[1])))
        return
    for what in ("allocation", "check"):
        first: Fraction | None = None
        for number in (1_000, 10_000):
            seconds, most, *told = in_its_own_process(what, number)
            first = first or Fraction(seconds)
            ratio = float(Fraction(seconds) / first) if first else 0.0
            shown = f"{ratio:.1f} of the smaller, {most} MiB, {' '.join(told)}"
            print(f"{what} of {number:>6} Holders: {seconds} s, {shown}", flush=True)
    for what, sizes in (("notices", (1_000, given.papers)), ("report", (50, 100, 200))):
        least: int | None = None
        for number in sizes:
            seconds, most, before, early, files = in_its_own_process(what, number)
            least = least or int(most)
            rate = float(int(files) / Fraction(seconds))
            grown = float(Fraction(int(most) - least, least) * 100)
            shown = f"peak {most} MiB ({before} before, {early} early on), {grown:+.1f}% beside the smallest"
            print(f"{what} for {number:>6} Holders: {files} files, {rate:.1f} a second, {shown}", flush=True)


if __name__ == "__main__":
    main()
