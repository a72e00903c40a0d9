"""Learning from corrections, in this vault only: a readable rule for the papers of one provider, or nothing.

A rule is kept only where it was tried and shown to work: read again with it, the very paper that was corrected says what
the person said, and without it it does not. Where two rules would do, neither is kept: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from medneg_desktop.core.ids import DocumentId, new_id
from medneg_desktop.domain.learned import LearnedRule, Subject
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.reading import AnyFact, Cell, DocumentKind, FieldName, Reading, State
from medneg_desktop.reading import sender_of
from medneg_desktop.reading.senders import SENDER_FIELD
from medneg_desktop.reading.teach import headers_over, labels_beside, titles
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event
from medneg_desktop.services.read_shares import Share, read_shares
from medneg_desktop.services.undo import Deed

_MOST_PAGES = 40
"""A longer paper is not read again while the person types on."""


@dataclass(frozen=True, slots=True)
class RuleDeed:
    """Rules that came and went together; the other way round when it is taken back."""

    came: tuple[LearnedRule, ...]
    went: tuple[LearnedRule, ...]
    words: str
    document: DocumentId | None = None

    def take_back(self, office: Office) -> None:
        _exchange(office, self.went, self.came, "taken back")

    def do_again(self, office: Office) -> None:
        _exchange(office, self.came, self.went, "done again")


@dataclass(frozen=True, slots=True)
class Together:
    """A correction with what was learned from it: one step for the person."""

    first: Deed
    then: RuleDeed

    @property
    def learned(self) -> LearnedRule:
        return self.then.came[0]

    @property
    def words(self) -> str:
        return self.first.words

    @property
    def document(self) -> DocumentId | None:
        return self.first.document

    def take_back(self, office: Office) -> None:
        self.first.take_back(office)
        self.then.take_back(office)

    def do_again(self, office: Office) -> None:
        self.first.do_again(office)
        self.then.do_again(office)


def rules(office: Office) -> tuple[LearnedRule, ...]:
    """Everything that was learned, provider by provider."""
    with office.unit() as unit:
        return tuple(unit.rules())


def forget(office: Office, rule: str) -> RuleDeed | None:
    """Forget a rule; papers that were read with it stay as they are. None for an unknown one."""
    gone = tuple(r for r in rules(office) if r.id == rule)
    if not gone:
        return None
    _exchange(office, (), gone, "rule forgotten")
    return RuleDeed((), gone, "rule forgotten")


def learning(
    office: Office, deed: Deed | None, document: DocumentId, part: int, target: FieldName | tuple[int, Cell] | None
) -> Deed | None:
    """The step of a correction, with what could be learned from it; ``target`` is None for a changed kind."""
    if deed is None:
        return None
    rule = _rule_from(office, document, part, target)
    if rule is None:
        return deed
    return Together(deed, keep_rule(office, rule))


def keep_rule(office: Office, rule: LearnedRule) -> RuleDeed:
    """Keep a rule; one that said something else of the same words goes."""
    went = tuple(r for r in rules(office) if r.says_the_same(rule))
    _exchange(office, (rule,), went, "learned")
    return RuleDeed((rule,), went, "rule learned")


def take_rules(office: Office, offered: Sequence[LearnedRule]) -> int:
    """Keep rules that were learned in another vault, but none about words that a rule here speaks of; says how many."""
    held = list(rules(office))
    come = []
    for rule in offered:
        if not any(h.says_the_same(rule) for h in held):
            come.append(rule if all(h.id != rule.id for h in held) else replace(rule, id=new_id()))
            held.append(rule)
    if come:
        _exchange(office, come, (), "taken over from another vault")
    return len(come)


def told(rule: LearnedRule) -> str:
    """A rule in a sentence, for the history."""
    meaning = rule.meaning.replace("_", " ")
    return f"{rule.papers.value.replace('_', ' ')} of {rule.provider}: {rule.subject.value} “{rule.words}” is {meaning}"


def _exchange(office: Office, come: Sequence[LearnedRule], go: Sequence[LearnedRule], what: str) -> None:
    with office.unit() as unit:
        for rule in go:
            unit.remove_rule(rule.id)
        for rule in come:
            unit.add_rule(rule)
        for rule in come or go:
            unit.record(Event(office.clock.now(), what, told(rule)))
        unit.commit()


@dataclass(frozen=True, slots=True)
class Lesson:
    """A corrected paper: as it now stands, its words, what is known already, and how to try a rule on it."""

    office: Office
    reading: Reading
    pages: tuple[PageText, ...]
    known: tuple[LearnedRule, ...]
    source: str

    @property
    def sure_of_sender(self) -> bool:
        """Whether it is known whose paper it is: a rule holds for that provider's papers."""
        sender = self.reading.text(SENDER_FIELD.get(self.reading.kind, FieldName.PROVIDER_NAME))
        return sender is not None and sender.firm

    def read(self, *more: LearnedRule, kind_said: bool = True) -> Reading:
        said = self.reading.kind if kind_said and self.reading.kind_state is State.ENTERED else None
        kept = [k for k in self.known if not any(k.says_the_same(m) for m in more)]
        (found,) = read_shares(self.pages, [Share(self.reading.pages, said)], [*kept, *more])
        return found

    def rule(self, subject: Subject, words: str, meaning: str, papers: DocumentKind) -> LearnedRule:
        now = self.office.clock.now()
        return LearnedRule(new_id(), sender_of(self.reading), papers, subject, words, meaning, now, self.source)


