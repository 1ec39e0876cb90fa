"""The terms of a grant compared with an agreement, whenever it was made: how each stands, and why (RRA 8, D4)."""

from __future__ import annotations

from collections.abc import Mapping

from checker.agreements.terms import terms
from checker.engine import choices_of
from checker.model.events import GrantRegistrationRights
from checker.model.matter import LoadedMatter
from checker.position import standing_on
from checker.readings import Consultation
from checker.replay.record import Record
from checker.replay.registration.comparing import EXHIBIT_D
from checker.replay.registration.grants import WARRANT, against_exhibit_d, against_rra

NOTHING: Mapping[str, str] = {}


def terms_compared(loaded: LoadedMatter, grant: GrantRegistrationRights, against: str) -> Mapping[str, str]:
    """Return by field how each term of a grant stands against ``rra`` or ``exhibit_d``: ``MORE: 10%, against ...``.

    The report tells it of a grant that is proposed; of one that happened it tells only what is not compliant,
    and a paper on it needs all. Exact, on the state that history left by the day of the grant, under the
    readings as they are chosen. Exhibit D is compared for a warrant only, and its terms of a demand only (J-15).
    Empty where no terms are stated. Raises InputError as ``check`` does (RRA 8, D4).
    """
    if grant.terms is None or (against == EXHIBIT_D and grant.security != WARRANT):
        return NOTHING
    state = standing_on(loaded, grant.date).state
    record = Record(loaded.matter, terms(), Consultation(choices_of(loaded, {})))
    compare = against_exhibit_d if against == EXHIBIT_D else against_rra
    return compare(record, state, grant).facts()
