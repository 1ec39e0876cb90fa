"""What a check comes to over many matters: reports, refusals, exceptions and counts, in every format."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from checker import api
from checker.api import REPORTS_SCHEMA, Checked, ExceptionFile, ExceptionRecord, Notice, as_data, text_report
from checker.model.outcome import Verdict
from checker.model.report import Report
from checker.model.visible import one_line
from desk.outputs import OF_PIPELINES

_COUNTED = ("matters", "permitted", "prohibited", "undetermined", "could_not_be_checked")


@dataclass(slots=True)
class Reports:
    """What each matter came to, kept only as the formats that were asked for need it.

    ``several`` says that the form for several matters is to be written; ``formats`` are those wanted.
    """

    formats: Collection[str]
    several: bool
    exceptions: ExceptionFile | None = None
    whole: bool = False
    sentences: list[str] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    permitted: bool = True
    _texts: list[str] = field(default_factory=list)
    _reports: list[msgspec.Raw] = field(default_factory=list)
    _results: list[api.Result] = field(default_factory=list)
    _notices: list[Notice] = field(default_factory=list)
    _used: list[ExceptionRecord] = field(default_factory=list)
    _seen: list[tuple[str, str, str]] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_COUNTED, 0))
    _excepted: int = 0

    def take(self, checked: Checked) -> None:
        """Take in what one matter, or one case of it, came to."""
        self._counts["matters"] += 1
        excepted: Mapping[str, ExceptionRecord] = {}
        if checked.report is None:
            self._take_refusal(checked)
        else:
            if self.exceptions is not None:
                excepted = self._except(self.exceptions, checked, checked.report)
            self._take_report(checked, checked.report, excepted)
        if OF_PIPELINES & set(self.formats):
            self._results += api.results_of_check(checked, excepted)

    def close(self) -> None:
        """Say which exceptions were not needed, once every matter was taken in."""
        if self.exceptions is not None:
            # What could not be checked may be what an exception is for.
            whole = self.whole and not self.refused
            self._notices += api.unused(self.exceptions, self._used, self._seen, whole)
        self.permitted = self.permitted and not self._notices

    def made(self, rule_pages: str = "") -> Mapping[str, Callable[[], str]]:
        """Return what makes each format."""

        def run() -> api.Run:
            notices = (api.result_of_notice(notice) for notice in self._notices)
            return api.Run("check", (*self._results, *notices), self._counts)

        def sarif(run: api.Run) -> str:
            return api.sarif_text(run, rule_pages=rule_pages, base=Path.cwd())

        return {
            "text": self._text,
            "json": self._json,
            "junit": lambda: api.junit_of_check(run()),
            "sarif": lambda: sarif(run()),
            "code-scanning": lambda: sarif(api.alerts(run())),
            "github": lambda: api.github_text(run(), base=Path.cwd()),
            "markdown": lambda: api.markdown_text(run()),
        }

    def _take_refusal(self, checked: Checked) -> None:
        """Take in a matter that could not be checked."""
        self._counts["could_not_be_checked"] += 1
        refused = checked.refused
        if refused is None:
            raise ValueError(f"{checked.file} has neither a report nor a refusal")
        said = refused.said if isinstance(refused, api.Refusal) else f"{refused.file}: {refused.message}"
        self.sentences.append(said)
        self.refused.append(
            {key: getattr(refused, key) for key in ("file", "line", "column", "message")}
            | ({"case": checked.case} if checked.case else {})
        )
        self._texts.append(f"COULD NOT BE CHECKED: {one_line(said)}\n")

    def _except(
        self, exceptions: ExceptionFile, checked: Checked, report: Report
    ) -> Mapping[str, ExceptionRecord]:
        """Return what of a report is knowingly excepted, and keep what is to be said of the records."""
        client = checked.client_matter
        applied = api.apply(
            exceptions, file=checked.file, case=checked.case, report=report, client_matter=client
        )
        self._notices += applied.notices
        self._used += applied.used
        self._seen.append((checked.file, checked.matter, client))
        self._excepted += sum(each.fingerprint in applied.excepted for each in _counting(report))
        return applied.excepted

    def _take_report(self, checked: Checked, report: Report, excepted: Mapping[str, ExceptionRecord]) -> None:
        """Take in the report of a matter."""
        verdict = api.verdict_without(report, excepted) if excepted else report.verdict
        self.permitted = self.permitted and verdict is Verdict.PERMITTED
        self._counts["could_not_be_checked" if report.faults else str(report.verdict)] += 1
        where = f"{checked.file}: " if self.several else ""
        self.sentences += [f"{where}rule {each.rule} crashed: {each.error}" for each in report.faults]
        if "text" in self.formats:
            self._texts.append(
                _titled(text_report(report, one_line(checked.file), excepted), one_line(checked.case))
            )
        if "json" in self.formats:
            self._reports.append(msgspec.Raw(msgspec.json.encode(self._data(checked, report, excepted))))

    def _data(
        self, checked: Checked, report: Report, excepted: Mapping[str, ExceptionRecord]
    ) -> dict[str, Any]:
        """Return a report as data; among several with its file and case, with exceptions those of it."""
        data = as_data(report)
        if self.several:
            data = {"schema": data["schema"], "file": checked.file, "case": checked.case, **data}
        if self.exceptions is not None:
            kept = [key for key in ExceptionRecord.__struct_fields__ if key != "line"]
            data["excepted"] = [{key: getattr(record, key) for key in kept} for record in excepted.values()]
        return data

    def _json(self) -> str:
        """Return one report as an object; several, and what was refused, under ``reports`` and ``refused``."""
        notices = {} if self.exceptions is None else {"notices": self._notices}
        if self.several or self.refused:
            refused = {"refused": self.refused} if self.refused else {}
            data: Any = {"schema": REPORTS_SCHEMA, "reports": self._reports, **refused, **notices}
        else:
            (data,) = self._reports
            if notices:
                data = {**msgspec.json.decode(data), **notices}
        return msgspec.json.format(msgspec.json.encode(data), indent=2).decode("utf-8") + "\n"

    def _text(self) -> str:
        """Return the reports one after another, what is to be said of exceptions, and the counts of several."""
        parts = list(self._texts)
        if self._notices:
            parts.append("".join(f"{line}\n" for line in _told(self._notices)))
        if self.several:
            parts.append(self._summary())
        return "\n".join(parts)

    def _summary(self) -> str:
        """Return the counts on one line."""
        counts = dict(self._counts)
        matters = counts.pop("matters")
        told = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in counts.items())
        return f"{_count(matters, 'matter')}: {told}; {_count(self._excepted, 'finding')} excepted\n"


def _counting(report: Report) -> Iterator[Any]:
    """Yield the findings of the proposed actions that can be excepted."""
    return (each for action in report.actions for each in action.findings if api.exceptable(each))


def _titled(text: str, case: str) -> str:
    """Return a report that says of which case it is."""
    if not case:
        return text
    verdict, day, rest = text.split("\n", 2)
    return f"{verdict}\n{day}, case {case}\n{rest}"


def _told(notices: list[Notice]) -> Iterator[str]:
    """Yield what is to be said of the records of the exceptions file."""
    yield "Exceptions that do not hold, or that nothing needs"
    for each in notices:
        place = f"{each.file}:{each.line}" if each.line else each.file
        yield one_line(f"  - {each.rule} ({place}): {each.message}")
        yield one_line(f"    To mend it: {each.remedy}.")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
