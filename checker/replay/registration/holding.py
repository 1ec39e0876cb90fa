"""What one person holds, and all holdings by name, in shares of Common Stock: nouns of replay."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from checker.replay.record import Record

RRA, EXHIBIT_D = "rra", "exhibit_d"
UNRECOGNIZED, PUBLIC = "unrecognized", "public"
# A transferee of whom a fact is left out: told like a Holder, counted like one who is none.
DOUBTFUL = "doubtful"
NOTHING = Fraction(0)
SIGNATORIES = (
    "signatory_spectrum",
    "signatory_doeg_hill",
    "signatory_mochary",
    "signatory_nicholson",
    "signatory_coughlin",
    "signatory_wang",
    "signatory_kennealy",
    "signatory_colo",
    "signatory_cashin",
)


class Holding(Struct, frozen=True):
    """What one person holds, exact: Series A as converted, RRA warrants, issued shares; ``known`` if any is given.

    ``of_warrant`` are the shares issued under the Warrant of 2002 where they are told apart from the ``issued``
    ones, as with a Holder under the RRA; None where ``issued`` holds all. ``rightless`` says that the rights of
    RRA 9(f) did not pass with what an unrecognized person holds.
    """

    name: str
    groups: tuple[str, ...]
    series_a: Fraction = NOTHING
    warrants: Fraction = NOTHING
    issued: Fraction = NOTHING
    known: bool = False
    address: tuple[str, ...] = ()
    counsel: str | None = None
    of_warrant: Fraction | None = None
    rightless: bool = False

    @property
    def registrable(self) -> Fraction:
        """Everything the holder could sell in a registration, all converted and exercised."""
        return self.series_a + self.warrants + self.issued

    @property
    def of_rra(self) -> Fraction:
        """What counts as Series A, Warrants or Registrable Securities of the RRA (9(f)(ii))."""
        if {RRA, UNRECOGNIZED} & set(self.groups):
            return self.registrable
        return self.series_a + self.warrants

    @property
    def of_exhibit_d(self) -> Fraction:
        """What was issued under the Warrant of 2002 and is Registrable Securities of Exhibit D."""
        if self.of_warrant is not None:
            return self.of_warrant
        return self.issued if EXHIBIT_D in self.groups else NOTHING

    def times(self, ratio: Fraction) -> Holding:
        """Return the holding after a split or a combination (RRA 9(h))."""
        return replace(
            self,
            series_a=self.series_a * ratio,
            warrants=self.warrants * ratio,
            issued=self.issued * ratio,
            of_warrant=None if self.of_warrant is None else self.of_warrant * ratio,
        )

    def apart(self) -> Holding:
        """Return the holding of one who comes to hold under the RRA, its shares of 2002 told apart."""
        if self.of_warrant is not None or {RRA, UNRECOGNIZED} & set(self.groups):
            return self
        return replace(self, issued=NOTHING, of_warrant=self.issued)


class Holdings(Struct, frozen=True):
    """All holdings by name (``key_of``), and what has been sold into the hands of the public since."""

    by_name: Mapping[str, Holding]
    sold_to_public: Fraction = NOTHING
    sold_privately: Fraction = NOTHING

    def of(self, name: str | None) -> Holding | None:
        """Return what a person holds, or None for one who is not in the register."""
        return None if name is None else self.by_name.get(key_of(name))

    def group(self, group: str) -> tuple[Holding, ...]:
        """Return the holders of a group, in the order of the register."""
        return tuple(holding for holding in self.by_name.values() if group in holding.groups)

    def total(self, group: str) -> Fraction:
        """Return what a group holds in all."""
        return sum((holding.registrable for holding in self.group(group)), NOTHING)

    def put(self, holding: Holding) -> Holdings:
        """Return the holdings with one row changed or added."""
        return replace(self, by_name={**self.by_name, key_of(holding.name): holding})

    def times(self, ratio: Fraction) -> Holdings:
        """Return all holdings after a split."""
        return Holdings(
            {key: each.times(ratio) for key, each in self.by_name.items()},
            self.sold_to_public * ratio,
            self.sold_privately * ratio,
        )


def key_of(name: str) -> str:
    """Return the name as it is compared: neither case nor spaces matter where a person is only named."""
    return " ".join(name.split()).casefold()


def signatories(record: Record) -> tuple[str, ...]:
    """Return the nine whose names appear on the signature pages of the RRA, in their order."""
    return tuple(record.text(term) for term in SIGNATORIES)
