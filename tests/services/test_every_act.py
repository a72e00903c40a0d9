"""Every act of the services that changes something a person entered has its way back and stands in the history.

The acts are found by their signatures: an act that gives a step but is not walked through here fails the test.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from medneg_desktop import services
from medneg_desktop.app import office_on
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.ids import CaseId, DocumentId, PacketId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.document import Declined
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.packet import RecipientKind, SentBy
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName
from medneg_desktop.domain.talks import Channel, Contact, Payment, Way
from medneg_desktop.services import (
    case_account,
    overview,
    review,
    review_lines,
    rights,
    sender,
    sent_log,
    sort_out,
    tags,
    talks,
    trash,
    views,
)
from medneg_desktop.services.bench_fill import bench_fill
from medneg_desktop.services.journal import TalkDeed
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, whole_history
from medneg_desktop.services.ports import HeldPacket
from medneg_desktop.services.undo import Deed
from medneg_desktop.store.vault import create_vault
from tests.conftest import KEY, TODAY
from tests.ui.made_up import bill, eob, shelve

HERE = Path(__file__).parent
BLOCKS = {"deeds.rewrite", "learn.learning", "learn.keep_rule", "knowledge.bring_back_rules"}
"""What acts are made of, and the way back of another; no acts themselves."""

ELSEWHERE = {
    "answers.answer_asked": "test_answers.py",
    "case_account.set_needed": "test_case_account.py",
    "days.mark_done": "test_days.py",
    "days.put_off": "test_days.py",
    "days.reopen": "test_days.py",
    "division.divide": "test_division.py",
    "knowledge.load_rules": "test_knowledge.py",
    "knowledge.drop_rules": "test_knowledge.py",
    "learn.forget": "test_learn.py",
    "read_again.read_again": "test_undo.py",
    "review.confirm_pile": "test_undo.py",
    "review.type_by_hand": "test_undo.py",
    "rights.answer": "test_told.py",
    "rights.tell_day": "test_told.py",
    "rights.keep_policy": "test_told.py",
    "rights.keep_policy_paper": "test_told.py",
    "rights.tick": "test_told.py",
    "rights.tell_help": "test_told.py",
    "sort_out.answer_match": "test_sort_out.py",
    "turn_page.turn_page": "test_turn_page.py",
    "teach_column.teach_column": "test_teach_column.py",
}
"""Acts that need papers or files of their own, and the tests that take each back."""


@dataclass
class World:
    """A vault of two cases of made-up papers, and a bill with its EOB."""

    office: Office
    paper: DocumentId
    eob: DocumentId
    place: Path

    @property
    def cases(self) -> list[CaseId]:
        return [row.id for row in bills(self.office)]

    @property
    def case(self) -> CaseId:
        found = overview.case_of(self.office, self.paper)
        assert found is not None
        return found

    @property
    def others(self) -> list[CaseId]:
        return [c for c in self.cases if c != self.case]

    def finding(self) -> tuple[CaseId, str]:
        for case in self.cases:
            view = overview.case_view(self.office, case)
            if view is not None and view.report.findings:
                return case, view.report.findings[0].fingerprint
        raise AssertionError("no question was raised")

    def papers(self, case: CaseId) -> list[tuple[DocumentId, int]]:
        view = overview.case_view(self.office, case)
        assert view is not None
        return [p.ref.key for p in view.case.papers]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One for all acts: each is taken back, and leaves it as it was."""
    place, clock = tmp_path_factory.mktemp("acts"), FixedClock(TODAY)
    with closing(office_on(create_vault(place / "vault", key=KEY, clock=clock), clock)) as opened:
        office = opened.office
        bench_fill(office, 6)
        made = World(office, shelve(office, *bill()), shelve(office, *eob()), place)
        case = made.case
        with office.unit() as unit:
            unit.add_declined(Declined("x.doc", "not-a-document", "This is no document.", "Print it to PDF."))
            unit.add_packet(HeldPacket(PacketId("p"), case, unit.documents()[0].sha256, office.clock.now(), 1, ()))
            unit.commit()
        yield made


