"""The YAML parser's complaints, each turned into a sentence that says what to mend."""

from __future__ import annotations

import re

import yaml

# Words of the parser (either of the two), and ours.
_SENTENCES: tuple[tuple[str, str], ...] = (
    ("cannot start any token", "this character cannot begin a value here; put the text in quotes"),
    ("could not find expected ':'", "a colon with a space after it is missing after the key"),
    (
        "mapping values are not allowed",
        "a colon followed by a space stands in an unquoted text, or the "
        "indentation is off; quote the text or align the key with its neighbours",
    ),
    ("expected <block end>", "this line is not aligned with its neighbours, or a text is half in quotes"),
    (
        "did not find expected key",
        "this line is not aligned with its neighbours, or a text is half in quotes",
    ),
    ("did not find expected '-' indicator", "this line is not aligned with the list above it"),
    ("expected ',' or ']'", "a list begun with [ is not closed with ], or a comma is missing"),
    ("expected ',' or '}'", "a mapping begun with { is not closed with }, or a comma is missing"),
    ("unexpected end of stream", "a quotation mark opened before is never closed"),
    ("block sequence entries are not allowed", 'a list cannot begin here; put the "- " on a line of its own'),
    ("unknown escape character", "a backslash in double quotes begins an escape; use single quotes"),
    ("escape", "this escape in double quotes is not one; use single quotes"),
    ("undefined alias", "an alias stands here; write the value out (or quote the text)"),
    ("undefined tag", "a tag stands here; write the plain value (or quote the text)"),
    ("expected <document start>", "the file goes on after its end; is a line not indented as the others?"),
    ("did not find expected <document start>", "the file goes on after its end; is a line not aligned?"),
    ("unknown directive", "% directives are not used"),
    ("directive", "% directives are not used"),
    ("control characters are not allowed", "a control character stands here; take it out"),
    ("anchor", "& and * begin anchors and aliases, which are not used; quote the text"),
    ("alias", "& and * begin anchors and aliases, which are not used; quote the text"),
    ("tag", "! begins a tag, which is not used; quote the text"),
)


def sentence(error: yaml.YAMLError, text: str) -> tuple[int | None, int | None, str]:
    """Return line, column (from 1) and a sentence for the parser's error."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return None, None, "this is not YAML that can be read"
    words = f"{error.problem or ''} {error.context or ''}".strip()
    mark = error.problem_mark or error.context_mark
    said = next((ours for theirs, ours in _SENTENCES if theirs in words), None)
    if said is None:
        said = f"this is not YAML: {re.sub(r'[^ -~]', '?', words)}"
    if mark is None:
        return None, None, said
    begun = ("is never closed", "is not closed", "is missing after the key")
    if any(words in said for words in begun) and error.context_mark is not None:
        mark = error.context_mark
    last = text.count("\n") + 1
    return min(mark.line + 1, last), mark.column + 1, said
