"""``covenant state``: the position as of a day, and how it came to be."""

from __future__ import annotations

import argparse

import msgspec

from checker import api
from checker.model.numbers import exact
from desk.matters import loaded_matter
from desk.writing import put

SHOWN = 0


def run_state(arguments: argparse.Namespace) -> int:
    """Print the position as of a day and how it came to be."""
    loaded = loaded_matter(arguments.matter, arguments)
    standing = api.standing_on(loaded, arguments.on)
    put(_state_json(standing) if arguments.format == "json" else _state_text(standing), None)
    return SHOWN


def _state_json(standing: api.Standing) -> str:
    """Return the position as JSON, numbers as exact strings."""
    data = {
        "schema": "covenant/state/1",
        "on": standing.on.isoformat(),
        "position": msgspec.to_builtins(standing.position),
        "capital": _capital(standing),
        "events": [
            {
                "index": entry.index,
                "id": entry.event.id,
                "event": entry.event.event,
                "effective": step.effective.isoformat(),
                "figures": dict(step.figures),
                "position": msgspec.to_builtins(position),
            }
            for entry, step, position in standing.events
        ],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode("utf-8") + "\n"


def _capital(standing: api.Standing) -> dict[str, str]:
    """Return the capital as exact strings, in shares of Common Stock."""
    capital = standing.state.capital
    return {name: exact(getattr(capital, name)) for name in capital.__dataclass_fields__}


def _state_text(standing: api.Standing) -> str:
    """Return the position for a reader: the Warrants, the capital, and the events that led there."""
    lines = [f"Position at the end of {standing.on}", ""]
    for key, line in standing.position.warrants.items():
        lines.append(
            f"  Warrant {key}, {line.holder}: {line.warrant_shares} Warrant Shares at ${line.warrant_price}"
        )
    lines += ["", "Capital, in shares of Common Stock"]
    lines += [f"  {name.replace('_', ' ')}: {value}" for name, value in _capital(standing).items()]
    lines += ["", "How it came to be"]
    lines.append(
        f"  before history: {standing.opening.warrant_shares} Warrant Shares at ${standing.opening.warrant_price}"
    )
    for entry, step, position in standing.events:
        name = f" {entry.event.id}" if entry.event.id else ""
        figures = ", ".join(f"{key} {value}" for key, value in step.figures.items())
        lines.append(
            f"  {step.effective} {entry.event.event}{name}: {position.warrant_shares} Warrant Shares at "
            f"${position.warrant_price}" + (f" ({figures})" if figures else "")
        )
    return "\n".join(lines) + "\n"
