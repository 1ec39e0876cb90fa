"""Events happen by date; of one day history first, then by sequence, then as the file has them."""

from __future__ import annotations

from checker.matter.load import load_text
from checker.matter.order import in_order

TEXT = """\
as_of: 2003-06-16
history:
  - {event: split, id: b, date: 2003-02-02}
  - {event: split, id: a, date: 2003-02-01}
  - {event: split, id: e, date: 2003-02-03}
  - {event: split, id: d, date: 2003-02-03, sequence: 2}
  - {event: split, id: c, date: 2003-02-03, sequence: 1}
  - {event: split, id: f, date: 2003-02-03}
proposed:
  - {event: split, id: h, date: 2003-06-17}
  - {event: split, id: g, date: 2003-02-03, sequence: 0}
"""


def test_the_order_of_events() -> None:
    items = in_order(load_text(TEXT, "m.yaml").matter)
    assert "".join(item.event.id or "" for item in items) == "abcdefgh"
    assert items[0].path == ("history", 1)
    assert items[-1].path == ("proposed", 0)
