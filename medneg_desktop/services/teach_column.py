"""Saying what a column is: the paper is read again by it, and the provider's next papers too.

The person points at the head of a column and says what stands under it. The rule is kept only where it was tried and
works: read with it, lines of this very paper have the cell, and no line is lost.
"""

from __future__ import annotations

from dataclasses import replace

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.trouble import CorrectableTrouble
from medneg_desktop.domain.learned import LearnedRule, Subject
from medneg_desktop.domain.reading import Cell, Reading
from medneg_desktop.reading.layout import TEACHABLE
from medneg_desktop.reading.teach import Head, heads_of
from medneg_desktop.services.carry import carried
from medneg_desktop.services.deeds import Standing, Told, rewrite
from medneg_desktop.services.learn import Lesson, RuleDeed, Together, keep_rule, lesson_on
from medneg_desktop.services.office import Office

__all__ = ["COLUMNS", "ColumnNotRead", "Head", "SenderUnsure", "heads_in", "teach_column"]
COLUMNS = tuple(c for c in Cell if c in TEACHABLE)
"""What a column can be said to be, in the order of print."""


class SenderUnsure(CorrectableTrouble):
    code = "sender-unsure"
    title = "It is not sure yet whose paper this is, and what you show is kept by the sender's name."
    remedy = "Check the name of the provider or plan first, then say again what the column is."


class ColumnNotRead(CorrectableTrouble):
    code = "column-not-read"
    title = "Read this way, no line of the paper has anything in that column; nothing was changed."
    remedy = "Point at the words right above the values, or type the values into the lines."


def heads_in(office: Office, document: DocumentId, part: int) -> tuple[Head, ...]:
    """The heads of the columns of a paper, for the person to point at."""
    lesson = lesson_on(office, document, part)
    return heads_of(lesson.pages) if lesson is not None else ()


def teach_column(office: Office, document: DocumentId, part: int, head: str, cell: Cell) -> Together | RuleDeed | None:
    """The column under these printed words is ``cell``: read the paper again so, and keep it for this provider's papers.
    What a person entered stays. None where it is read so already.

    Raises SenderUnsure, and ColumnNotRead where the paper has nothing of the sort there.
    """
    lesson = lesson_on(office, document, part)
    if lesson is None:
        raise ColumnNotRead
    if not lesson.sure_of_sender:
        raise SenderUnsure
    rule = lesson.rule(Subject.COLUMN, head, cell.value, lesson.reading.kind)
    taught = _tried(lesson, rule, cell)
    if taught is None:
        return None

    def change(held: Standing) -> tuple[Standing, tuple[Told, ...]]:
        own = held.part(part)
        if own is None:
            return held, ()
        (again,) = carried([replace(taught, part=part, divided=own.divided)], [own])
        words = f"the column \u201c{head}\u201d is {cell.value.replace('_', ' ')}; read again by it"
        return held.with_part(part, again), (Told("column shown", words, "as it was read before"),)

    deed = rewrite(office, document, "column shown", change)
    kept = keep_rule(office, rule)
    return Together(deed, kept) if deed is not None else kept


def _tried(lesson: Lesson, rule: LearnedRule, cell: Cell) -> Reading | None:
    """The paper as it is read with the rule; None where it says the same without."""
    without, taught = lesson.read(), lesson.read(rule)
    filled = sum(cell in line.cells for line in taught.lines)
    if not filled or len(taught.lines) < len(without.lines):
        raise ColumnNotRead
    return None if taught.lines == without.lines else taught
