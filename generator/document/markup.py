"""Parses the restricted markup into elements, refusing what is not in the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NoReturn
from xml.parsers import expat

from checker.model.errors import RenderError
from generator.document.characters import refuse_controls
from generator.document.vocabulary import TAGS

_DOCTYPE = '<!DOCTYPE document [<!ENTITY nbsp "&#160;">]>'
_DEEPEST = 60


@dataclass(slots=True)
class Element:
    """A tag as it was written, with its line; `children` are elements and texts."""

    tag: str
    attributes: dict[str, str]
    classes: frozenset[str]
    line: int
    children: list[Element | str] = field(default_factory=list)

    def elements(self) -> list[Element]:
        """Give the children that are tags."""
        return [child for child in self.children if isinstance(child, Element)]


def fail(place: str, line: int, message: str) -> NoReturn:
    """Raise RenderError with the place, the line of the filled-in page and the message."""
    raise RenderError(f"{place}: line {line} of the filled-in page: {message}")


def parse(markup: str, place: str) -> Element:
    """Parse a filled-in page; raises RenderError, with its line, for anything outside the vocabulary."""
    refuse_controls(markup, place)
    return _Parser(place).parse(markup)


class _Parser:
    """Collects elements from the events of expat."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.stack: list[Element] = []
        self.root: Element | None = None
        self.expat = expat.ParserCreate()
        self.expat.buffer_text = True
        self.expat.StartElementHandler = self.start
        self.expat.EndElementHandler = self.end
        self.expat.CharacterDataHandler = self.characters
        self.expat.CommentHandler = self.foreign
        self.expat.ProcessingInstructionHandler = self.foreign
        self.expat.StartCdataSectionHandler = self.foreign

    def parse(self, markup: str) -> Element:
        """Feed the page to expat and give the root."""
        try:
            self.expat.Parse(_DOCTYPE + markup, True)
        except expat.ExpatError as error:
            what = expat.errors.messages[error.code]
            fail(
                self.place,
                error.lineno,
                f"the markup is broken ({what}); a tag is open, or & should be &amp;.",
            )
        assert self.root is not None
        return self.root

    def fail(self, message: str) -> NoReturn:
        """Raise RenderError at the present line."""
        fail(self.place, self.expat.CurrentLineNumber, message)

    def foreign(self, *_arguments: str) -> None:
        """Refuse a comment, an instruction or a CDATA section."""
        self.fail("comments and instructions are not markup; write a comment as {# … #}.")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Check a tag against the vocabulary and open it."""
        known = TAGS.get(tag)
        if known is None:
            near = get_close_matches(tag, TAGS, 1)
            self.fail(f"the tag <{tag}> is unknown" + (f"; <{near[0]}> was meant?" if near else "."))
        if not self.stack:
            if tag != "document":
                self.fail(f"a page begins with <document>, not with <{tag}>.")
        elif tag not in TAGS[self.stack[-1].tag].children:
            self.fail(f"<{tag}> cannot stand inside <{self.stack[-1].tag}>.")
        if len(self.stack) >= _DEEPEST:
            self.fail(f"tags are nested more than {_DEEPEST} deep.")
        classes = frozenset(attributes.pop("class", "").split())
        for name in sorted(classes - known.classes):
            self.fail(f"<{tag}> has no class {name!r}; known are {_listed(known.classes)}.")
        for name in sorted(attributes.keys() - known.required - known.optional):
            self.fail(
                f"<{tag}> has no attribute {name!r}; known are {_listed(known.required | known.optional)}."
            )
        for name in sorted(known.required - attributes.keys()):
            self.fail(f"<{tag}> needs the attribute {name!r}.")
        for name, choices in known.choices.items():
            if name in attributes and attributes[name] not in choices:
                self.fail(f"{name}={attributes[name]!r} of <{tag}> must be one of {_listed(choices)}.")
        element = Element(tag, attributes, classes, self.expat.CurrentLineNumber)
        if self.stack:
            self.stack[-1].children.append(element)
        else:
            self.root = element
        self.stack.append(element)

    def end(self, _tag: str) -> None:
        """Close the innermost tag; expat has checked that it is the right one."""
        self.stack.pop()

    def characters(self, text: str) -> None:
        """Take text where text may stand."""
        parent = self.stack[-1]
        if TAGS[parent.tag].text:
            parent.children.append(text)
        elif text.strip():
            self.fail(f"the words {text.strip()[:40]!r} cannot stand directly inside <{parent.tag}>.")


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "none"
