"""The least that any check must load: argparse, a strict reader of YAML with positions, msgspec, one rule."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

import msgspec
import yaml

WARRANT_SHARES = 272067


class Exercise(msgspec.Struct, tag="exercise", tag_field="event"):
    """A proposed exercise, as much of it as the one rule needs."""

    date: str
    shares: str


class Matter(msgspec.Struct):
    """A matter, as much of it as the one rule needs."""

    matter: str
    as_of: str
    proposed: list[Exercise]


def read(events: Iterator[yaml.Event]) -> Any:
    """Return the next node as text, lists and mappings; aliases, tags and duplicate keys are refused."""
    event = next(events)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None):
        raise ValueError(f"line {event.start_mark.line + 1}: no aliases, no tags")
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    if isinstance(event, yaml.SequenceStartEvent):
        rows = []
        while (row := read(events)) is not None:
            rows.append(row)
        return rows
    if isinstance(event, yaml.MappingStartEvent):
        found: dict[str, Any] = {}
        while (key := read(events)) is not None:
            if key in found:
                raise ValueError(f"line {event.start_mark.line + 1}: {key} twice")
            found[key] = read(events)
        return found
    return None


def main() -> None:
    """Read the matter, convert it, ask the one rule and print its answer."""
    parser = argparse.ArgumentParser()
    check = parser.add_subparsers(dest="command", required=True).add_parser("check")
    check.add_argument("matter")
    with open(parser.parse_args().matter, encoding="utf-8") as file:
        events = yaml.parse(file, Loader=yaml.CLoader)
        next(events), next(events)  # the start of the stream and of the document
        matter = msgspec.convert(read(events), Matter)
    for proposed in matter.proposed:
        print("permitted" if int(proposed.shares.replace(",", "")) <= WARRANT_SHARES else "prohibited")


if __name__ == "__main__":
    main()
