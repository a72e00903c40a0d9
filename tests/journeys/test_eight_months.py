"""A whole case over eight months with fixed days: from the first bill to a kept agreement.

Played through the services, as the window calls them, on a real vault; the papers come in as they would have been read.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.ids import CaseId, DocumentId, Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.reading import DocumentKind
from medneg_desktop.domain.talks import (
    Agreement,
    Channel,
    Closing,
    Contact,
    Maker,
    Offer,
    OfferAnswer,
    OfferKind,
    OfferResult,
    Outcome,
    Payment,
    PromiseKept,
    Relief,
    ReliefKind,
    Talk,
    Term,
    Terms,
    WalkAway,
    Way,
)
from medneg_desktop.ledger import match_keys
from medneg_desktop.services import letters, talks
from medneg_desktop.services.journal import TalkDeed
from medneg_desktop.services.office import Office
from medneg_desktop.services.reconcile import refresh
from medneg_desktop.services.talks import TalksView
from medneg_desktop.talks.course import Turn
from medneg_desktop.talks.days import DayKind
from tests.builders import papers

PROVIDER, COLLECTOR = RecipientKind.PROVIDER, RecipientKind.COLLECTOR
BILL = """
    itemized_bill
    provider_name: Mercy Hospital
    patient_name: Ana Lopez
    account_number: 4482137
    service_from: 2026-03-02
    statement_date: 2026-03-20
    total_charges: 1200.00
    amount_due: 1200.00
    service_date | code  | charge
    2026-03-02   | 99284 | 800.00
    2026-03-02   | 71046 | 200.00
    2026-03-02   | 71046 | 200.00
    """
EOB = """
    eob
    provider_name: Mercy Hospital
    payer_name: Prairie Health
    patient_name: Ana Lopez
    account_number: 4482137
    claim_number: CL-9981
    service_from: 2026-03-02
    processed_date: {day}
    patient_responsibility: {share}
    """
COLLECTOR_LETTER = """
    collection_letter
    collector_name: Granite Recovery
    original_creditor: Mercy Hospital
    patient_name: Ana Lopez
    account_number: 4482137
    notice_date: 2026-06-10
    amount_due: 1200.00
    """
AGREEMENT = """
    agreement
    provider_name: Mercy Hospital
    patient_name: Ana Lopez
    account_number: 4482137
    notice_date: 2026-08-01
    due_date: 2026-08-31
    amount_due: 450.00
    """
LATER = """
    statement
    provider_name: Mercy Hospital
    patient_name: Ana Lopez
    account_number: 4482137
    service_from: 2026-03-02
    statement_date: {day}
    amount_due: {amount}
    """


class Life:
    """The person with their vault, moving through the year."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.account = DocumentId("")

    def on(self, month: int, day: int) -> date:
        today = date(2026, month, day)
        self.office = replace(self.office, clock=FixedClock(today))
        return today

    def arrives(self, text: str) -> DocumentId:
        """A paper comes in and is read."""
        [paper] = papers(text)
        sha256, size = self.office.vault.originals.put(io.BytesIO(paper.ref.document.encode()), limit=1000)
        found = Document(
            paper.ref.document,
            Sha256(sha256),
            f"{paper.kind.value} {self.office.clock.today()}.pdf",
            "application/pdf",
            size,
            1,
            self.office.clock.now(),
        )
        with self.office.unit() as unit:
            unit.add_document(found)
            unit.save_readings(found.id, [paper.reading], match_keys(paper.reading))
            unit.set_status(found.id, ReadingStatus.READ)
            unit.commit()
        refresh(self.office, [found.id])
        self.account = self.account or found.id
        return found.id

    @property
    def case(self) -> CaseId:
        with self.office.unit() as unit:
            [found] = unit.cases_of([self.account])
        return found

    def note(self, talk: Talk) -> TalkDeed:
        return talks.note(self.office, self.case, talk)

    @property
    def now(self) -> TalksView:
        found = talks.talks_view(self.office, self.case)
        assert found is not None
        return found

    def turn(self) -> Turn:
        return self.now.course.standing.turn

    def sends(self, name: str, **own: str) -> str:
        """A letter is written and goes out today."""
        draft = letters.draft(self.office, self.case, name, own)
        assert draft.letter.ready, draft.letter.needs
        assert "777.77" not in draft.letter.english
        self.note(letters.sent(draft.letter, draft.letter.english, self.office.clock.today(), "9407 1"))
        return draft.letter.english

    @property
    def overdue(self) -> list[DayKind]:
        today = self.office.clock.today()
        return [d.kind for d in self.now.days if d.overdue(today)]


@pytest.fixture
def life(office: Office) -> Life:
    return Life(office)


Step = Callable[[Life], None]


def test_from_the_first_bill_to_a_kept_agreement(life: Life) -> None:
    for step in (march, april, may, june, july, august, september, october):
        step(life)
    saved = life.now.saved
    assert [str(x) for x in (saved.possible, saved.disputed, saved.refunded)] == ["0.00", "0.00", "50.00"]
    assert str(saved.confirmed) == "700.00"  # 200 corrected and 550 agreed, of which 50 came back


def march(life: Life) -> None:
    """The bill comes in; a question is found; the itemized bill shows it, and it is disputed by letter."""
    life.on(3, 25)
    life.arrives(BILL)
    assert life.turn() is Turn.NOT_BEGUN
    life.note(WalkAway(life.on(3, 26), Money.of("$777.77")))
    assert life.now.saved.possible > Money.zero()
    text = life.sends("dispute")
    assert "4482137" in text
    assert life.turn() is Turn.THEIRS
    assert life.now.saved.disputed > Money.zero()


