"""What is worked out once and kept."""

from __future__ import annotations

from medneg_desktop.core.once import once


class Sheet:
    def __init__(self) -> None:
        self.counted = 0

    @once
    def words(self) -> int:
        """How many words there are."""
        self.counted += 1
        return 7


def test_it_is_worked_out_once_for_each_object() -> None:
    one, other = Sheet(), Sheet()
    assert (one.words, one.words, one.counted) == (7, 7, 1)
    assert (other.counted, other.words, other.counted) == (0, 7, 1)


def test_the_class_shows_what_it_is() -> None:
    assert Sheet.words.__doc__ == "How many words there are."
