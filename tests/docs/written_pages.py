"""The pages that users read, taken apart: their links, anchors, commands, outputs and files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BESIDE = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
MADE = "<!-- Made by bin/make-docs"

_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^()\s]+)\)")
_ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
_MARKED = re.compile(
    r"<!-- (?P<what>checked|output of|file): (?P<about>[^\n]+?) -->\n```(?P<language>\w+)\n(?P<text>.*?)^```",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A block that is checked: ``checked`` commands, the ``output of`` one, or a ``file`` for them."""

    what: str
    about: str
    language: str
    text: str


def pages() -> list[Path]:
    """Return every page for users, in the order of their names."""
    return [*(ROOT / name for name in BESIDE), *sorted((ROOT / "docs").rglob("*.md"))]


def written_by_hand() -> list[Path]:
    """Return the pages that nothing makes."""
    return [page for page in pages() if not text_of(page).startswith(MADE)]


@cache
def text_of(page: Path) -> str:
    """Return what stands on a page."""
    return page.read_text(encoding="utf-8")


def named(page: Path) -> str:
    """Return a page's path from the root of the project."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[Block]:
    """Return the blocks of a page that are marked, in its order."""
    return [Block(**found.groupdict()) for found in _MARKED.finditer(text_of(page))]


def yaml_examples(page: Path) -> list[str]:
    """Return every example of YAML on a page."""
    return re.findall(r"^```yaml\n(.*?)^```", text_of(page), re.DOTALL | re.MULTILINE)


def links(page: Path) -> list[str]:
    """Return the targets of the links on a page, those in code left aside."""
    return _LINK.findall(re.sub(r"`[^`\n]*`", "code", _FENCED.sub("", text_of(page))))


@cache
def anchors(page: Path) -> frozenset[str]:
    """Return every anchor of a page: those that stand there, and those that a heading gives."""
    text = _FENCED.sub("", text_of(page))
    found: list[str] = _ANCHOR.findall(text)
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        plain = _LINK.sub(lambda link: link[0][1:].partition("](")[0], _ANCHOR.sub("", heading))
        slug = re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")
        times = sum(1 for each in found if re.fullmatch(rf"{re.escape(slug)}(-\d+)?", each))
        found.append(f"{slug}-{times}" if slug in found else slug)
    return frozenset(found)


def broken(page: Path) -> list[str]:
    """Return the relative links of a page that lead nowhere: no file, no such anchor, no such line."""
    return [target for target in links(page) if "://" not in target and not _leads(page, target)]


def _leads(page: Path, target: str) -> bool:
    """Say whether a relative link leads to what is there."""
    path, _, anchor = target.partition("#")
    file = (page.parent / path).resolve() if path else page
    if not file.exists() or not file.is_relative_to(ROOT):
        return False
    if not anchor:
        return True
    if file.suffix == ".md":
        return anchor in anchors(file)
    return anchor.startswith("L") and 0 < int(anchor[1:]) <= _lines(file)


@cache
def _lines(file: Path) -> int:
    return len(file.read_bytes().splitlines())
