"""Words in Markdown: what a reader shows is what was written, and nothing of it is markup."""

import re
from html.parser import HTMLParser

import pytest
from machine_results import ATTACKS
from markdown_it import MarkdownIt

from checker.report.markdown_words import escaped

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u202e\ufffe\uffff]")


class Words(HTMLParser):
    """The words of a page and the elements that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.elements = "", []

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Keep the name of the element."""
        self.elements.append(tag)


def rendered(markdown: str) -> Words:
    """Return what a reader of Markdown with tables and HTML shows."""
    read = Words()
    read.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown))
    read.close()
    return read


def as_shown(text: str) -> str:
    """Return the words as they are to be shown: on one line, controls written out."""
    line = " ".join(re.sub("[\ud800-\udfff]", lambda m: f"\\x{ord(m[0]) & 0xFF:02x}", text).split())
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


@pytest.mark.parametrize("text", ATTACKS)
def test_words_are_shown_as_they_were_written(text: str) -> None:
    read = rendered(escaped(text))
    assert read.words.strip() == as_shown(text)
    assert read.elements == ["p"]


@pytest.mark.parametrize("text", ATTACKS)
def test_words_stay_in_their_cell(text: str) -> None:
    read = rendered(f"| a | b |\n|---|---|\n| {escaped(text)} | end |\n")
    assert read.elements == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
    assert " ".join(read.words.split()) == f"a b {' '.join(as_shown(text).split())} end"


@pytest.mark.parametrize("text", ATTACKS)
def test_words_stay_in_their_item(text: str) -> None:
    read = rendered(f"- **X** a  \n  {escaped(text)}  \n  end\n")
    assert read.elements == ["ul", "li", "strong", "br", "br"]


@pytest.mark.parametrize(
    "text", ["https://evil.example", "WWW.evil.example", "mail@evil.example", "@everyone"]
)
def test_what_github_links_by_itself_is_parted(text: str) -> None:
    told = escaped(text)
    assert not re.search(r"(?<!\\)://", told)
    assert not re.search(r"www\.", told, re.IGNORECASE)
    assert not re.search(r"@\w", told)
    assert rendered(told).words.strip() == text
