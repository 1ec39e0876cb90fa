"""``covenant packet``: the papers of one matter, or a packet for each of many, shared out among processes."""

from __future__ import annotations

import argparse
import os
import threading
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker.api import check, load, load_text, spoken_from
from checker.model.errors import CovenantError, SharedWorkError
from checker.model.matter import LoadedMatter
from desk.crew.spread import processors, spread, usable
from desk.matters import loaded_matter
from desk.orders import STDIN, Order, orders_of
from desk.progress import bar
from desk.writing import put, say
from generator.api import (
    LeftOut,
    Packet,
    Press,
    Written,
    make_packet,
    put_packet,
    write_packet,
)

AS_ASKED, NOT_AS_ASKED, COULD_NOT = 0, 1, 2


class Outcome(Struct, frozen=True):
    """What became of an order: files written and papers left out, or the sentence that refuses the matter."""

    order: Order
    files: int = 0
    left_out: int = 0
    said: tuple[str, ...] = ()
    lacking: str = ""
    refused: str = ""
    packet: Any = None


class _Thread(threading.local):
    """What each thread that makes packets keeps between them."""

    press: Press | None = None


_thread = _Thread()


def run_packet(arguments: argparse.Namespace) -> int:
    """Write every document that the proposed actions need.

    1 if one of them had to be left out, 2 if a matter could not be checked or a packet not be written.
    """
    (first, *others) = arguments.matters
    if others or (first != STDIN and Path(first).is_dir()):
        return _run_many(arguments)
    what_if = dict(arguments.reading)
    loaded = loaded_matter(first, arguments)
    report = check(loaded, what_if)
    with bar("papers", len(report.documents)) as done:
        written = write_packet(
            loaded,
            report,
            arguments.out,
            draft=arguments.draft,
            replace=arguments.replace,
            what_if=what_if,
            done=done,
        )
    for sentence in _said(written):
        say(sentence)
    put("".join(f"{each.status:9}  {each.name}\n" for each in written.files), None)
    if written.lacking:
        say(written.lacking)
        return COULD_NOT
    return NOT_AS_ASKED if written.left_out else AS_ASKED


def _run_many(arguments: argparse.Namespace) -> int:
    """Write a packet for each matter, say in their order what became of it, and count."""
    orders = orders_of(arguments)
    jobs = usable(arguments.jobs or processors(), len(orders))
    told: list[str] = []
    count: Counter[str] = Counter()
    try:
        with (
            bar("matters", len(orders)) as done,
            closing(_outcomes(orders, jobs, arguments.cluster)) as outcomes,
        ):
            for outcome in outcomes:
                name = outcome.order.name
                for sentence in outcome.said:
                    say(f"{name}: {sentence}")
                refused = outcome.refused or outcome.lacking
                if refused:
                    say(refused if refused.startswith(name) else f"{name}: {refused}")
                if not outcome.refused:
                    told.append(f"{outcome.files:4} files  {outcome.order.out}\n")
                count["refused"] += bool(outcome.refused)
                count["lacking"] += bool(outcome.lacking)
                count["packets"] += not outcome.refused
                count["files"] += outcome.files
                count["left_out"] += outcome.left_out
                done()
    finally:
        # Also of a run that was broken off: what is written stays.
        if count:
            told.append(
                f"{count['packets']} packets, {count['files']} files written, "
                f"{count['left_out']} papers left out, {count['refused']} matters refused\n"
            )
        put("".join(told), None)
    if count["refused"] or count["lacking"]:
        return COULD_NOT
    return NOT_AS_ASKED if count["left_out"] else AS_ASKED


def _outcomes(orders: Sequence[Order], jobs: int, cluster: str | None) -> Generator[Outcome, None, None]:
    """Yield what becomes of each order; a packet that came back from a cluster is put in place here."""
    try:
        sent = map(_self_contained, orders) if cluster else orders
        with closing(spread(fulfil, sent, jobs=jobs, cluster=cluster)) as outcomes:
            for outcome in outcomes:
                yield _received(outcome) if cluster else outcome
    except SharedWorkError as error:
        raise SharedWorkError(
            f"{error.message}; the packets that are said to be written are whole"
        ) from error
    finally:
        if _thread.press is not None:
            _thread.press.close()


def fulfil(order: Order) -> Outcome:
    """Make the packet of one order and, unless it goes over a cluster, write it; a refusal is an outcome too."""
    if order.refused:
        return Outcome(order, refused=order.refused)
    if _thread.press is None:
        _thread.press = Press()
    keys: dict[str, Any] = {"draft": order.draft, "what_if": order.what_if, "press": _thread.press}
    try:
        loaded = _loaded(order)
        report = check(loaded, order.what_if)
        if order.here:
            written = write_packet(loaded, report, Path(order.out), replace=order.replace, **keys)
            return _outcome(order, written)
        return Outcome(order, packet=make_packet(loaded, report, **keys))
    except Exception as error:
        return Outcome(order, refused=_sentence(error))


def _received(outcome: Outcome) -> Outcome:
    """Put a packet that was made elsewhere in place; files are named as the user typed them."""
    order, packet = outcome.order, outcome.packet
    if packet is None:
        return replace(outcome, refused=outcome.refused.replace(f"{Path.cwd()}{os.sep}", ""))
    assert isinstance(packet, Packet)
    try:
        return _outcome(order, put_packet(packet, Path(order.out), replace=order.replace))
    except (CovenantError, OSError) as error:
        return Outcome(order, refused=_sentence(error))


def _outcome(order: Order, written: Written) -> Outcome:
    """Return what became of a packet that has been written; its manifest is a file too."""
    return Outcome(order, len(written.files) + 1, _left_out(written), tuple(_said(written)), written.lacking)


def _left_out(written: Written) -> int:
    """Return how many papers were left out altogether."""
    return sum(not each.format for each in written.left_out)


def _self_contained(order: Order) -> Order:
    """Return an order that another machine can fulfil: it holds the matter's own words, and brings the packet back.

    The files that a matter names are looked for there under the same path.
    """
    if order.data is not None:
        return replace(order, here=False)
    file = Path(order.name)
    try:
        return replace(order, here=False, data=file.read_bytes(), folder=str(file.parent.absolute()))
    except FileNotFoundError:
        return replace(order, refused=f"{order.name}: there is no such file")
    except OSError as error:
        return replace(order, refused=_sentence(error))


def _loaded(order: Order) -> LoadedMatter:
    data = order.data
    loaded = load(order.name) if data is None else load_text(data, order.name, order.folder)
    return loaded if order.as_of is None else spoken_from(loaded, order.as_of)


def _sentence(error: Exception) -> str:
    """Return an error as one sentence, in the words of the command."""
    if isinstance(error, CovenantError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename or 'the disk'}: {error.strerror or error}"
    return f"a fault of the program, please report it: {type(error).__name__}: {error}"


def _said(written: Written) -> Iterator[str]:
    """Yield what is to be said of a packet: its notes, and why papers were left out."""
    yield from written.notes
    yield from left_out_sentences((each for each in written.left_out if not each.format), "left out")


def left_out_sentences(left_out: Iterable[LeftOut], what: str) -> Iterator[str]:
    """Yield for each form a sentence why there is no execution version of it."""
    for each in left_out:
        first, *others = each.reasons
        rest = f" And {len(others)} more, in the check report and on the cover of a draft." if others else ""
        yield f"{each.form} (action {each.action}) {what}: {first}{rest}"
