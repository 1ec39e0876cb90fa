"""A commented matter file for one event, ready to fill: what ``covenant new EVENT`` writes."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from msgspec import inspect

from checker.model.delivery import Delivery, Lines, States
from checker.model.errors import UsageError
from checker.model.events import EVENTS, Happening
from checker.model.numbers import Count, Money, Percent, Price, Ratio, Shares

SAMPLE_DAY = "2003-06-16"
COMMENT_COLUMN = 38

# An event that acts on another needs that other in the history first.
FIRST_COMES: dict[str, str] = {
    "amend_security": "issue",
    "convert": "issue",
    "expire": "issue",
    "registration_status": "registration",
}
SAMPLE_ID = "event-1"

# A delivery within an event shows these; the rest is named in a comment at the top.
_DELIVERY = ("to", "method", "sent", "received")
_OPTIONAL = ("id", "sequence", "time", "note")

_HOW: dict[type, str] = {
    Shares: 'a number of shares, such as 100000 or "100,000"',
    Money: 'dollars, such as "240,800.00"',
    Price: "dollars per share, such as 2.408",
    Percent: "a percentage, such as 10%",
    Ratio: "after:before, such as 3:2",
    Count: "a whole number",
    Lines: 'line by line, each on a line of its own after "- "',
    States: "what it says, such as {underwritten: true}",
}

_HEAD = """\
# A matter file for one proposed event: {event}.
# {about}
#
# Fill in what is marked FILL IN. What stays empty counts as left out; the report then says what is missing.
# A day is written YYYY-MM-DD. A number with commas, or a name inside [ ] or {{ }}, stands in quotes.
# A delivery may also say: kind, address, copies, states, proof.

matter:                               # FILL IN: what this matter is, in a line
client_matter:                        # optional: client and matter number, for the footers
as_of: {day}                     # FILL IN: the day the check speaks from
side: company                         # company or holder: whose risk the advice follows

register:                             # who holds what before history; left out = the Warrant as issued
  warrants:
    - id: W-1
      holder:                         # optional: the registered holder; left out = as printed
      shares:                         # optional: shares purchasable; left out = as printed
#  holders:                           # everybody with registration rights; one block for each
#    - name: Sample Fund, L.P.
#      group: rra
#      series_a_as_converted: 900000
#      rra_warrants: 60000
#      registrable_shares: 0

agreements:
  rra_assumed_by_group:               # FILL IN: true, false or unknown
  warrant_notice_address:
    company:                          # FILL IN: the Company's address for notices, line by line
    holder:                           # FILL IN: the holder's address for notices, line by line

#prices:                              # quotations, where the Current Market Price is needed
#  file: prices.csv                   # columns: date,last,bid,ask,tier
#  adjusted_for_splits: false

