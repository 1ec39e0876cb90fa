"""Every relative link of the pages leads to a file, an anchor or a line that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from written_pages import ROOT, anchors, broken, named, pages, text_of, written_by_hand

MADE = [page for page in pages() if page not in written_by_hand()]


@pytest.mark.parametrize("page", written_by_hand(), ids=named)
def test_the_links_of_a_written_page_lead_somewhere(page: Path) -> None:
    assert not broken(page)


def test_the_links_of_the_made_pages_lead_somewhere() -> None:
    assert len(MADE) > 400
    assert not {named(page): found for page in MADE if (found := broken(page))}


def test_the_guard_can_fail(tmp_path: Path) -> None:
    wrong = ("none.md", "README.md#no-such-heading", "pyproject.toml#L99999", "../outside.md")
    for number, link in enumerate(wrong):
        page = tmp_path / f"{number}.md"
        page.write_text(f"[a link]({link})\n", encoding="utf-8")
        assert broken(page) == [link]


def test_the_anchors_of_headings_are_those_that_readers_see() -> None:
    assert {"for-engineers", "holders-from-a-spreadsheet"} <= anchors(ROOT / "README.md")
    assert {"W2.1", "W6.i.3.C"} <= anchors(ROOT / "docs" / "clauses-warrant.md")


def test_every_page_of_the_folder_is_reached_from_its_index() -> None:
    """What no index leads to is not read."""
    for folder in ("docs", "docs/rules", "docs/readings"):
        index = ROOT / folder / "README.md"
        for page in sorted((ROOT / folder).glob("*.md")):
            assert page == index or f"({page.name}" in text_of(index), named(page)
