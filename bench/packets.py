"""Measures a batch of packets: papers a second beside bare WeasyPrint, its memory, two processes beside one."""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.api import check, load  # noqa: E402
from generator.document.tree import Document  # noqa: E402
from generator.paper import document_for  # noqa: E402
from generator.pdf import writer  # noqa: E402
from generator.pdf.page import html  # noqa: E402

# The smallest packet: a letter, the check report and the checklist.
MATTER = ROOT / "fixtures" / "scenarios" / "warrant-transfer" / "address-letter-by-certified-mail.yaml"
COVENANT = (sys.executable, "-m", "desk.cli")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
EARLY = 100
KINDS = {"generator.pdf.child": "a renderer", "multiprocessing.spawn": "a worker"}
SECONDS_BETWEEN = 0.2


@dataclass
class Run:
    """One run of the command: seconds on the wall and of processors, and peaks of memory in MiB by who had them."""

    wall: float = 0.0
    processor: float = 0.0
    early: dict[str, int] = field(default_factory=dict)
    peaks: dict[str, int] = field(default_factory=dict)


def written(folder: Path, number: int) -> list[Path]:
    """Write so many matters, each with a client matter and an address of its own."""
    text = MATTER.read_text(encoding="utf-8")
    files = []
    for index in range(number):
        words = text.replace('"0000-0001"', f'"0000-{index:04}"')
        words = words.replace("400 Sample Street", f"{400 + index} Sample Street")
        files.append(folder / f"matter-{index:04}.yaml")
        files[-1].write_text(words, encoding="utf-8")
    return files


def run(files: Iterable[Path], jobs: int) -> Run:
    """Make the packets of the matters in a process of its own, and watch its memory."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "packets"
        command = [*COVENANT, "packet", *map(str, files), "--out", str(out), "--jobs", str(jobs)]
        found, began = Run(), time.monotonic()
        process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
        while True:
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            for who, most in memory(process.pid):
                found.peaks[who] = max(most, found.peaks.get(who, 0))
            if not found.early and out.is_dir() and len(list(out.glob("matter-*"))) >= EARLY:
                found.early = dict(found.peaks)
            time.sleep(SECONDS_BETWEEN)
        found.wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"{' '.join(command[:4])} ... ended with {process.returncode}")
        found.processor = used.ru_utime + used.ru_stime
        return found


def memory(pid: int, who: str = "the command") -> Iterable[tuple[str, int]]:
    """Yield who has had how much memory at most, in MiB: the command, its workers, and their renderers."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
        most = re.search(r"VmHWM:\s+(\d+) kB", status)
        if most:
            yield who, int(most[1]) // 1024
        for child in children:
            words = Path(f"/proc/{child}/cmdline").read_text(encoding="utf-8")
            for module, name in KINDS.items():
                if module in words:
                    yield from memory(int(child), name)
    except (FileNotFoundError, ProcessLookupError):
        return


def bare(files: Iterable[Path]) -> str:
    """Lay out the pages of all papers with WeasyPrint alone, everything shared.

    Return how many papers, and the seconds of processor and on the wall.
    """
    pages = []
    for file in files:
        loaded = load(str(file))
        report = check(loaded)
        for paper in report.documents:
            made = document_for(loaded, report, paper)
            assert isinstance(made, Document)
            pages.append(html(made))
    press = writer._press()
    began, wall = time.process_time(), time.monotonic()
    for page in pages:
        press.weasyprint.HTML(string=page, url_fetcher=press.fetcher).write_pdf(
            stylesheets=[press.styles], font_config=press.fonts, counter_style=press.counters
        )
    return f"{len(pages)} {time.process_time() - began:.3f} {time.monotonic() - wall:.3f}"


def bare_in_processes(*batches: list[Path]) -> list[list[str]]:
    """Lay out batches with WeasyPrint alone, each in a process of its own, all at once."""
    running = [
        subprocess.Popen(
            [sys.executable, __file__, "--bare", *map(str, files)],
            stdout=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
        )
        for files in batches
    ]
    return [process.communicate()[0].split() for process in running]


def beside_bare(files: list[Path], runs: int) -> None:
    """Print how many papers a second of processor time are made, beside bare WeasyPrint, in turn."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(runs):
        ((papers, seconds, _),) = bare_in_processes(files)
        theirs.append(int(papers) / float(seconds))
        ours.append(int(papers) / run(files, 1).processor)
    ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
    print(
        f"{len(files)} packets, {papers} papers, {runs} times in turn: bare WeasyPrint "
        f"{statistics.median(theirs):.2f} PDFs a second of processor time; covenant packet "
        f"{statistics.median(ours):.2f} papers, each checked and as PDF and DOCX: {ratio:.2f} of bare WeasyPrint",
        flush=True,
    )


def scaling(files: list[Path], runs: int) -> None:
    """Print how much faster two processes are than one, ours and bare WeasyPrint, in turn."""
    ours: list[float] = []
    theirs: list[float] = []
    walls = []
    half = len(files) // 2
    for _ in range(runs):
        one, two = run(files, 1).wall, run(files, 2).wall
        ours.append(one / two)
        walls.append(f"{one:.0f} s and {two:.0f} s")
        ((_, _, alone),) = bare_in_processes(files)
        theirs.append(
            float(alone) / max(float(each[2]) for each in bare_in_processes(files[:half], files[half:]))
        )
    print(
        f"{len(files)} packets by one process and by two ({'; '.join(walls)}): {statistics.median(ours):.2f} times "
        f"as fast; bare WeasyPrint in the same minutes, start-up left out: {statistics.median(theirs):.2f}",
        flush=True,
    )


def flat(files: list[Path], jobs: int) -> float:
    """Print the peaks of memory early on and at the end; return the seconds on the wall."""
    found = run(files, jobs)
    for who, most in sorted(found.peaks.items()):
        early = found.early.get(who, most)
        print(
            f"{len(files)} packets, --jobs {jobs}: {who} {early} MiB after {EARLY} packets, {most} MiB after all "
            f"({(most - early) / early:+.1%}); {found.wall:.0f} s",
            flush=True,
        )
    return found.wall


def main() -> None:
    """Measure each, smallest first."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--bare", nargs="+", type=Path, metavar="MATTER")
    arguments.add_argument("--packets", type=int, default=1_000, help="how many in the large batch")
    arguments.add_argument("--few", type=int, default=60, help="how many where batches are made in turn")
    arguments.add_argument("--runs", type=int, default=3, help="how often in turn")
    given = arguments.parse_args()
    if given.bare:
        print(bare(given.bare))
        return
    with tempfile.TemporaryDirectory() as folder:
        files = written(Path(folder), max(given.packets, given.few))
        beside_bare(files[: given.few], given.runs)
        scaling(files[: given.few], given.runs)
        one, two = (flat(files[: given.packets], jobs) for jobs in (1, 2))
        print(f"{given.packets} packets by one process and by two: {one / two:.2f} times as fast")


if __name__ == "__main__":
    main()
