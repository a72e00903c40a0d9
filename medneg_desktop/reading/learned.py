"""Reading a paper with what a person taught about its provider's papers.

The paper is first read as if nothing were known: that tells whose it is, and what its own sums prove. Only rules of
this very provider and kind of paper are used, and none of them outweighs arithmetic: where a learned place and the
page's sums disagree, the person is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from medneg_desktop.domain.learned import LearnedRule, Subject, plain
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.reading import MONEY_FIELDS, Cell, DocumentKind, FieldName, Reading, State
from medneg_desktop.reading.equations import (
    Equation,
    Ref,
    Values,
    column_equations,
    gap,
    line_equations,
    paper_equations,
)
from medneg_desktop.reading.layout import Layout, as_kind
from medneg_desktop.reading.reader import read_part
from medneg_desktop.reading.rows import rows_of
from medneg_desktop.reading.senders import SENDER_FIELD
from medneg_desktop.reading.vocabulary import key_tokens

_AGAINST = "The sums on this page do not fit the value at the place that you showed MedNeg."


def sender_of(reading: Reading) -> str:
    """Whose paper it is, as printed; empty where the paper does not say."""
    fact = reading.text(SENDER_FIELD.get(reading.kind, FieldName.PROVIDER_NAME))
    return fact.value if fact is not None else ""


def with_learned(unlearned: Reading, pages: Sequence[PageText], rules: Iterable[LearnedRule]) -> Reading:
    """The same document read with the rules that hold for it; as it was where there are none."""
    sender = plain(sender_of(unlearned))
    mine = [r for r in rules if sender and plain(r.provider) == sender]
    if not mine:
        return unlearned
    layout, kind = _layout(mine, unlearned, pages)
    if layout == Layout():
        return unlearned
    taught = read_part(unlearned.part, pages, layout)
    return _settled(unlearned, taught, layout) if kind == unlearned.kind else _asked(taught, layout)


def _layout(mine: Sequence[LearnedRule], reading: Reading, pages: Sequence[PageText]) -> tuple[Layout, DocumentKind]:
    titles = {plain(s.text) for r in rows_of(pages[0]).rows for s in r.spans} if pages else set()
    told = [
        r for r in mine if r.subject is Subject.KIND and r.family is _family(reading.kind) and plain(r.words) in titles
    ]
    kind = DocumentKind(told[-1].meaning) if told else reading.kind
    held = [r for r in mine if r.family is _family(kind)]
    labels = {key_tokens(r.words): FieldName(r.meaning) for r in held if r.subject is Subject.FIELD}
    headers = {key_tokens(r.words): Cell(r.meaning) for r in held if r.subject is Subject.COLUMN}
    why = f"you said so of an earlier paper titled {told[-1].words}" if told else ""
    return Layout(labels, headers, as_kind(kind, why, State.READ) if told else None), kind


def _family(kind: DocumentKind) -> DocumentKind:
    return DocumentKind.STATEMENT if kind.is_bill else kind


def _settled(unlearned: Reading, taught: Reading, layout: Layout) -> Reading:
    """Where the page's own sums prove a value, the learned place does not outweigh them: both are told."""
    for name in set(layout.labels.values()) & MONEY_FIELDS:
        before, now = unlearned.money(name), taught.money(name)
        if before is None or now is None or before.value == now.value or before.state is not State.PROVEN:
            continue
        if now.state is not State.PROVEN:
            why = f"The sums on this page give this amount; the place that you showed MedNeg has {now.value.shown()}."
            taught = taught.with_field(name, before.doubted(why))
    return _asked(taught, layout)


def _asked(taught: Reading, layout: Layout) -> Reading:
    """The reading with every value in doubt that came by a rule and that the page's sums contradict."""
    names, cells = set(layout.labels.values()), set(layout.headers.values())

    def by_rule(ref: Ref) -> bool:
        return ref in names if isinstance(ref, FieldName) else ref[1] in cells

    values = Values(taught)
    for equation in _sums(taught):
        if gap(values.of, equation):
            for ref in filter(by_rule, equation.refs):
                if (fact := values.of(ref)) is not None:
                    values.set(ref, fact.doubted(_AGAINST) if fact.state is State.READ else fact)
    return values.reading()


def _sums(reading: Reading) -> list[Equation]:
    """The sums that this paper follows: those of its lines where most of them hold, of its columns and its whole."""
    values = Values(reading)
    holds, tried = Counter[int](), Counter[int]()
    for _, which, equation in line_equations(reading):
        tried[which] += 1
        holds[which] += not gap(values.of, equation)
    along = [e for _, which, e in line_equations(reading) if 2 * holds[which] >= tried[which]]
    return [*along, *column_equations(reading), *paper_equations(reading)]