Todo = Callable[[], "Deed | None"]


def _noted(w: World) -> TalkDeed:
    return talks.note(w.office, w.case, _contact("They look into it."))


def _contact(said: str) -> Contact:
    return Contact(TODAY, Channel.CALL, Way.OUT, RecipientKind.PROVIDER, said=said)


def _payment(w: World) -> TalkDeed:
    return case_account.add_payment(w.office, w.case, Payment(TODAY, Money.of("12.00")))


def _view() -> views.SavedView:
    return views.SavedView("mine", "knee")


def _merging(w: World) -> Todo:
    review_lines.split_line(w.office, w.paper, 1, 2, [Cell.CODE, Cell.CHARGE])
    return lambda: review_lines.merge_lines(w.office, w.paper, 1, 2)


def _dropping(w: World) -> Todo:
    views.save_view(w.office, _view())
    return lambda: views.drop_view(w.office, "mine")


def _correcting(w: World) -> Todo:
    noted = _noted(w).talk
    return lambda: talks.correct(w.office, w.case, noted, _contact("They do not."), "misheard")


def _striking(w: World) -> Todo:
    noted = _noted(w).talk
    return lambda: talks.strike(w.office, w.case, noted, "wrong bill")


def _removing(w: World) -> Todo:
    paid = _payment(w).talk
    return lambda: case_account.remove_payment(w.office, w.case, paid)


def _declined(w: World) -> int:
    with w.office.unit() as unit:
        return unit.declined()[0][0]


Act = Callable[[World], Todo]
"""Does what must have been done before, and gives the act itself."""

F = FieldName
ACTS: dict[str, Act] = {
    "review.correct_field": lambda w: lambda: review.correct_field(w.office, w.paper, 1, F.AMOUNT_DUE, "1,475.60"),
    "review.correct_cell": lambda w: lambda: review.correct_cell(w.office, w.paper, 1, 2, Cell.CHARGE, "300"),
    "review.accept": lambda w: lambda: review.accept(w.office, w.paper, 1, F.INSURANCE_PAID),
    "review.set_kind": lambda w: lambda: review.set_kind(w.office, w.paper, 1, DocumentKind.STATEMENT),
    "review.confirm": lambda w: lambda: review.confirm(w.office, w.paper),
    "review.decide": lambda w: lambda: review.decide(w.office, *w.finding(), Decision.SET_ASIDE, "done twice"),
    "review_lines.add_line": lambda w: lambda: review_lines.add_line(w.office, w.paper, 1, after=2),
    "review_lines.remove_line": lambda w: lambda: review_lines.remove_line(w.office, w.paper, 1, 3),
    "review_lines.split_line": lambda w: (
        lambda: review_lines.split_line(w.office, w.paper, 1, 2, [Cell.CODE, Cell.CHARGE])
    ),
    "review_lines.merge_lines": _merging,
    "trash.remove": lambda w: lambda: trash.remove(w.office, w.paper),
    "tags.set_tags": lambda w: lambda: tags.set_tags(w.office, w.paper, ["knee"]),
    "tags.tag_bill": lambda w: lambda: tags.tag_bill(w.office, w.case, ["knee", "hsa"]),
    "views.save_view": lambda w: lambda: views.save_view(w.office, _view()),
    "views.drop_view": _dropping,
    "talks.note": lambda w: lambda: _noted(w),
    "talks.correct": _correcting,
    "talks.strike": _striking,
    "case_account.add_payment": lambda w: lambda: _payment(w),
    "case_account.remove_payment": _removing,
    "rights.keep_household": lambda w: lambda: rights.keep_household(w.office, Household("NY", 3)),
    "sender.keep_sender": lambda w: lambda: sender.keep_sender(w.office, "Dana R. Whitlock\n12 Alder Way"),
    "overview.dismiss_declined": lambda w: lambda: overview.dismiss_declined(w.office, _declined(w)),
    "sent_log.note_sending": lambda w: lambda: sent_log.note_sending(w.office, PacketId("p"), SentBy.MAIL, TODAY),
    "sort_out.merge_cases": lambda w: lambda: sort_out.merge_cases(w.office, w.case, w.others[0]),
    "sort_out.split_case": lambda w: lambda: sort_out.split_case(w.office, w.others[0], w.papers(w.others[0])[:1]),
    "sort_out.move_paper": lambda w: lambda: sort_out.move_paper(w.office, w.papers(w.others[0])[0], w.case),
}


