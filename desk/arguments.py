"""The arguments of every command, in the words of the manual."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from checker.model.errors import UsageError

MOST_DAYS = 366


class _Width(argparse.HelpFormatter):
    """Help of a fixed width: asking the terminal for its own costs a tenth of a whole check."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=100)


class _Parser(argparse.ArgumentParser):
    """An argument parser whose refusals are one sentence like every other."""

    def __init__(self, **keys: Any) -> None:
        super().__init__(**{"formatter_class": _Width, **keys})

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments: UsageError with what was wrong and where the help stands."""
        raise UsageError(f"{message}; `{self.prog} --help` shows what can be said")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    whole = _Parser(
        prog="covenant",
        description="Checks proposed actions against the CTC Warrant and Registration Rights Agreement, "
        "and makes the papers.",
    )
    commands = whole.add_subparsers(
        dest="command", required=True, metavar="COMMAND", parser_class=_Parser, prog="covenant"
    )
    for add in (
        _new,
        _check,
        _packet,
        _generate,
        _state,
        _calendar,
        _export,
        _explain,
        _lists,
        _test,
        _verify,
    ):
        add(commands)
    return whole


def _new(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("new", help="write a commented matter file for an event, ready to fill")
    one.add_argument("event", metavar="EVENT", help="e.g. exercise")
    one.add_argument("--output", type=Path, metavar="FILE", help="instead of the terminal")


def _check(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("check", help="check the proposed actions of a matter and print the report")
    one.add_argument("matters", nargs="+", metavar="MATTER", help="a matter file; - reads standard input")
    _formats(one, "text", "json")
    one.add_argument("--output", type=Path, metavar="FILE", help="instead of the terminal")
    _as_of_and_readings(one)


def _packet(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("packet", help="check, then write every document the proposed actions need")
    one.add_argument("matter", metavar="MATTER")
    one.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder of the packet")
    one.add_argument("--draft", action="store_true", help="make drafts of what is not ready")
    one.add_argument("--replace", action="store_true", help="put the packet in place of an earlier one")
    _as_of_and_readings(one)


def _generate(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("generate", help="make one document")
    one.add_argument("form", metavar="FORM", help="its id; `covenant forms` lists them")
    one.add_argument("matter", metavar="MATTER")
    _formats(one, "pdf", "docx")
    one.add_argument("--output", type=Path, required=True, metavar="FILE")
    one.add_argument("--action", type=int, metavar="N", help="which proposed action, from 0")
    one.add_argument("--draft", action="store_true", help="make a draft")
    _as_of_and_readings(one)


def _state(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("state", help="Warrant Price, Warrant Shares and every counter as of a date")
    one.add_argument("matter", metavar="MATTER")
    one.add_argument("--on", type=_date, metavar="DATE", help="default: the day of the check")
    _formats(one, "text", "json")


def _calendar(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("calendar", help="every deadline: who, what, counted from what, by date")
    one.add_argument("matters", nargs="+", metavar="MATTER", help="a matter file; - reads standard input")
    _formats(one, "text", "json", "ics")
    one.add_argument("--output", type=Path, metavar="FILE", help="instead of the terminal")
    one.add_argument(
        "--alarm-days",
        type=_days,
        metavar="N",
        help="with --format ics: how many days ahead the alarms of open deadlines ring (default: 3)",
    )
    _as_of_and_readings(one)


def _export(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("export", help="write register, findings and deadlines as a workbook (.xlsx)")
    one.add_argument("matter", metavar="MATTER", help="a matter file; - reads standard input")
    one.add_argument("--output", type=Path, required=True, metavar="FILE", help="the workbook, FILE.xlsx")
    _as_of_and_readings(one)


def _explain(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("explain", help="explain a clause, a rule or a reading")
    one.add_argument("code", metavar="CODE", help="e.g. R9.f, W2.1-exact-name or A-25")


def _lists(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("readings", help="list every doubtful point by clause, with its options")
    one.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="matters: say which depend on each")
    one.add_argument("--clause", metavar="CODE", help="only those on a clause, e.g. W6.i")
    for name, says in (
        ("rules", "every rule with its clause"),
        ("forms", "every form"),
        ("coverage", "for every clause of both agreements: what is modelled, and what not, because"),
        ("schema", "the JSON Schema of the matter file"),
    ):
        commands.add_parser(name, help=f"list {says}" if name != "schema" else f"print {says}")


def _test(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("test", help="run every matter that has `expect:` and compare")
    one.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="matter files or folders")
    _formats(one, "text", "json", "junit")
    one.add_argument("--output", type=Path, metavar="FILE", help="instead of the terminal")


def _verify(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("verify", help="recompute a packet's manifest and say what changed")
    one.add_argument("packet", type=Path, metavar="DIR")


def _formats(one: argparse.ArgumentParser, *names: str) -> None:
    one.add_argument("--format", choices=names, default=names[0], help=f"default: {names[0]}")


def _as_of_and_readings(one: argparse.ArgumentParser) -> None:
    one.add_argument("--as-of", type=_date, metavar="DATE", help="instead of the matter's own as_of")
    one.add_argument(
        "--reading",
        action="append",
        default=[],
        type=_reading,
        metavar="ID=OPTION",
        help="what if a reading were taken so (it never counts as decided); may be repeated",
    )


def _date(text: str) -> date:
    """Return a date typed as YYYY-MM-DD."""
    try:
        if len(text) != len("YYYY-MM-DD"):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a date: type it as YYYY-MM-DD, e.g. 2003-06-16"
        ) from None


def _days(text: str) -> int:
    """Return a number of days typed as a whole number from 0 to MOST_DAYS."""
    if not (
        text.isascii() and text.isdigit() and len(text) <= len(str(MOST_DAYS)) and int(text) <= MOST_DAYS
    ):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no number of days: type a whole number from 0 to {MOST_DAYS}, e.g. 3"
        )
    return int(text)


def _reading(text: str) -> tuple[str, str]:
    """Return a what-if typed as ID=OPTION."""
    reading_id, equals, option = text.partition("=")
    if not (reading_id and equals and option):
        raise argparse.ArgumentTypeError(f"{text!r} is no reading: type it as ID=OPTION, e.g. A-25=C")
    return reading_id, option
