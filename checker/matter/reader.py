"""A strict reader of YAML: text, lists and mappings with the line and column of each; nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from checker.matter.characters import check_indents, checked, first_refused, refusal
from checker.matter.faults import sentence
from checker.model.errors import InputError
from checker.model.matter import Part, Place

DEEPEST = 20
MOST_VALUES = 500_000

try:
    from yaml import CSafeLoader as Parser
except ImportError:  # PyYAML built without libyaml: the same events, more slowly
    from yaml import SafeLoader as Parser  # type: ignore[assignment]

LEFT_OUT = frozenset({"", "~", "null"})
TRUTHS = {"true": True, "false": False}


@dataclass(slots=True)
class Spot:
    """Where one list or mapping stands, and all that it holds."""

    line: int
    column: int
    flow: bool = False
    keys: dict[Part, tuple[int, int]] = field(default_factory=dict)
    inner: dict[Part, Spot | tuple[int, int]] = field(default_factory=dict)
    file: str | None = None


@dataclass(slots=True)
class Document:
    """What a file says (text, true, false, None, lists, mappings), and where."""

    data: Any
    root: Spot
    file: str
    ascii: bool = False
    blanks: bool = True

    def spots(self, path: Iterable[Part]) -> Iterator[tuple[Part | None, Spot | tuple[int, int], Spot]]:
        """Yield (key, spot, parent) for each step of the path that the file holds, the root first."""
        spot: Spot | tuple[int, int] = self.root
        yield None, spot, self.root
        for part in path:
            if not isinstance(spot, Spot) or part not in spot.inner:
                return
            parent, spot = spot, spot.inner[part]
            yield part, spot, parent

    def place(self, path: Iterable[Part], of_key: bool = False) -> Place:
        """Return the place of the value (or of its key) at the path, or of its nearest parent."""
        steps = tuple(path)
        file, line, column = self.file, self.root.line, self.root.column
        for key, spot, parent in self.spots(steps):
            if isinstance(spot, Spot):
                line, column = spot.line, spot.column
                file = spot.file or file
            else:
                line, column = spot
            if of_key and key is not None and key in parent.keys:
                line, column = parent.keys[key]
        return Place(line, column, file)


def read(text: str, file: str) -> Document:
    """Read one YAML document; raise InputError with line and column for anything outside the plain subset."""
    checked(text, file)
    check_indents(text, file)
    return _Reader(text, file).document()


class _Reader:
    """One pass over the events of one file."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.text = text
        self.loader = Parser(text)
        self.values = 0
        self.blanks = False
        # The file's own characters were checked: only an escape or a tab can still bring in a refused one.
        self.suspect = "\\" in text or "\t" in text

    def document(self) -> Document:
        """Return the only document of the file."""
        try:
            return self._document()
        except yaml.YAMLError as error:
            line, column, words = sentence(error, self.text)
            raise InputError(words, self.file, line, column) from None
        except RecursionError:
            raise InputError(f"lists and mappings are nested deeper than {DEEPEST}", self.file) from None
        finally:
            self.loader.dispose()

    def _document(self) -> Document:
        first = self._next()
        if isinstance(first, StreamStartEvent):
            first = self._next()
        if isinstance(first, StreamEndEvent):
            raise InputError('the file is empty; "covenant new EVENT" writes one to start from', self.file)
        if isinstance(first, DocumentStartEvent) and first.tags:
            raise self._refused(first, "%TAG directives are not used")
        start = self._next()
        if isinstance(start, ScalarEvent) and start.value in LEFT_OUT and start.implicit[0]:
            raise InputError('the file is empty; "covenant new EVENT" writes one to start from', self.file)
        data, spot = self._value(start, 1)
        if not isinstance(data, dict) or not isinstance(spot, Spot):
            raise self._refused(
                start, 'a matter is a mapping of keys and values, such as "as_of: 2003-06-16"'
            )
        self._next()
        after = self._next()
        if isinstance(after, DocumentStartEvent):
            raise self._refused(after, "a second document begins here; one file holds one matter")
        return Document(data, spot, self.file, self.text.isascii(), self.blanks)

    def _next(self) -> Any:
        return self.loader.get_event()

    def _refused(self, event: Any, words: str) -> InputError:
        mark = event.start_mark
        return InputError(words, self.file, mark.line + 1, mark.column + 1)

    def _value(self, event: Any, depth: int) -> tuple[Any, Spot | tuple[int, int]]:
        """Return the value that the event begins, with its spot."""
        self._allow(event, depth)
        mark = event.start_mark
        if type(event) is ScalarEvent:
            return self._scalar(event), (mark.line + 1, mark.column + 1)
        spot = Spot(mark.line + 1, mark.column + 1, bool(event.flow_style))
        if type(event) is SequenceStartEvent:
            return self._list(spot, depth), spot
        return self._mapping(spot, depth), spot

    def _allow(self, event: Any, depth: int) -> None:
        """Raise InputError for what the plain subset leaves out."""
        self.values += 1
        said = None
        if event.anchor is not None:
            kind = "*{} is an alias" if type(event) is AliasEvent else "&{} is an anchor"
            said = f"{kind.format(event.anchor)}; write the value out (or quote the text)"
        elif event.tag is not None:
            said = f"{_short(event.tag)} is a tag; write the plain value (or quote the text)"
        elif depth > DEEPEST:
            said = f"lists and mappings are nested deeper than {DEEPEST}"
        elif self.values > MOST_VALUES:
            said = f"the file holds more than {MOST_VALUES:,} values"
        if said:
            raise self._refused(event, said)

    def _scalar(self, event: ScalarEvent) -> str | bool | None:
        """Return the text; true, false or nothing only where it is written plainly."""
        text: str = event.value
        if not event.style:
            if text in TRUTHS:
                return TRUTHS[text]
            if text in LEFT_OUT:
                self.blanks = True
                return None
        if self.suspect:
            self._check_characters(event)
        if not text.strip():
            # Nothing in quotation marks is nothing: it counts as left out, never as given.
            self.blanks = True
            return None
        return text

    def _check_characters(self, event: ScalarEvent) -> None:
        """Raise InputError for a character that an escape brought in, or for a tab."""
        odd = first_refused(event.value)
        if odd is not None:
            words = "a tab stands in this text; use spaces" if odd == "\t" else refusal(odd)
            raise self._refused(event, words)

    def _list(self, spot: Spot, depth: int) -> list[Any]:
        """Return the list whose beginning was read."""
        items: list[Any] = []
        following: Callable[[], Any] = self.loader.get_event
        while type(event := following()) is not SequenceEndEvent:
            value, spot.inner[len(items)] = self._value(event, depth + 1)
            items.append(value)
        return items

    def _mapping(self, spot: Spot, depth: int) -> dict[str, Any]:
        """Return the mapping whose beginning was read; a key stands once, and is text."""
        items: dict[str, Any] = {}
        following: Callable[[], Any] = self.loader.get_event
        while type(event := following()) is not MappingEndEvent:
            key = self._key(event, spot)
            mark = event.start_mark
            spot.keys[key] = (mark.line + 1, mark.column + 1)
            items[key], spot.inner[key] = self._value(following(), depth + 1)
        return items

    def _key(self, event: Any, spot: Spot) -> str:
        """Return the text of a key; raise InputError for a merge key, a list as key, or a key given twice."""
        self._allow(event, 1)
        if type(event) is not ScalarEvent:
            raise self._refused(event, "a key is one word or text, not a list or a mapping")
        key: str = event.value
        if key == "<<" and not event.style:
            raise self._refused(event, "<< merges are not used; write the keys out")
        if key in spot.keys:
            raise self._refused(event, f'"{key}" stands twice here, first on line {spot.keys[key][0]}')
        if self.suspect:
            self._check_characters(event)
        return key


def _short(tag: str) -> str:
    """Return a tag as it was probably typed."""
    return tag.replace("tag:yaml.org,2002:", "!!")


__all__ = ["Document", "Spot", "read"]
