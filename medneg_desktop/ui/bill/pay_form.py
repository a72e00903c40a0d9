"""A form for a payment that the person adds by hand: what, when, whose money, how, and the paper that shows it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.talks import PaidBy, Payment, Way
from medneg_desktop.ledger.payments import OWN
from medneg_desktop.ui.bill.case_file import CaseFile
from medneg_desktop.ui.bill.wording import SOURCE
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.shared import Card, Flow, button, heading, label
from medneg_desktop.ui.talks.pieces import Choice, fields, line, trying
from medneg_desktop.ui.talks.wording import typed_day, typed_money


class PayForm(Card):
    """``kept`` gives the payment that was typed, ``left`` says that the person thought better of it."""

    kept = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(gap=0.8, margin=1.4)
        self._file: CaseFile | None = None
        self.what: Choice[Way] = Choice(
            self.tr("What"), {Way.OUT: self.tr("A payment"), Way.IN: self.tr("A refund that came back")}
        )
        self.amount = line(self.tr("Amount"))
        self.day = line(self.tr("Day"))
        self.source: Choice[PaidBy] = Choice(self.tr("Whose money"), SOURCE)
        self.how = line(self.tr("How: card, check, cash"))
        self.reference = line(self.tr("Reference or check number"))
        self.proof: Choice[str] = Choice(self.tr("Receipt or other paper"), {"": self.tr("None here")})
        self.message = label("")
        self.keep_button = button(
            self.tr("Keep"), on_click=lambda: trying(self.message, self._keep), name=self.tr("Keep this payment")
        )
        self.cancel_button = button(self.tr("Cancel"), "plain", on_click=self.left.emit)
        acts = Flow()
        acts.add(self.keep_button, self.cancel_button)
        rows = (self.what, self.amount, self.day, self.source, self.how, self.reference, self.proof)
        self.body.add(heading(self.tr("Add a payment"), 3), fields(*rows), self.message, acts)
        for row in (self.amount, self.day, self.how, self.reference):
            row.field.returnPressed.connect(self.keep_button.click)

    def show_file(self, file: CaseFile, today: date) -> None:
        """Offer the papers of a case; what was typed already stays."""
        self._file = file
        papers = sorted(file.case.papers, key=lambda p: p.ref not in {r.ref for r in file.case.receipts})
        names = {str(p.ref.document): p.ref.name for p in papers}
        self.proof.set_choices({"": self.tr("None here"), **names})
        if not self.day.field.text():
            self.day.field.setText(shown(today))

    def start(self) -> None:
        """Begin a new payment."""
        self.message.setText("")
        for row in (self.amount, self.how, self.reference):
            row.field.setText("")
        self.amount.field.setFocus()

    def _keep(self) -> None:
        amount = typed_money(self.amount.field.text(), self.tr("Amount"))
        day = typed_day(self.day.field.text(), self.tr("Day"), needed=True)
        assert day is not None
        proof = DocumentId(self.proof.value) if self.proof.value else None
        way, source = self.what.value, self.source.value
        plan = self._file.account.plan if self._file is not None else None
        # What the person pays while a plan runs goes into its instalments, as under the agreement.
        of = plan.id if plan is not None and not plan.kept and way is Way.OUT and source in OWN else None
        told = [row.field.text().strip() for row in (self.how, self.reference)]
        self.kept.emit(Payment(day, amount, way, of, told[0], told[1], proof, source))