def lesson_on(office: Office, document: DocumentId, part: int) -> Lesson | None:
    """A paper from which something can be learned: it stands, and its words were read."""
    with office.unit() as unit:
        held = unit.readings([document])
        reading = next((r for h in held for r in h.readings if r.part == part), None)
        if reading is None:
            return None
        pages = tuple(p for p in unit.pages(document) if p.number in reading.pages)
        lesson = Lesson(office, reading, pages, tuple(unit.rules()), held[0].document.name)
    return lesson if any(p.words for p in pages) else None


def _rule_from(
    office: Office, document: DocumentId, part: int, target: FieldName | tuple[int, Cell] | None
) -> LearnedRule | None:
    lesson = lesson_on(office, document, part)
    if lesson is None or len(lesson.pages) > _MOST_PAGES or not lesson.sure_of_sender:
        return None
    if target is None:
        return _of_kind(lesson)
    if isinstance(target, FieldName):
        return _of_field(lesson, target)
    return _of_column(lesson, *target)


def _of_field(lesson: Lesson, name: FieldName) -> LearnedRule | None:
    fact = lesson.reading.fields.get(name)
    if fact is None or fact.state is not State.ENTERED or _says(lesson.read().fields.get(name), fact):
        return None
    works = []
    for words in labels_beside(lesson.reading, lesson.pages, name, fact):
        rule = lesson.rule(Subject.FIELD, words, name.value, lesson.reading.kind)
        if _says(lesson.read(rule).fields.get(name), fact):
            works.append(rule)
    return works[0] if len(works) == 1 else None


def _of_column(lesson: Lesson, number: int, cell: Cell) -> LearnedRule | None:
    line = lesson.reading.line(number)
    fact = line.cells.get(cell) if line is not None else None
    if line is None or fact is None or fact.state is not State.ENTERED:
        return None
    without = lesson.read()
    if _says(_cell(without, number, cell), fact):
        return None
    works = []
    for words in headers_over(lesson.pages, line.place, cell, fact):
        rule = lesson.rule(Subject.COLUMN, words, cell.value, lesson.reading.kind)
        taught = lesson.read(rule)
        if _says(_cell(taught, number, cell), fact) and len(taught.lines) >= len(without.lines):
            works.append(rule)
    return works[0] if len(works) == 1 else None


def _of_kind(lesson: Lesson) -> LearnedRule | None:
    was = lesson.read(kind_said=False)
    if was.kind is lesson.reading.kind:
        return None
    names = [str(lesson.reading.fields[n].value) for n in lesson.reading.fields if n.value.endswith("_name")]
    for words in titles(lesson.pages, names)[:3]:
        rule = lesson.rule(Subject.KIND, words, lesson.reading.kind.value, was.kind)
        if lesson.read(rule, kind_said=False).kind is lesson.reading.kind:
            return rule
    return None


def _cell(reading: Reading, number: int, cell: Cell) -> AnyFact | None:
    line = reading.line(number)
    return line.cells.get(cell) if line is not None else None


def _says(fact: AnyFact | None, wanted: AnyFact) -> bool:
    return fact is not None and fact.firm and fact.value == wanted.value
