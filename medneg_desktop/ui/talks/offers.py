"""Offers: made, held beside prices and limits, compared with a service, and kept with everything that came back."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider, QWidget

from medneg_desktop.core.ids import TalkId
from medneg_desktop.core.money import Money, read_money
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.talks import (
    KnownPrice,
    Maker,
    Offer,
    OfferAnswer,
    OfferKind,
    OfferResult,
    PriceKind,
    Terms,
    WalkAway,
)
from medneg_desktop.services.talks import TalksView
from medneg_desktop.talks.compare import LEAST_FEE, MOST_FEE, Compared, compare
from medneg_desktop.talks.course import OfferLine
from medneg_desktop.talks.limits import PRICE_WORDS, Price, fit
from medneg_desktop.talks.saved import asked_now
from medneg_desktop.talks.schedule import Instalment, cost, instalments
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.shared import (
    Card,
    Chip,
    Column,
    Flow,
    Row,
    Table,
    TableColumn,
    TableModel,
    button,
    clear,
    heading,
    label,
    money_label,
    named,
    rule,
)
from medneg_desktop.ui.talks.picture import ComparePicture, Pillar
from medneg_desktop.ui.talks.pieces import Acts, Choice, acts_row, fields, form_card, line, trying
from medneg_desktop.ui.talks.wording import (
    MAKER,
    OFFER,
    PARTY,
    RESULT,
    terms_words,
    typed_count,
    typed_day,
    typed_money,
    typed_percent,
)
from medneg_desktop.ui.theme import Role

_LETTER = {
    OfferKind.LUMP: "settlement_offer",
    OfferKind.PLAN: "plan_offer",
    OfferKind.PROMPT: "prompt_pay",
    OfferKind.HARDSHIP: "hardship",
}
_FITS = {True: ("fits", Role.PROVEN), False: ("too much", Role.IN_QUESTION), None: ("not known", Role.DOUBT)}


def plan_table() -> Table[Instalment]:
    columns: tuple[TableColumn[Instalment], ...] = (
        TableColumn("No.", lambda r: str(r.number), right=True),
        TableColumn("Day", lambda r: shown(r.day), weight=1, letters=12),
        TableColumn("Payment", lambda r: r.amount.shown(), right=True, strong=True),
        TableColumn("Interest in it", lambda r: r.interest.shown(), right=True, optional=True),
        TableColumn("Left after it", lambda r: r.left.shown(), right=True),
    )
    return Table(TableModel(columns), "Instalments", grows=True)


class OffersPage(QWidget):
    """``asked`` is what the bill asks for, the measure of every percent here."""

    def __init__(self, acts: Acts) -> None:
        super().__init__()
        self._acts = acts
        self._view: TalksView | None = None
        self._today = date.min
        self._asked: Money | None = None
        self._answers: TalkId | None = None
        self.kind: Choice[OfferKind] = Choice(self.tr("Offer"), OFFER)
        self.maker: Choice[Maker] = Choice(self.tr("Who offers"), {Maker.YOU: "You", Maker.THEM: "They"})
        self.party: Choice[RecipientKind] = Choice(self.tr("With whom"), PARTY)
        self.total = line(self.tr("Sum, or percent"), hint=self.tr("600, or 40% of what they ask"))
        self.months = line(self.tr("Monthly payments"))
        self.interest = line(self.tr("Interest, percent a year"))
        self.first = line(self.tr("First payment on"))
        self.ends = line(self.tr("The offer ends on"))
        self.message = label("")
        self.check = Column(gap=0.4)
        self.table = plan_table()
        self.months.field.setPlaceholderText(self.tr("Like 12"))
        self.look_button = button(self.tr("Work out"), "plain", on_click=lambda: trying(self.message, self._look))
        self.keep_button = button(
            self.tr("Keep the offer"), on_click=lambda: trying(self.message, self._keep), name=self.tr("Keep the offer")
        )
        self.offers = Column(gap=0.8)
        self._make_prices()
        self._make_compare()
        self._build()
        self.kind.field.currentIndexChanged.connect(self._on_kind)
        self._on_kind()

    def _make_prices(self) -> None:
        self.prices = Column(gap=0.4)
        self.price_kind: Choice[PriceKind] = Choice(self.tr("Price you looked up"), PRICE_WORDS)
        self.price = line(self.tr("Price"))
        self.price_day = line(self.tr("As of"))
        self.price_source = line(self.tr("Where it stands"))
        self.price_message = label("")
        self.price_button = button(
            self.tr("Keep the price"), "plain", on_click=lambda: trying(self.price_message, self._keep_price)
        )
        self.walk_away = line(
            self.tr("The most you would pay"),
            self.tr("Yours alone. It is in no letter and no packet."),
        )
        self.walk_button = button(
            self.tr("Keep it to yourself"), "plain", on_click=lambda: trying(self.price_message, self._keep_private)
        )

    def _make_compare(self) -> None:
        self.reached = line(self.tr("If the bill comes down to"))
        self.fee = named(QSlider(Qt.Orientation.Horizontal), self.tr("Fee of a service, percent of what is saved"))
        self.fee.setRange(LEAST_FEE, MOST_FEE)
        self.fee.setValue(25)
        self.fee_words = label("")
        self.picture = ComparePicture()
        self.compared = label("")
        self.reached.field.textChanged.connect(lambda _: self._compare())
        self.fee.valueChanged.connect(lambda _: self._compare())

    def _build(self) -> None:
        offer = form_card(
            self.tr("Make or note an offer"),
            "",
            fields(self.kind, self.maker, self.party, self.total, self.months, self.interest, self.first, self.ends),
            self.message,
            acts_row(self.keep_button, self.look_button),
        )
        offer.body.add(self.check)
        offer.body.add(self.table)
        self.table.hide()
        offer.body.add(None)
        pair = QWidget()
        flow = Flow(pair, gap=1.4, even=True)
        flow.add(offer, self._service(), letters=50)
        so_far = Card(gap=0.7)
        so_far.body.add(heading(self.tr("Offers so far"), 2))
        so_far.body.add(self.offers)
        whole = Column(self, gap=1.4)
        whole.add(so_far, pair, self._beside(), None)
        for message in (self.message, self.price_message):
            message.hide()

    def _service(self) -> Card:
        lead = self.tr(
            "A service takes a part of what it saves, often {0} to {1} percent: check this in its contract. Both ways are "
            "shown for the same sum; none is promised."
        ).format(LEAST_FEE, MOST_FEE)
        service = form_card(self.tr("By yourself, or with a service"), lead)
        service.body.add(fields(self.reached, self._fee_row()), self.picture, self.compared, None)
        return service

    def _fee_row(self) -> QWidget:
        box = QWidget()
        column = Column(box, gap=0.3)
        self.fee_words.setProperty("small", True)
        column.add(self.fee_words, self.fee)
        return box

    def _beside(self) -> Card:
        beside = form_card(self.tr("Prices to compare with"), "")
        beside.body.add(self.prices)
        beside.body.add(
            fields(self.price_kind, self.price, self.price_day, self.price_source),
            self.price_message,
            acts_row(self.price_button),
            rule(),
            fields(self.walk_away, letters=40),
            acts_row(self.walk_button),
        )
        return beside

    def _on_kind(self) -> None:
        plan = self.kind.value is OfferKind.PLAN
        self.months.setVisible(plan)
        self.interest.setVisible(plan)

    # ------------------------------------------------------------------------------------------ showing

    def show_view(self, view: TalksView, today: date) -> None:
        self._view, self._today = view, today
        self._asked = asked_now(view.case, view.course)
        clear(self.prices)
        for price in view.prices:
            self.prices.add(self._price_row(price))
        if not view.prices:
            words = self.tr(
                "None yet. The hospital's posted cash price is a good one to look up, or load its price file."
            )
            self.prices.add(label(words, soft=True))
        if view.cap is not None:
            entry = view.cap.entry
            self.prices.add(label(self.tr("Your state: {0} {1}").format(entry.text, entry.sure.words), soft=True))
        if not self.walk_away.field.hasFocus():
            self.walk_away.field.setText(view.course.walk_away.shown() if view.course.walk_away else "")
        if not self.reached.field.text() and view.course.offers:  # a sum that was named, and no forecast
            self.reached.field.setText(view.course.offers[-1].offer.terms.total.shown())
        clear(self.offers)
        for number, offer in enumerate(view.course.offers):
            if number:
                self.offers.add(rule())
            self.offers.add(self._offer_row(offer))
        if not view.course.offers:
            self.offers.add(label(self.tr("None yet."), soft=True))
        self._compare()

    def _price_row(self, price: Price) -> QWidget:
        """What it is and how much, and below it where it stands; a press shows the place where it is on a paper."""
        box = QWidget()
        row = Row(box, gap=1.0)
        words = Column(gap=0.0)
        when = f", {shown(price.as_of)}" if price.as_of else ""
        words.add(label(price.label), label(f"{price.source}{when}", soft=True, small=True))
        row.add(words, stretch=1)
        if price.evidence:
            show = partial(self._acts.show.emit, price.evidence)
            name = self.tr("Show where it stands: {0}").format(price.label)
            row.add(button(self.tr("Show"), "quiet", on_click=show, name=name))
        row.add(money_label(price.amount))
        return named(box, f"{price.label}: {price.amount.shown()}")

    def _offer_row(self, offer: OfferLine) -> QWidget:
        box = QWidget()
        column = Column(box, gap=0.3)
        told = offer.offer
        head = Flow(gap=0.8)
        head.add(label(shown(told.day), soft=True, wrap=False))
        head.add(heading(f"{MAKER[told.maker]} {terms_words(told.terms)}", 3), letters=30)
        if offer.answer is not None:
            head.add(Chip(RESULT[offer.answer.result], Role.LINK))
        elif offer.counter is not None:
            head.add(Chip(self.tr("answered by another offer"), Role.LINK))
        else:
            head.add(Chip(self.tr("open"), Role.DOUBT))
        column.add(head)
        if told.ends is not None:
            column.add(label(self.tr("Stands until {0}").format(shown(told.ends)), soft=True))
        if offer.open:
            column.add(self._answers_row(offer))
        return box

    def _answers_row(self, offer: OfferLine) -> QWidget:
        row = []
        for result in (OfferResult.ACCEPTED, OfferResult.REFUSED, OfferResult.WITHDRAWN):
            act = partial(self._answer, offer.id, result)
            row.append(button(RESULT[result], "plain", on_click=act))
        row.append(button(self.tr("Answer with another offer"), "quiet", on_click=partial(self._counter, offer)))
        if offer.offer.maker is Maker.YOU:
            name = _LETTER[offer.offer.terms.kind]
            row.append(button(self.tr("Write the letter"), "quiet", on_click=partial(self._acts.go.emit, name)))
        return acts_row(*row)

    # ------------------------------------------------------------------------------------------ writing

    def _answer(self, offer: TalkId, result: OfferResult) -> None:
        self._acts.note.emit(OfferAnswer(self._today, offer, result))

    def _counter(self, offer: OfferLine) -> None:
        self._answers = offer.id
        self.maker.choose(Maker.THEM if offer.offer.maker is Maker.YOU else Maker.YOU)
        self.party.choose(offer.offer.party)
        self.kind.choose(offer.offer.terms.kind)
        self.message.setText(self.tr("This answers the offer of {0}.").format(offer.offer.terms.total.shown()))
        self.total.field.setFocus()

    def _typed(self) -> Offer:
        kind = self.kind.value
        plan = kind is OfferKind.PLAN
        months = typed_count(self.months.field.text(), self.tr("Monthly payments"), 600) if plan else 0
        rate = typed_percent(self.interest.field.text(), self.tr("Interest"))
        first = typed_day(self.first.field.text(), self.tr("First payment"))
        terms = Terms(kind, self._sum(), months, rate, first)
        ends = typed_day(self.ends.field.text(), self.tr("The end of the offer"))
        return Offer(self._today, self.maker.value, self.party.value, terms, ends, answers=self._answers)

    def _sum(self) -> Money:
        text = self.total.field.text().strip()
        if text.endswith("%") and self._asked is not None:
            return self._asked.times(typed_percent(text, self.tr("Sum")) / 100)
        return typed_money(text, self.tr("Sum"))

    def _look(self) -> None:
        """Work the offer out and hold it beside the limits; nothing is kept."""
        view, offer = self._view, self._typed()
        if view is None:
            return
        terms = offer.terms
        rows = instalments(terms, offer.day)
        clear(self.check)
        whole = cost(terms, offer.day)
        words = [self.tr("You pay {0} in all.").format(whole.shown())]
        if self._asked is not None and whole <= self._asked:
            words.append(self.tr("That is {0} less than they ask.").format((self._asked - whole).shown()))
        self.check.add(label(" ".join(words), strong=True))
        for held in fit(terms, offer.day, view.household, view.cap, self._today):
            row = Row(gap=0.6)
            row.add(Chip(*_FITS[held.fits]))
            row.add(label(held.words), stretch=1)
            self.check.add(row)
        self.table.rows.set_rows(rows)
        self.table.setVisible(len(rows) > 1)
        if len(rows) == 1:
            self.reached.field.setText(terms.total.shown())

    def _keep(self) -> None:
        offer = self._typed()
        self._answers = None
        self._acts.note.emit(offer)
        for row in (self.total, self.months, self.interest, self.first, self.ends):
            row.field.setText("")

    def _keep_price(self) -> None:
        amount = typed_money(self.price.field.text(), self.tr("Price"))
        day = typed_day(self.price_day.field.text(), self.tr("As of"), needed=True)
        assert day is not None
        source = self.price_source.field.text().strip() or self.tr("told by you")
        self._acts.note.emit(KnownPrice(self.price_kind.value, amount, day, source))
        for row in (self.price, self.price_day, self.price_source):
            row.field.setText("")

    def _keep_private(self) -> None:
        text = self.walk_away.field.text().strip()
        most = typed_money(text, self.tr("The most you would pay")) if text else None
        self._acts.note.emit(WalkAway(self._today, most))

    def _compare(self) -> None:
        percent = self.fee.value()
        self.fee_words.setText(self.tr("Fee of a service: {0} % of what is saved").format(percent))
        reached = read_money(self.reached.field.text(), bare_whole=True)
        if self._asked is None or reached is None or not Money.zero() <= reached <= self._asked:
            self.picture.show_pillars(())
            self.compared.setText(self.tr("Write the sum that you reckon with, and both ways are shown."))
            return
        found = compare(self._asked, reached, percent)
        self.picture.show_pillars(self._pillars(found))
        words = self.tr("By yourself you pay {0}. With a service {1}: the same and a fee of {2}.").format(
            found.own.shown(), found.helped.shown(), found.fee.shown()
        )
        if found.must_reach is not None:
            words += " " + self.tr("To cost you less, it has to bring the bill below {0}.").format(
                found.must_reach.shown()
            )
        else:
            words += " " + self.tr("No bill is low enough for it to cost you less.")
        self.compared.setText(words)

    def _pillars(self, found: Compared) -> tuple[Pillar, ...]:
        """As asked, as the papers support, by oneself, with a service; what is not known has no column."""
        supported = self._view.case.reconciliation.supported if self._view is not None else None
        pillars = [Pillar(self.tr("As asked"), found.asked, Role.OUTLINE)]
        if supported is not None and Money.zero() < supported < found.asked:
            pillars.append(Pillar(self.tr("Papers support"), supported, Role.LINK))
        pillars.append(Pillar(self.tr("By yourself"), found.own, Role.ACCENT))
        pillars.append(Pillar(self.tr("With a service"), found.helped, Role.ACCENT, found.fee))
        return tuple(pillars)