def acts() -> set[str]:
    """Every public function of the services that works on an office and gives a step."""
    found = set()
    for module in pkgutil.iter_modules(services.__path__):
        loaded = importlib.import_module(f"{services.__name__}.{module.name}")
        for name, member in inspect.getmembers(loaded, inspect.isfunction):
            given = str(member.__annotations__.get("return", ""))
            own = member.__module__ == loaded.__name__ and not name.startswith("_")
            if own and "Deed" in given and "office" in inspect.signature(member).parameters:
                found.add(f"{module.name}.{name}")
    return found


def test_every_act_is_walked_through() -> None:
    assert acts() - BLOCKS == set(ACTS) | set(ELSEWHERE)
    for act, file in ELSEWHERE.items():
        text = (HERE / file).read_text(encoding="utf-8")
        assert act.split(".")[1] in text, act
        assert "take_back(" in text, act


def stand(world: World) -> dict[str, Any]:
    """All that a person could have changed, as a person sees it."""
    with world.office.unit() as unit:
        documents = unit.documents()
        ids = [d.id for d in documents]
        cases = [row.id for row in unit.case_summaries()]
        held: dict[str, Any] = {
            "documents": documents,
            "readings": [h.readings for h in unit.readings(ids)],
            "trash": {t.document.id for t in unit.trash()},
            "cases": [_decided(unit.case(c)) for c in cases],
            "bonds": unit.bonds(ids),
            "answers": unit.answers(ids),
            "tags": unit.tags(ids),
            "rules": unit.rules(),
            "declined": [d for _, d in unit.declined()],
            "sendings": unit.sendings(),
            "settings": [unit.setting(n) or "" for n in ("packet-sender",)],
        }
    held["household"] = rights.household(world.office)
    held["views"] = views.saved_views(world.office)
    held["talks"] = [_counting(talks.talks_view(world.office, c)) for c in cases]
    return held


def _decided(view: Any) -> Any:
    """A question that was opened again stands as one that nobody decided about."""
    return replace(view, decisions={f: d for f, d in view.decisions.items() if d[0] is not Decision.OPEN})


def _counting(view: talks.TalksView | None) -> Any:
    return view and [line.talk for line in view.course.lines if not line.struck]


@pytest.mark.parametrize("name", ACTS)
def test_an_act_goes_back_comes_again_and_is_told(world: World, name: str) -> None:
    office, act = world.office, ACTS[name](world)
    before, entries = stand(world), len(whole_history(office))
    deed = act()
    after = stand(world)
    assert deed is not None
    assert deed.words
    assert after != before, "nothing changed"
    told = whole_history(office)
    assert len(told) > entries, "the act is not told"
    newest = told[0]
    assert newest.event.at == office.clock.now()
    assert newest.by_person
    assert newest.event.what
    deed.take_back(office)
    back = stand(world)
    assert differing(back, before) == [], "not as it was"
    assert len(whole_history(office)) > len(told), "taking back is not told"
    deed.do_again(office)
    assert differing(stand(world), after) == [], "not as it was done"
    deed.take_back(office)


def differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return [name for name in one if one[name] != other[name]]


def test_a_corrected_value_tells_what_stood_before(world: World) -> None:
    review.correct_field(world.office, world.paper, 1, F.AMOUNT_DUE, "1,475.60")
    assert "1,375.60 \u2192 $1,475.60" in whole_history(world.office)[0].about
    rights.keep_household(world.office, Household("NY", 3))
    rights.keep_household(world.office, Household("CA", 3))
    assert whole_history(world.office)[0].about == "state: NY \u2192 CA"
    sender.keep_sender(world.office, "Dana\n12 Alder Way")
    assert whole_history(world.office)[0].about == "sender: nothing \u2192 Dana, 12 Alder Way"
