"""Tax ids are masked but for their last four digits; other numbers stay as they are."""

import pytest

from checker.model.masking import masked


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("his number is 123-45-6789.", "his number is XXX-XX-6789."),
        ("EIN 12-3456789", "EIN XX-XXX6789"),
        ("123\u201145\u20116789 and 12\u20133456789", "XXX-XX-6789 and XX-XXX6789"),
        ("0000-0001", "0000-0001"),
        ("2003-06-16", "2003-06-16"),
        ("240,800.00 on 1-800-555-0100", "240,800.00 on 1-800-555-0100"),
        ("1123-45-67890", "1123-45-67890"),
    ],
)
def test_a_tax_id_shows_its_last_four_digits(text: str, shown: str) -> None:
    assert masked(text) == shown
