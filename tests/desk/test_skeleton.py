"""The file that ``covenant new`` writes loads as it stands, for every event, with nothing assumed."""

from __future__ import annotations

import pytest

from checker.api import load_text
from checker.model.errors import UsageError
from checker.model.events import EVENTS
from desk.skeleton import FIRST_COMES, skeleton

NAMES = [str(kind.__struct_config__.tag) for kind in EVENTS]


@pytest.mark.parametrize("name", NAMES)
def test_the_skeleton_loads_and_assumes_nothing(name: str) -> None:
    matter = load_text(skeleton(name), f"{name}.yaml").matter
    assert [event.event for event in matter.proposed] == [name]
    assert [event.event for event in matter.history] == ([FIRST_COMES[name]] if name in FIRST_COMES else [])
    event = matter.proposed[0]
    for field in set(event.__struct_fields__) - {"date", "of"}:
        assert getattr(event, field) in (None, ()), field


@pytest.mark.parametrize("kind", EVENTS, ids=lambda kind: kind.__name__)
def test_every_field_has_a_line_with_a_comment(kind: type) -> None:
    text = skeleton(str(kind.__struct_config__.tag))  # type: ignore[attr-defined]
    proposed = text.partition("\nproposed:\n")[2].splitlines()
    for name in kind.__struct_encode_fields__:  # type: ignore[attr-defined]
        line = next(line for line in proposed if line.startswith(f"    {name}:"))
        assert " # " in line
    assert "FILL IN" in text


def test_a_mistyped_event_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r'"excercise" is not an event; did you mean "exercise"\?'):
        skeleton("excercise")
    with pytest.raises(UsageError, match='did you mean "transfer_warrant"'):
        skeleton("transfer-warrant")
    with pytest.raises(UsageError, match="the events are exercise, transfer_warrant"):
        skeleton("zzz")
