"""Documents of another vault come over with all that is known of them; the same bytes are held once."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest

from medneg_desktop.app import OpenOffice, office_on
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.ids import PacketId
from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import Cancelled, DiskFull
from medneg_desktop.domain.document import Accepted, AlreadyHeld, Declined
from medneg_desktop.domain.due import DueKind
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.learned import LearnedRule, Subject
from medneg_desktop.domain.packet import RecipientKind, Sending, SentBy
from medneg_desktop.domain.reading import DocumentKind, FieldName, State
from medneg_desktop.domain.talks import Channel, Contact, Way
from medneg_desktop.services.bench_fill import bench_fill
from medneg_desktop.services.days import mark_done
from medneg_desktop.services.join import take_apart
from medneg_desktop.services.joined import Joined, joined_documents, keep_joined
from medneg_desktop.services.learn import rules
from medneg_desktop.services.merge import merge, take_over
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, case_view
from medneg_desktop.services.ports import HeldPacket
from medneg_desktop.services.reconcile import refresh_in
from medneg_desktop.services.review import correct_field, decide, document_view
from medneg_desktop.services.rights import household, keep_household
from medneg_desktop.services.sender import keep_sender, sender
from medneg_desktop.services.take_beside import Beside, Came
from medneg_desktop.services.talks import note
from medneg_desktop.services.trash import empty, remove
from medneg_desktop.services.vault_port import Given
from medneg_desktop.store.keys import CHEAP
from medneg_desktop.store.unit_of_work import SqlUnitOfWork
from medneg_desktop.store.vault import create_vault
from tests.conftest import TODAY
from tests.services.test_sort_out import add


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[OpenOffice]:
    """Another vault of six papers in two cases, with a correction and a decision."""
    clock = FixedClock(TODAY)
    with closing(
        office_on(create_vault(tmp_path / "theirs", passphrase="theirs", cost=CHEAP, clock=clock), clock)
    ) as opened:
        bench_fill(opened.office, 6)
        with opened.office.unit() as unit:
            first = unit.documents()[0]
        correct_field(opened.office, first.id, 1, FieldName.PROVIDER_PHONE, "555 0100")
        for row in bills(opened.office):
            view = case_view(opened.office, row.id)
            assert view is not None
            for finding in view.report.findings:
                decide(opened.office, view.case.id, finding.fingerprint, Decision.SET_ASIDE, "it was done twice")
        yield opened


def test_all_comes_over(office: Office, theirs: OpenOffice) -> None:
    outcomes = list(merge(office, theirs.office.vault))
    assert [type(o) for o in outcomes] == [Accepted] * 6
    assert bills(office) == bills(theirs.office)
    assert any(b.questions == 0 for b in bills(office))
    with theirs.office.unit() as unit:
        first = unit.documents()[0]
    phone = document_view(office, first.id).readings[0].fields[FieldName.PROVIDER_PHONE]
    assert (phone.value, phone.state) == ("555 0100", State.ENTERED)
    assert office.vault.verify().problems == ()
    for row in bills(office):
        assert case_view(office, row.id) == case_view(theirs.office, row.id)


def test_talks_and_packets_come_over_once(office: Office, theirs: OpenOffice, tmp_path: Path) -> None:
    first = bills(theirs.office)[0].id
    note(theirs.office, first, Contact(TODAY, Channel.CALL, Way.OUT, RecipientKind.PROVIDER, said="They look into it."))
    sha256, _ = theirs.office.vault.originals.put(io.BytesIO(b"%PDF packet"), limit=99)
    packet = HeldPacket(PacketId("p"), first, sha256, theirs.office.clock.now(), 1, ("letter",))
    with theirs.office.unit() as unit:
        unit.add_packet(packet)
        unit.add_sending(Sending("s", packet.id, "The hospital", TODAY, SentBy.MAIL))
        unit.commit()
    for _ in range(2):
        list(merge(office, theirs.office.vault))
        with office.unit() as unit:
            assert [e.talk.said for e in unit.talks([first])[first] if isinstance(e.talk, Contact)] == [
                "They look into it."
            ]
            assert unit.packets() == [packet]
            assert [s.packet for s in unit.sendings()] == [packet.id]
    assert office.vault.originals.get(sha256) == b"%PDF packet"


def test_what_came_in_before_a_stop_stays_with_all_that_is_known(office: Office, theirs: OpenOffice) -> None:
    seen: list[int] = []

    def stop() -> bool:
        seen.append(1)
        return len(seen) > 3

    with pytest.raises(Cancelled):
        list(merge(office, theirs.office.vault, stop=stop))
    with office.unit() as unit:
        assert len(unit.documents()) == 3
    assert [type(o) for o in merge(office, theirs.office.vault)].count(AlreadyHeld) == 3
    assert bills(office) == bills(theirs.office)


def test_trouble_between_two_batches_leaves_whole_ones(
    office: Office, theirs: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medneg_desktop.services.merge._AT_ONCE", 4)

    def progress(done: int, whole: int, words: str) -> None:
        if done == 5:
            raise DiskFull

    with pytest.raises(DiskFull):
        list(merge(office, theirs.office.vault, progress=progress))
    with office.unit() as unit:
        held = {d.id for d in unit.documents()}
        assert len(held) == 4
        assert unit.documents_of(unit.cases_of(held)) == held
    assert [type(o) for o in merge(office, theirs.office.vault)] == [AlreadyHeld] * 4 + [Accepted] * 2
    assert len(bills(office)) == len(bills(theirs.office))
    assert office.vault.verify().problems == ()


def all_of_it(office: Office) -> object:
    """All that is known in a vault of what came in from another."""
    cases = [row.id for row in bills(office)]
    views = [case_view(office, case) for case in cases]
    with office.unit() as unit:
        documents = {d.id for d in unit.documents()}
        return (
            [(d.id, d.name, d.status) for d in unit.documents()],
            views,
            [unit.bonds(documents), unit.answers(documents), unit.tags(documents)],
            [unit.talks(cases), [(kept.due, kept.mark) for kept in unit.days(cases)], unit.packets(), unit.sendings()],
        )


def new_vault(folder: Path) -> OpenOffice:
    clock = FixedClock(TODAY)
    return office_on(create_vault(folder, key=b"n" * 32, clock=clock), clock)


def fails_at(number: int) -> Callable[[SqlUnitOfWork], None]:
    """A commit of which one has no room any more."""
    real, count = SqlUnitOfWork.commit, iter(range(1, 1000))

    def commit(unit: SqlUnitOfWork) -> None:
        if next(count) == number:
            raise DiskFull
        real(unit)

    return commit


@pytest.mark.slow
def test_a_second_try_ends_where_an_undisturbed_one_does(
    theirs: OpenOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medneg_desktop.services.merge._AT_ONCE", 2)
    case = bills(theirs.office)[0].id
    said = Contact(TODAY, Channel.CALL, Way.OUT, RecipientKind.PROVIDER, next_step="Call", next_day=TODAY)
    note(theirs.office, case, said)
    sha256, _ = theirs.office.vault.originals.put(io.BytesIO(b"%PDF packet"), limit=99)
    with theirs.office.unit() as unit:
        for document in unit.documents():
            unit.set_tags(document.id, ["surgery"])
        unit.add_packet(HeldPacket(PacketId("p"), case, sha256, theirs.office.clock.now(), 1, ("letter",)))
        [due] = [kept.due for kept in unit.days([case]) if kept.due.kind is DueKind.NEXT_STEP]
        unit.commit()
    mark_done(theirs.office, due)
    with closing(new_vault(tmp_path / "undisturbed")) as opened:
        list(merge(opened.office, theirs.office.vault))
        wanted = all_of_it(opened.office)
    for number in range(1, 1000):
        with closing(new_vault(tmp_path / str(number))) as opened:
            with monkeypatch.context() as patch, suppress(DiskFull):
                patch.setattr(SqlUnitOfWork, "commit", fails_at(number))
                list(merge(opened.office, theirs.office.vault))
                assert number > 8
                return
            list(merge(opened.office, theirs.office.vault))
            assert all_of_it(opened.office) == wanted, number


def test_what_was_said_here_between_two_tries_stays(office: Office, theirs: OpenOffice) -> None:
    asked = iter([False] * 3 + [True] * 9)
    with pytest.raises(Cancelled):
        list(merge(office, theirs.office.vault, stop=lambda: next(asked)))
    with office.unit() as unit:
        (first, *_) = unit.documents()
        unit.set_tags(first.id, ["mine"])
        unit.commit()
    with theirs.office.unit() as unit:
        unit.set_tags(first.id, ["theirs"])
        unit.commit()
    list(merge(office, theirs.office.vault))
    with office.unit() as unit:
        assert unit.tags([first.id]) == {first.id: ("mine",)}
        unit.set_tags(first.id, [])
        unit.commit()
    list(merge(office, theirs.office.vault))  # nothing is left to go on with: what is here stays as it is
    with office.unit() as unit:
        assert not unit.tags([first.id]).get(first.id)


def test_out_of_the_trash_here_already_and_new_in_one_batch(office: Office, theirs: OpenOffice) -> None:
    list(merge(office, theirs.office.vault))
    with office.unit() as unit:
        trashed, gone, *_ = unit.documents()[::-1]
    remove(office, gone.id)
    empty(office)
    remove(office, trashed.id)
    outcomes = list(merge(office, theirs.office.vault))
    assert [type(o) for o in outcomes] == [Accepted] * 2 + [AlreadyHeld] * 4
    assert bills(office) == bills(theirs.office)


def test_the_same_bytes_stay_as_they_are_here(office: Office, theirs: OpenOffice) -> None:
    list(merge(office, theirs.office.vault))
    with office.unit() as unit:
        first = unit.documents()[0]
    correct_field(office, first.id, 1, FieldName.PROVIDER_PHONE, "555 0199")
    assert {type(o) for o in merge(office, theirs.office.vault)} == {AlreadyHeld}
    assert document_view(office, first.id).readings[0].fields[FieldName.PROVIDER_PHONE].value == "555 0199"


def test_a_lost_original_is_told_and_the_others_come(office: Office, theirs: OpenOffice, tmp_path: Path) -> None:
    next((tmp_path / "theirs" / "originals").glob("??/*")).unlink()
    outcomes = list(merge(office, theirs.office.vault))
    assert sorted(type(o).__name__ for o in outcomes) == ["Accepted"] * 5 + ["Declined"]
    assert [o.code for o in outcomes if isinstance(o, Declined)] == ["original-lost"]


PAGES = (
    "statement\naccount_number: 4482137\nstatement_date: 2026-08-01\ntotal_charges: 500.00",
    "statement\naccount_number: 4482137\namount_due: 100.00",
)


def joined_vault(office: Office) -> None:
    """A vault with two papers that are joined in a third."""
    for name in ("page 0.jpg", "page 1.jpg", "whole.pdf"):
        office.vault.originals.put(io.BytesIO(name.encode()), limit=100)
    singles = [add(office, text, f"page {n}.jpg") for n, text in enumerate(PAGES)]
    whole = add(office, PAGES[0] + "\namount_due: 100.00", "whole.pdf")
    for document in (*singles, whole):
        with office.unit() as unit:
            unit.set_aside(document, aside=document != whole)
            keep_joined(unit, Joined({whole: tuple(singles)}, frozenset()))
            refresh_in(unit, [document], as_of=office.clock.today())
            unit.commit()


@pytest.fixture
def joined_over_there(tmp_path: Path) -> Iterator[OpenOffice]:
    clock = FixedClock(TODAY)
    with closing(office_on(create_vault(tmp_path / "joined", key=b"j" * 32, clock=clock), clock)) as opened:
        joined_vault(opened.office)
        yield opened


def listed(office: Office) -> list[str]:
    with office.unit() as unit:
        return sorted(d.name for d in unit.documents())


def test_what_is_joined_comes_over_with_its_single_ones(office: Office, joined_over_there: OpenOffice) -> None:
    outcomes = list(merge(office, joined_over_there.office.vault))
    assert [type(o) for o in outcomes] == [Accepted] * 3
    assert listed(office) == ["whole.pdf"]
    (row,) = bills(office)
    assert row.papers == 1
    with office.unit() as unit, joined_over_there.office.unit() as theirs:
        assert joined_documents(unit) == joined_documents(theirs)
    whole = next(iter(joined_documents_of(office).parts))
    take_apart(office, whole)
    assert listed(office) == ["page 0.jpg", "page 1.jpg"]


def test_single_ones_that_are_here_stay_and_the_joined_one_stands_aside(
    office: Office, joined_over_there: OpenOffice
) -> None:
    add(office, PAGES[0], "page 0.jpg")
    outcomes = list(merge(office, joined_over_there.office.vault))
    assert sorted(type(o).__name__ for o in outcomes) == ["Accepted", "Accepted", "AlreadyHeld"]
    assert listed(office) == ["page 0.jpg", "page 1.jpg"]
    (row,) = bills(office)
    assert row.papers == 2
    again = list(merge(office, joined_over_there.office.vault))
    assert {type(o) for o in again} == {AlreadyHeld}
    assert listed(office) == ["page 0.jpg", "page 1.jpg"]


def joined_documents_of(office: Office) -> Joined:
    with office.unit() as unit:
        return joined_documents(unit)


def test_what_is_told_beside_the_documents_comes_over_where_nothing_stands(
    office: Office, theirs: OpenOffice, tmp_path: Path
) -> None:
    there = Household(state="CA", size=3, income=Money.of("41000.00"))
    keep_household(theirs.office, there)
    keep_sender(theirs.office, "Ana Ruiz\n1 Elm St")
    taught(theirs.office, "r1", "Balance of patient", "amount_due")
    taught(theirs.office, "r2", "Paid so far", "patient_paid")
    taught(office, "r1", "Acct", "account_number")  # the same id for something else
    taught(office, "r3", "PAID SO FAR", "insurance_paid")  # the same words with another meaning
    assert brought(office, theirs, tmp_path / "1.medneg") == Beside(Came.TAKEN, Came.TAKEN, there, 1, 1)
    assert household(office) == there
    assert sender(office) == "Ana Ruiz\n1 Elm St"
    assert {(r.words, r.meaning) for r in rules(office)} == {
        ("Acct", "account_number"),
        ("Balance of patient", "amount_due"),
        ("PAID SO FAR", "insurance_paid"),
    }
    assert brought(office, theirs, tmp_path / "2.medneg") == Beside(Came.SAME, Came.SAME, there, 0, 2)
    assert len({r.id for r in rules(office)}) == 3


def test_a_household_told_here_stays_until_the_other_is_asked_for(
    office: Office, theirs: OpenOffice, tmp_path: Path
) -> None:
    mine, there = Household(state="NY"), Household(state="CA")
    keep_household(theirs.office, there)
    keep_household(office, mine)
    keep_sender(theirs.office, "Ana Ruiz")
    keep_sender(office, "A. Ruiz")
    told = brought(office, theirs, tmp_path / "1.medneg")
    assert (told.household, told.sender, told.other) == (Came.STAYED, Came.STAYED, there)
    assert (household(office), sender(office)) == (mine, "A. Ruiz")
    assert brought(office, theirs, tmp_path / "2.medneg", asked=True).household is Came.TAKEN
    assert household(office) == there


def test_tags_and_what_was_done_with_days_come_over(office: Office, theirs: OpenOffice) -> None:
    case = bills(theirs.office)[0].id
    step = Contact(
        TODAY, Channel.CALL, Way.OUT, RecipientKind.PROVIDER, next_step="Call", next_day=TODAY + timedelta(days=9)
    )
    note(theirs.office, case, step)
    with theirs.office.unit() as unit:
        first = unit.documents()[0].id
        unit.set_tags(first, ["surgery"])
        [due] = [kept.due for kept in unit.days([case]) if kept.due.kind is DueKind.NEXT_STEP]
        unit.commit()
    mark_done(theirs.office, due)
    list(merge(office, theirs.office.vault))
    with office.unit() as unit:
        assert unit.tags([first]) == {first: ("surgery",)}
        assert unit.mark(due.key).done


def brought(office: Office, theirs: OpenOffice, backup: Path, *, asked: bool = False) -> Beside:
    theirs.office.vault.back_up(backup)
    told: list[Beside] = []
    list(take_over(office, backup, Given("theirs"), household=asked, beside=told.append))
    [beside] = told
    return beside


def taught(office: Office, name: str, words: str, meaning: str) -> None:
    learned = LearnedRule(
        name, "Lakeside", DocumentKind.STATEMENT, Subject.FIELD, words, meaning, office.clock.now(), "a.pdf"
    )
    with office.unit() as unit:
        unit.add_rule(learned)
        unit.commit()
