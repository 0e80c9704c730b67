"""Records of which a report makes hundreds."""

from dataclasses import replace

import pytest

from orchestration.immutable import immutable


@immutable
class Point:
    """Two numbers."""

    x: int
    y: int = 0


def test_records_of_the_same_values_are_one_in_a_set() -> None:
    assert {Point(1, 2), Point(1, 2), Point(2, 1)} == {Point(1, 2), Point(2, 1)}


def test_a_changed_record_is_another_one() -> None:
    point = Point(1)
    assert (replace(point, y=3), point) == (Point(1, 3), Point(1, 0))


def test_a_record_takes_no_further_fields() -> None:
    with pytest.raises(AttributeError):
        Point(1).z = 2  # type: ignore[attr-defined]