readings: {{}}                          # choices that counsel has made; `covenant readings` lists them
determinations: []                    # what a board, counsel or a third party has determined
"""


def skeleton(event_name: str) -> str:
    """Return a matter file for the event, blanks marked ``# FILL IN``, that loads as it stands.

    Raises UsageError, with the nearest name, where the vocabulary has no such event.
    """
    kinds = {str(kind.__struct_config__.tag): kind for kind in EVENTS}
    kind = kinds.get(event_name)
    if kind is None:
        close = get_close_matches(event_name.lower().replace("-", "_").replace(" ", "_"), kinds, 1, 0.5)
        hint = f'did you mean "{close[0]}"?' if close else f"the events are {', '.join(kinds)}"
        raise UsageError(f'"{event_name}" is not an event; {hint}')
    head = _HEAD.format(event=event_name, about=" ".join((kind.__doc__ or "").split()), day=SAMPLE_DAY)
    return head + "\n" + "\n".join([*_history(event_name, kinds), "proposed:", *_event(kind)]) + "\n"


def _history(event_name: str, kinds: dict[str, type[Happening]]) -> Iterator[str]:
    """Yield the history: empty, or the event that this one acts on."""
    first = FIRST_COMES.get(event_name)
    if first is None:
        yield _line("history: []", "what has happened, as a list of events like the one below")
        return
    yield "history:"
    yield from _event(kinds[first], SAMPLE_ID)


def _event(kind: type[Happening], own_id: str | None = None) -> Iterator[str]:
    """Yield the lines of one event: its name and day, then every field of its own."""
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    fields = {field.encode_name: field for field in described.fields}
    yield f"  - event: {described.tag}"
    yield _line(f"    date: {SAMPLE_DAY}", f"FILL IN: {_words(fields.pop('date').type)}")
    common = [fields.pop(name) for name in _OPTIONAL]
    if own_id:
        yield _line(f"    id: {own_id}", f"FILL IN: {_words(common[0].type)}")
    for field in fields.values():
        yield from _field(field, "    ")
    if not own_id:
        for field in common:
            yield _line(f"    {field.encode_name}:", f"optional: {_words(field.type)}")


def _field(field: inspect.Field, indent: str) -> Iterator[str]:
    """Yield the line of one field, and the blanks of what it holds."""
    words, kind = _words(field.type), _core(field.type)
    key = f"{indent}{field.encode_name}:"
    mark = "optional" if "left out =" in words else "FILL IN"
    if field.required:
        yield _line(f"{key} {SAMPLE_ID}", f"{mark}: {words}")
    elif isinstance(kind, inspect.StructType):
        yield _line(key, words)
        yield from _blanks(kind, f"{indent}  ")
    elif isinstance(kind, inspect.VarTupleType) and isinstance(_core(kind.item_type), inspect.StructType):
        yield _line(key, f"{words}; one block for each")
        inner = _core(kind.item_type)
        assert isinstance(inner, inspect.StructType)
        for number, line in enumerate(_blanks(inner, f"{indent}    ")):
            yield f"{indent}  - {line.lstrip()}" if number == 0 else line
    else:
        how = _how(kind)
        yield _line(key, f"{mark}: {words}" + (f" ({how})" if how else ""))


def _blanks(kind: inspect.StructType, indent: str) -> Iterator[str]:
    """Yield the blanks of a nested block; of a delivery those that it cannot do without."""
    for field in kind.fields:
        if kind.cls is not Delivery or field.encode_name in _DELIVERY:
            yield from _field(field, indent)


def _core(kind: inspect.Type) -> inspect.Type:
    """Return the type of a value that is given: without its description, and not left out."""
    while isinstance(kind, inspect.Metadata):
        kind = kind.type
    if isinstance(kind, inspect.UnionType):
        given = [choice for choice in kind.types if not isinstance(choice, inspect.NoneType)]
        return _core(given[0]) if len(given) == 1 or isinstance(_core(given[0]), inspect.StructType) else kind
    return kind


def _words(kind: inspect.Type) -> str:
    """Return what the vocabulary says of a field."""
    return (
        str((kind.extra_json_schema or {}).get("description", ""))
        if isinstance(kind, inspect.Metadata)
        else ""
    )


def _how(kind: inspect.Type) -> str:
    """Return how such a value is written."""
    match kind:
        case inspect.LiteralType():
            return ", ".join(str(value) for value in kind.values)
        case inspect.BoolType():
            return "true or false"
        case inspect.DateType():
            return "YYYY-MM-DD"
        case inspect.CustomType():
            return _HOW.get(kind.cls, "")
        case inspect.VarTupleType() | inspect.TupleType():
            return 'each on a line of its own after "- "'
        case inspect.DictType():
            return 'each on a line of its own as "name: value"'
        case inspect.UnionType():
            return " or ".join(filter(None, (_how(_core(choice)) for choice in kind.types)))
    return ""


def _line(text: str, comment: str) -> str:
    """Return a line with its comment in the comments' column."""
    return f"{text.ljust(COMMENT_COLUMN - 1)} # {comment}"
