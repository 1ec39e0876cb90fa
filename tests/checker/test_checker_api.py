"""The front door of the checker offers what it names, and nothing else by accident."""

import pytest

from checker import api


@pytest.mark.parametrize("name", api.__all__)
def test_every_name_of_the_front_door_is_there(name: str) -> None:
    assert getattr(api, name) is not None


def test_a_name_that_it_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        api.nothing_of_the_kind  # noqa: B018
