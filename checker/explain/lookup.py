"""Which memo a code asks for, and the memo as text."""

from __future__ import annotations

from checker.agreements.clauses import clause_codes, nearest
from checker.agreements.reading_texts import reading_text, reading_texts
from checker.explain.as_plain import plain_text
from checker.explain.clause_memo import clause_memo, own_memo
from checker.explain.memo import Memo
from checker.explain.reading_memo import reading_memo
from checker.explain.rule_memo import rule_memo
from checker.model.errors import UsageError
from checker.report.own_rules import OWN_RULES, own_rule
from checker.rules.catalogue import RULES, rule_named


def explain(code: str) -> str:
    """Return the memo on a clause (``R9.f``), a rule (``W2.1-exact-name``) or a reading (``A-25``) as text.

    Raises UsageError, with the nearest codes, for a code that is none of the three.
    """
    return plain_text(memo_on(code))


def memo_on(code: str) -> Memo:
    """Return the memo on a clause, a rule (the tool's own among them) or a reading; UsageError otherwise."""
    rule = rule_named(code)
    if rule is not None:
        return rule_memo(rule)
    own = own_rule(code)
    if own is not None:
        return own_memo(own)
    ids = tuple(reading.id for reading in reading_texts())
    if code in ids:
        return reading_memo(reading_text(code))
    if code in clause_codes():
        return clause_memo(code)
    known = (*clause_codes(), *(each.code for each in RULES), *(each.id for each in OWN_RULES), *ids)
    raise UsageError(f"no clause, rule or reading has the code {code!r}{nearest(code, known)}")