def april(life: Life) -> None:
    """A call with a promise, confirmed the same day. The plan's statement comes in: the case keeps its journal."""
    today = life.on(4, 10)
    call = Contact(
        today,
        Channel.CALL,
        Way.OUT,
        PROVIDER,
        office="Mercy Hospital",
        who="Joan",
        reference="R-77",
        said="The second X-ray is under review.",
        promise="a corrected bill.",
        promise_by=date(2026, 4, 24),
    )
    life.note(call)
    text = life.sends("call_confirmation")
    assert "Joan" in text
    assert "April 24, 2026" in text
    life.on(4, 15)
    life.arrives(EOB.format(day="2026-04-12", share="900.00"))
    assert len(life.now.course.contacts) == 3
    assert "$300.00 more" in life.sends("eob_mismatch")


def may(life: Life) -> None:
    """The promise is missed, asked for again, and kept late."""
    life.on(5, 2)
    assert DayKind.PROMISE in life.overdue
    promised = life.now.course.promises[0][0]
    life.sends("hold", own_reason="You promised a corrected bill by April 24, and it has not come.")
    life.note(PromiseKept(life.on(5, 20), promised))
    assert DayKind.PROMISE not in life.overdue


def june(life: Life) -> None:
    """A collector writes: nothing is said to be owed, proof is asked for, and the law is cited that applies."""
    life.on(6, 15)
    life.arrives(COLLECTOR_LETTER)
    text = life.sends("debt_validation")
    assert "15 USC 1692g" in text
    assert "does not say that I owe" in text
    sheet = letters.sheet_for(life.office, life.now, COLLECTOR)
    assert "time limit anew" in " ".join(sheet.avoid)
    assert life.now.course.standing.office == "Granite Recovery"


def july(life: Life) -> None:
    """The plan corrects its statement, and the hospital takes off an error: confirmed, and no longer disputed."""
    life.on(7, 5)
    life.arrives(EOB.format(day="2026-07-01", share="700.00"))
    before = life.now.saved
    life.note(Relief(life.on(7, 10), ReliefKind.CORRECTED, Money.of("$200.00"), "The second X-ray is off."))
    after = life.now.saved
    assert str(after.confirmed) == "200.00"
    assert after.disputed < before.disputed


def august(life: Life) -> None:
    """An offer, a counter-offer, a settlement in writing with three instalments."""
    today = life.on(7, 20)
    mine = life.note(Offer(today, Maker.YOU, PROVIDER, Terms(OfferKind.LUMP, Money.of("$400.00")), date(2026, 8, 20)))
    assert "$400.00" in life.sends("settlement_offer")
    plan = Terms(OfferKind.PLAN, Money.of("$450.00"), 3, Decimal(0), date(2026, 8, 31))
    theirs = life.note(Offer(life.on(7, 28), Maker.THEM, PROVIDER, plan, answers=mine.talk))
    life.note(OfferAnswer(life.on(7, 30), theirs.talk, OfferResult.ACCEPTED))
    life.on(8, 3)
    letter = life.arrives(AGREEMENT)
    view = life.now
    ref = next(p.ref for p in view.case.papers if p.ref.document == letter)
    assert view.case.of_kind(DocumentKind.AGREEMENT)
    agreed = Agreement(
        date(2026, 8, 1),
        PROVIDER,
        plan,
        Money.of("$1,000.00"),
        "4482137",
        "Mercy Hospital",
        (Term("No interest"),),
        ref,
        theirs.talk,
    )
    life.note(agreed)
    assert life.turn() is Turn.PAYING
    assert [str(d.instalment.day) for d in life.now.agreement.dues] == ["2026-08-31", "2026-09-30", "2026-10-31"]  # type: ignore[union-attr]  # it was just noted
    assert str(life.now.saved.confirmed) == "750.00"
    pay(life, 8, 31)


def pay(life: Life, month: int, day: int) -> None:
    agreement = life.now.agreement
    assert agreement is not None
    life.note(Payment(life.on(month, day), Money.of("$150.00"), agreement=agreement.id, method="check"))


def september(life: Life) -> None:
    """A statement asks for the old sum: the agreement is broken, and they are held to it."""
    life.on(9, 18)
    life.arrives(LATER.format(day="2026-09-15", amount="1000.00"))
    assert "agreement-broken" in {f.rule for f in life.now.findings}
    [breach] = life.now.breaches
    assert (str(breach.asked), str(breach.expected), breach.perhaps_missed) == ("1000.00", "300.00", False)
    assert str(life.now.saved.confirmed) == "200.00"
    text = life.sends("agreement_broken")
    assert "$1,000.00" in text
    assert "$150.00" in text
    pay(life, 9, 30)


def october(life: Life) -> None:
    """They correct it, the last instalment is paid; a zero-balance letter, a refund of a double payment, and the case is closed."""
    life.on(10, 20)
    life.arrives(LATER.format(day="2026-10-16", amount="150.00"))
    assert life.now.breaches == ()
    life.on(10, 31)
    assert DayKind.INSTALMENT in [d.kind for d in life.now.days]
    pay(life, 10, 31)
    assert life.now.agreement is not None
    assert life.now.agreement.kept
    assert "$450.00" in life.sends("zero_balance")
    life.note(Payment(life.on(11, 10), Money.of("$50.00"), Way.IN))
    life.note(Closing(life.on(11, 20), Outcome.PLAN_PAID))
    assert life.now.days == ()
    assert life.turn() is Turn.CLOSED
