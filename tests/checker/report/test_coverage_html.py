"""The page of coverage: self-contained, escaped, linked within itself, the same each time."""

from html.parser import HTMLParser

from checker.report.coverage_html import coverage_html
from checker.report.coverage_table import coverage_table
from checker.report.trial import Trial

RULE = "W2.1-exact-name"
HOSTILE = '<script>alert("x")</script>&.yaml'
TRIALS = (
    Trial("a.yaml", "one", (), expected=((RULE, "compliant"),)),
    Trial(HOSTILE, "<b>two</b>", (), expected=((RULE, "no_right"),)),
    Trial("c.yaml", "", (), f"{HOSTILE}:1:1: it cannot be read"),
)
VOID = {"meta", "br"}


class Page(HTMLParser):
    """Notes the elements of a page, their attributes and its anchors, and that each is closed in turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str) -> list[str]:
        """Return the values of an attribute, wherever it stands."""
        return [str(attrs[name]) for _, attrs in self.tags if name in attrs]


PAGE = Page(coverage_html(coverage_table(TRIALS)))


def test_the_page_needs_nothing_beside_itself() -> None:
    assert not {tag for tag, _ in PAGE.tags} & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert not PAGE.values("src")
    assert all(target.startswith("#") for target in PAGE.values("href"))
    assert "url(" not in PAGE.text
    assert "@import" not in PAGE.text


def test_no_name_of_a_file_becomes_an_element() -> None:
    assert "b" not in {tag for tag, _ in PAGE.tags}
    assert HOSTILE in PAGE.text
    assert "<b>two</b> (no_right)" in PAGE.text


def test_every_link_leads_to_an_anchor_that_stands_once() -> None:
    anchors = PAGE.values("id")
    assert len(anchors) == len(set(anchors))
    assert {target[1:] for target in PAGE.values("href")} <= set(anchors)


def test_every_table_has_a_caption_and_every_heading_its_scope() -> None:
    tags = [tag for tag, _ in PAGE.tags]
    assert tags.count("table") == tags.count("caption") > 1
    assert all(attrs.get("scope") in ("col", "row") for tag, attrs in PAGE.tags if tag == "th")
    assert ("html", {"lang": "en"}) in PAGE.tags


def test_what_is_lacking_and_what_could_not_be_checked_stands_first() -> None:
    start = PAGE.text.partition("Every clause")[0]
    assert "W2.1-tender: no scenario in which it fails" in start
    assert "it cannot be read" in start


def test_a_page_without_scenarios_has_no_column_for_them() -> None:
    page = Page(coverage_html(coverage_table()))
    assert "Nothing is lacking." in page.text
    assert "Passed" not in page.text


def test_the_same_table_gives_the_same_bytes() -> None:
    assert coverage_html(coverage_table(TRIALS)) == coverage_html(coverage_table(TRIALS))
