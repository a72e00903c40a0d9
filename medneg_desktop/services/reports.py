"""Reports from the vault: a case on one page, what was paid in a year (for taxes and health accounts), a history."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import NothingToSend
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.packet import PacketPlan
from medneg_desktop.domain.talks import day_of
from medneg_desktop.packet.reports import Happening, Payment, history_plan, paid_plan, payments_of, summary_plan
from medneg_desktop.services.journal import course_in
from medneg_desktop.services.office import Desk, Office, Stop, check_stop, never
from medneg_desktop.services.ports import CaseView, Picture
from medneg_desktop.services.prepare_packet import kept
from medneg_desktop.talks.course import Course
from medneg_desktop.talks.words import talk_words

_MOST_EVENTS = 10_000
_STARTS_A_FORMULA = tuple("=+-@|%\t\r\uff1d\uff0b\uff0d\uff20")
"""A spreadsheet takes a cell that starts so for a formula, and a formula may run programs or send data away."""
_COLUMNS = ("Date", "Paid to", "Patient", "Method", "Reference", "File", "Amount")
_DECISIONS = {Decision.OPEN: "open", Decision.KEPT: "kept", Decision.SET_ASIDE: "set aside"}


@dataclass(frozen=True, slots=True)
class Report:
    """A report ready to be looked at and saved."""

    title: str
    pdf: bytes


@dataclass(frozen=True, slots=True)
class PaidExpenses:
    """The payments of a year as a list to print and as a table for a spreadsheet."""

    title: str
    pdf: bytes
    csv: bytes
    payments: tuple[Payment, ...]
    total: Money


def case_summary(office: Office, case: CaseId) -> Report:
    """A case on one page."""
    view = _view(office, case)
    return _set(office, summary_plan(view.case, kept(view.report, view.decisions), office.clock.today()))


def paid_expenses(office: Office, year: int, *, stop: Stop = never) -> PaidExpenses:
    """Every payment of a year that a receipt in the vault proves."""
    cases: list[Case] = []
    with office.unit() as unit:
        for summary in unit.case_summaries():
            check_stop(stop)
            view = unit.case(summary.id)
            cases += [view.case] if view is not None else []
    payments = payments_of(cases, year)
    report = _set(office, paid_plan(payments, year, office.clock.today()))
    return PaidExpenses(report.title, report.pdf, as_csv(payments), payments, Money.total(p.amount for p in payments))


def case_history(office: Office, case: CaseId) -> Report:
    """Papers, questions with the decisions about them, and everything that was done, for an advocate or a lawyer."""
    view = _view(office, case)
    documents = sorted({p.ref.document for p in view.case.papers})
    with office.unit() as unit:
        names = {d: found.name for d in documents if (found := unit.document(d)) is not None}
        course = course_in(unit, case)
        events = [(e, "") for e in unit.events(case=case, limit=_MOST_EVENTS)]
        for document in documents:
            events += [(e, names.get(document, "")) for e in unit.events(document=document, limit=_MOST_EVENTS)]
    told = [
        Happening(e.at.date(), e.what, ": ".join(dict.fromkeys(part for part in (name, e.detail) if part)))
        for e, name in sorted(dict.fromkeys(events), key=lambda pair: pair[0].at)
    ]
    decisions = [(f, _decided(view, f.fingerprint)) for f in view.report.findings]
    return _set(office, history_plan(view.case, decisions, told, office.clock.today(), journal(course)))


def journal(course: Course) -> tuple[Happening, ...]:
    """What was said, offered, agreed and paid, by its day; what was corrected or struck out says so.

    The most that the person would pay is theirs alone and is no part of it.
    """
    told = []
    for line in reversed(course.timeline):
        title, words = talk_words(line.talk)
        before = [talk_words(entry.talk) for entry in line.earlier if entry.talk != line.talk]
        parts = [
            " ".join(words.split()),
            "Struck out." if line.struck else "",
            *(f"Corrected; before: {' '.join(f'{t}. {w}'.split())}" for t, w in before),
        ]
        told.append(Happening(day_of(line.talk), title, " ".join(p for p in parts if p)))
    return tuple(told)


def as_csv(payments: tuple[Payment, ...]) -> bytes:
    """The payments for a spreadsheet: UTF-8 with a mark that Excel needs, and no cell that could be a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for p in payments:
        words = (p.day.isoformat(), p.to, p.patient, p.method, p.reference, p.file)
        writer.writerow([*map(harmless, words), str(p.amount)])
    return text.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: a quote mark goes before what would start one."""
    one_line = text.replace("\r\n", " ").replace("\n", " ")
    risky = one_line.startswith(_STARTS_A_FORMULA) or one_line.lstrip().startswith(_STARTS_A_FORMULA)
    return f"'{one_line}" if risky else one_line


def _decided(view: CaseView, fingerprint: str) -> str:
    decision, reason = view.decisions.get(fingerprint, (Decision.OPEN, ""))
    return f"{_DECISIONS[decision]}: {reason}" if reason else _DECISIONS[decision]


def _view(office: Office, case: CaseId) -> CaseView:
    with office.unit() as unit:
        view = unit.case(case)
    if view is None:
        raise NothingToSend
    return view


def _set(desk: Desk, plan: PacketPlan) -> Report:
    return Report(plan.title, desk.typesetter.compose(plan, _no_picture))


def _no_picture(document: DocumentId, page: int) -> Picture:
    raise KeyError((document, page))
