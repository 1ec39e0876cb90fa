"""The arguments of every command, in the words of the manual."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, NoReturn

from checker.model.errors import UsageError
from desk.outputs import FORMATS, as_wanted
from desk.typed import Readings, a_date, a_reading, days_ahead, number_of_jobs


class _Width(argparse.HelpFormatter):
    """Help of a fixed width: asking the terminal for its own costs a tenth of a whole check."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=100)


class _Parser(argparse.ArgumentParser):
    """An argument parser whose refusals are one sentence like every other, and whose options are typed in full."""

    def __init__(self, **keys: Any) -> None:
        super().__init__(**{"formatter_class": _Width, "allow_abbrev": False, **keys})

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
        _exceptions,
        _packet,
        _generate,
        _state,
        _calendar,
        _export,
        _explain,
        _lists,
        _schema,
        _coverage,
        _test,
        _verify,
        _doctor,
    ):
        add(commands)
    return whole


def _new(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("new", help="write a commented matter file for an event, ready to fill")
    one.add_argument(
        "event",
        metavar="EVENT",
        help="e.g. exercise, transfer_warrant, registration; docs/matter-file.md lists all",
    )
    one.add_argument("--output", type=Path, metavar="FILE", help="instead of the terminal")


def _check(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("check", help="check the proposed actions of matters and print the report")
    one.add_argument(
        "matters",
        nargs="*",
        metavar="MATTER",
        help="a matter file, or a folder of them; - reads standard input; "
        "none: the `paths` under [tool.covenant] in pyproject.toml",
    )
    _several_formats(one)
    one.add_argument(
        "--exceptions",
        type=Path,
        metavar="FILE",
        help="a file of findings that are knowingly excepted (TOML)",
    )
    _shared_out(one)
    _as_of_and_readings(one)


def _exceptions(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser(
        "exceptions", help="print an [[exception]] to fill in for each finding that can be excepted"
    )
    one.add_argument("matter", metavar="MATTER", help="a matter file; - reads standard input")
    _as_of_and_readings(one)


def _packet(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("packet", help="check, then write every document the proposed actions need")
    one.add_argument("matters", nargs="+", metavar="MATTER", help="a matter file; - reads standard input")
    one.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="DIR",
        help="the folder of the packet (of several: of packets)",
    )
    one.add_argument("--draft", action="store_true", help="make drafts of what is not ready")
    one.add_argument("--replace", action="store_true", help="put the packet in place of an earlier one")
    _shared_out(one)
    _as_of_and_readings(one)


def _generate(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("generate", help="make one document")
    one.add_argument("form", metavar="FORM", help="its id; `covenant forms` lists them")
    one.add_argument("matter", metavar="MATTER")
    _formats(one, "pdf", "docx")
    one.add_argument("--output", type=Path, required=True, metavar="FILE")
    one.add_argument("--action", type=int, metavar="N", help="which proposed action, from 0")
    one.add_argument("--recipient", metavar="NAME", help="for whom, or from whom, of several")
    one.add_argument("--draft", action="store_true", help="make a draft")
    _as_of_and_readings(one)


def _state(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("state", help="Warrant Price, Warrant Shares and every counter as of a date")
    one.add_argument("matter", metavar="MATTER")
    one.add_argument("--on", type=a_date, metavar="DATE", help="default: the day of the check")
    _formats(one, "text", "json")


def _calendar(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("calendar", help="every deadline: who, what, counted from what, by date")
    one.add_argument("matters", nargs="+", metavar="MATTER", help="a matter file; - reads standard input")
    _formats(one, "text", "json", "ics")
    one.add_argument("--output", type=Path, metavar="FILE", help="instead of the terminal")
    one.add_argument(
        "--alarm-days",
        type=days_ahead,
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
    ):
        commands.add_parser(name, help=f"list {says}")


def _schema(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser(
        "schema", help="print the JSON Schema of the matter file, or only read matters, without a rule"
    )
    one.add_argument(
        "matters", nargs="*", metavar="MATTER", help="matter files to read instead; - reads standard input"
    )


def _coverage(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser(
        "coverage", help="every clause of both agreements: its rules, its readings, and what proves them"
    )
    one.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="scenarios: say in which each rule passed and failed",
    )
    _formats(one, "text", "html")
    one.add_argument("--output", type=Path, metavar="FILE", help="instead of the terminal")
    _jobs(one)


def _test(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("test", help="run every matter that has `expect:` and compare")
    one.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="matter files or folders")
    _several_formats(one)
    _shared_out(one)


def _verify(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser("verify", help="recompute a packet's manifest and say what changed")
    one.add_argument("packet", type=Path, metavar="DIR")


def _doctor(commands: argparse._SubParsersAction[_Parser]) -> None:
    one = commands.add_parser(
        "doctor", help="say what this machine lacks to make documents, and how to get it"
    )
    _formats(one, "text", "json")


def _formats(one: argparse.ArgumentParser, *names: str) -> None:
    one.add_argument("--format", choices=names, default=names[0], help=f"default: {names[0]}")


def _several_formats(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "--format",
        action="append",
        dest="formats",
        type=as_wanted,
        metavar="FORMAT[:FILE]",
        help=f"{', '.join(FORMATS)}; may be repeated, each but one with its file: "
        "--format sarif:out.sarif --format text (default: text)",
    )
    one.add_argument("--output", type=Path, metavar="FILE", help="for the format that names no file")


def _shared_out(one: argparse.ArgumentParser) -> None:
    _jobs(one)
    one.add_argument(
        "--cluster", metavar="ADDRESS", help="share the work over a Dask cluster, e.g. tcp://127.0.0.1:8786"
    )


def _jobs(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "--jobs",
        type=number_of_jobs,
        metavar="N",
        help="how many processes share the work (default: one for each processor)",
    )


def _as_of_and_readings(one: argparse.ArgumentParser) -> None:
    one.add_argument("--as-of", type=a_date, metavar="DATE", help="instead of the matter's own as_of")
    one.add_argument(
        "--reading",
        action=Readings,
        default=[],
        type=a_reading,
        metavar="ID=OPTION",
        help="what if a reading were taken so (it never counts as decided); may be repeated",
    )
