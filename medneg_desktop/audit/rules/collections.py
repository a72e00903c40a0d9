"""What collectors ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from medneg_desktop.audit.account import Account, bare, date_of
from medneg_desktop.audit.facts import CENT, at_field, at_fields, called, money, named, need, sender
from medneg_desktop.audit.rule import AccountRule, CannotCheck, Draft, Rule
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.deadlines.book import DISPUTE
from medneg_desktop.deadlines.engine import open_until
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import DocumentKind, FieldName

ZERO = Money.zero()


def _principal(paper: Paper) -> Money:
    return need(paper, FieldName.AMOUNT_DUE) - (money(paper, FieldName.INTEREST_FEES) or ZERO)


def _collector(letter: Paper) -> str:
    name = letter.reading.text(FieldName.COLLECTOR_NAME)
    return bare(name.value) if name else ""


class TwoClaimOneDebt(AccountRule):
    """Two parties ask for one balance: two collectors, or a collector and the provider after the placement."""

    name = "two-claim-one-debt"

    def look(self, account: Account) -> Iterator[Draft]:
        if not account.letters:
            return
        latest = account.letters[-1]
        others = [x for x in account.letters if _collector(x) and _collector(latest) not in ("", _collector(x))]
        placed = date_of(account.letters[0]) if _collector(latest) else None
        bills = [b for b in account.bills if placed and (d := date_of(b)) and d > placed and not self._own(account, b)]
        for other in [*others[-1:], *[b for b in bills if FieldName.AMOUNT_DUE in b.reading.fields][-1:]]:
            if abs(_principal(latest) - _principal(other)) <= CENT or self._same_sum(latest, other):
                yield self._draft(account, latest, other)
                return

    def _own(self, account: Account, bill: Paper) -> bool:
        """A collector that works in the provider's own name is the provider."""
        provider = bare(sender(bill))
        return any(_collector(x) and (_collector(x) in provider or provider in _collector(x)) for x in account.letters)

    def _same_sum(self, one: Paper, other: Paper) -> bool:
        return abs(need(one, FieldName.AMOUNT_DUE) - need(other, FieldName.AMOUNT_DUE)) <= CENT

    def _draft(self, account: Account, letter: Paper, other: Paper) -> Draft:
        amount = need(letter, FieldName.AMOUNT_DUE)
        names = " and ".join(f"{_asker(p)} ({called(p)})" for p in (other, letter))
        return Draft(
            rule=self.name,
            certainty=Certainty.PROVEN,
            amount=amount,
            explanation=f"{names} both ask for the same balance of {sender(letter)}. It can be owed only once.",
            evidence=(
                *at_fields(letter, FieldName.AMOUNT_DUE, FieldName.ACCOUNT_NUMBER),
                *at_fields(other, FieldName.AMOUNT_DUE, FieldName.ACCOUNT_NUMBER),
            ),
            account=account.key,
            holds=frozenset() if money(other, FieldName.INTEREST_FEES) else frozenset({"fee"}),
            within=frozenset({"debt"}),
        )


def _asker(paper: Paper) -> str:
    name = paper.reading.text(FieldName.COLLECTOR_NAME)
    return name.value if name and paper.kind is DocumentKind.COLLECTION_LETTER else sender(paper)


class InterestOrFee(AccountRule):
    """Interest or a fee was added to the balance. Proven where the EOB gives the share without it."""

    name = "interest-or-fee"

    def look(self, account: Account) -> Iterator[Draft]:
        asking = [p for p in (*account.bills, *account.letters) if money(p, FieldName.INTEREST_FEES)]
        if not asking:
            return
        if account.agreements:
            raise CannotCheck("An agreement is among the papers; it may allow interest or fees.")
        latest = max(asking, key=lambda p: date_of(p) or date.min)
        fee = need(latest, FieldName.INTEREST_FEES)
        yield Draft(
            rule=self.name,
            certainty=Certainty.PROVEN if self._on_top(account, latest) else Certainty.QUESTION,
            amount=fee,
            explanation=(
                f"{named(latest)} adds {fee.shown()} of interest or fees. The papers here do not show an "
                "agreement that allows it."
            ),
            evidence=tuple(e for p in asking for e in at_fields(p, FieldName.INTEREST_FEES, FieldName.AMOUNT_DUE)),
            account=account.key,
            within=frozenset({"fee"}),
        )

    def _on_top(self, account: Account, paper: Paper) -> bool:
        shares = [money(e, FieldName.PATIENT_RESPONSIBILITY) for e in account.current_eobs]
        known = [s for s in shares if s is not None]
        asked = money(paper, FieldName.AMOUNT_DUE)
        return bool(known) and len(known) == len(shares) and asked is not None and asked > Money.total(known) + CENT


class DisputeWindow(AccountRule):
    """A collector's letter is so fresh that a written dispute makes it prove the debt."""

    name = "debt-dispute-window"

    def look(self, account: Account) -> Iterator[Draft]:
        for letter in account.letters:
            noticed = date_of(letter)
            if noticed is None or not noticed <= account.as_of <= (last := open_until(DISPUTE, noticed)):
                continue
            yield Draft(
                rule=self.name,
                certainty=Certainty.QUESTION,
                amount=None,
                explanation=(
                    f"{_asker(letter)} wrote on {shown(noticed)}. A written dispute sent by {shown(last)} "
                    "makes it stop until it has sent proof of the debt."
                ),
                evidence=(at_field(letter, FieldName.NOTICE_DATE), *at_fields(letter, FieldName.AMOUNT_DUE)),
                account=account.key,
            )


RULES: tuple[Rule, ...] = (TwoClaimOneDebt(), InterestOrFee(), DisputeWindow())
