"""Packets that were sent: kept with their recipe, entered and taken back, made again byte for byte."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from medneg_desktop.core import resources
from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import PlaceNotWritable, ValueNotUnderstood
from medneg_desktop.domain.packet import PacketChoices, PacketPart, RecipientKind, SentBy, Spot
from medneg_desktop.domain.place import Box
from medneg_desktop.domain.talks import Channel, Contact, Maker, Offer, OfferKind, Terms, WalkAway, Way
from medneg_desktop.services.check_packet import texts_in
from medneg_desktop.services.journal import course_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import history
from medneg_desktop.services.ports import HeldPacket
from medneg_desktop.services.prepare_packet import letter_file, prepare_packet, save_packet, sweep_unfinished
from medneg_desktop.services.recipe import Recipe, understood, written
from medneg_desktop.services.reports import case_history, journal
from medneg_desktop.services.sender import complaint_offices, keep_sender, offices_for, sender
from medneg_desktop.services.sent_log import log, note_sending, remake
from medneg_desktop.services.talks import correct, note, talks_view
from medneg_desktop.services.undo import ChangedSince
from medneg_desktop.talks.course import Turn
from tests.ui.made_up import bill, eob, open_office, receipt, shelve

DAY = date(2026, 11, 24)
CHOICES = PacketChoices(
    recipient=RecipientKind.PROVIDER,
    page_size="a4",
    large_print=True,
    timeline=False,
    without=frozenset({DocumentId("d9")}),
    hide=frozenset({"k1"}),
    show=frozenset({"k2"}),
    words=("Núñez",),
    areas=(Spot(DocumentId("d1"), 2, Box(1, 2, 3.5, 4)),),
    others=("Sam Otherwise",),
    office="Attorney General of Ohio",
    more=((DocumentId("d1"), 3),),
    order=(PacketPart.ACCOUNT, PacketPart.ISSUES),
    exhibit_order=(DocumentId("d2"), DocumentId("d1")),
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path)
    yield made
    made.vault.close()


@pytest.fixture
def case(office: Office) -> CaseId:
    shelve(office, *receipt())
    shelve(office, *eob())
    last = shelve(office, *bill())
    with office.unit() as unit:
        return next(iter(unit.cases_of([last])))


@pytest.fixture
def held(office: Office, case: CaseId, tmp_path: Path) -> HeldPacket:
    packet = prepare_packet(office, case, sender=("Dana R. Whitlock",), choices=PacketChoices(page_size="a4"))
    return save_packet(office, packet, tmp_path / "packet.pdf")


def test_a_recipe_comes_back_as_it_was_written() -> None:
    recipe = Recipe(DAY, ("Dana R. Whitlock", "12 Alder Way"), CHOICES)
    assert understood(written(recipe)) == recipe


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"made": "soon"}', written(Recipe(DAY, (), CHOICES))[:-9]])
def test_what_cannot_be_understood_is_no_recipe(text: str) -> None:
    assert understood(text) is None


def test_a_saved_packet_is_kept_with_what_it_was_made_with(office: Office, held: HeldPacket) -> None:
    assert [entry.packet for entry in log(office)] == [held]
    recipe = understood(held.recipe)
    assert recipe is not None
    assert (recipe.made, recipe.sender, recipe.choices.page_size) == (DAY, ("Dana R. Whitlock",), "a4")
    assert held.recipient == "Lakeside Regional Hospital"


def test_a_packet_is_made_again_byte_for_byte(office: Office, held: HeldPacket, tmp_path: Path) -> None:
    again = remake(office, held)
    assert again is not None
    assert again.same
    assert again.packet.pdf == (tmp_path / "packet.pdf").read_bytes() == office.vault.originals.get(held.sha256)


def test_a_packet_that_would_come_out_otherwise_is_not_called_the_same(office: Office, held: HeldPacket) -> None:
    recipe = understood(held.recipe)
    assert recipe is not None
    other = replace(recipe, sender=("Dana R. Whitlock", "another address"))
    again = remake(office, replace(held, recipe=written(other)))
    assert again is not None
    assert not again.same


def test_a_packet_of_old_without_a_recipe_is_not_made_again(office: Office, held: HeldPacket) -> None:
    assert remake(office, replace(held, recipe="")) is None


def test_a_sending_stands_in_the_log_and_in_the_history_of_the_case(office: Office, held: HeldPacket) -> None:
    deed = note_sending(
        office, held.id, SentBy.CERTIFIED, DAY, recipient="Lakeside  Regional Hospital", reference=" 7019 2280 0001 "
    )
    (entry,) = log(office)
    assert entry.sendings == (deed.sending,)
    told = history(office, held.case)[0]
    assert told.what == "packet sent"
    assert told.detail == (
        "to Lakeside Regional Hospital, by certified mail, 7019 2280 0001, on Nov 24, 2026; sha256 " + held.sha256
    )


def test_a_sending_can_be_taken_back_and_entered_again(office: Office, held: HeldPacket) -> None:
    deed = note_sending(office, held.id, SentBy.FAX, DAY, recipient="Lakeside", reference="614 555 0199")
    deed.take_back(office)
    assert log(office)[0].sendings == ()
    assert history(office, held.case)[0].what == "taken back"
    with pytest.raises(ChangedSince):
        deed.take_back(office)
    deed.do_again(office)
    assert log(office)[0].sendings == (deed.sending,)
    with pytest.raises(ChangedSince):
        deed.do_again(office)


def test_a_day_that_has_not_come_is_refused(office: Office, held: HeldPacket) -> None:
    with pytest.raises(ValueNotUnderstood):
        note_sending(office, held.id, SentBy.MAIL, DAY + timedelta(days=1))
    assert log(office)[0].sendings == ()


def test_what_a_killed_save_left_is_swept(
    office: Office, case: CaseId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packet = prepare_packet(office, case)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("medneg_desktop.services.prepare_packet.os.fsync", killed)
        broken.setattr("medneg_desktop.services.prepare_packet._remember", _first_only())
        with pytest.raises(KeyboardInterrupt):
            save_packet(office, packet, tmp_path / "packet.pdf")
    assert [p.name for p in tmp_path.glob(".medneg-*")], "the kill left a file"
    sweep_unfinished(office)
    assert list(tmp_path.glob(".medneg-*")) == []


def _first_only() -> object:
    """A killed program does not come to forget the place again."""
    from medneg_desktop.services import prepare_packet as module  # noqa: PLC0415

    real = module._remember
    return lambda office, path: real(office, path) if path else None


def test_a_save_that_fails_leaves_nothing(office: Office, case: CaseId, tmp_path: Path) -> None:
    with pytest.raises(PlaceNotWritable):
        save_packet(office, prepare_packet(office, case), tmp_path / "no such folder" / "packet.pdf")
    assert log(office) == ()


def test_the_sender_is_remembered(office: Office) -> None:
    assert sender(office) == ""
    keep_sender(office, "Dana R. Whitlock\n12 Alder Way")
    assert sender(office) == "Dana R. Whitlock\n12 Alder Way"


def test_offices_of_a_state_are_named_only_where_the_state_is_known(office: Office) -> None:
    assert not any("{" in o.name or o.name.endswith("of ") for o in complaint_offices(office))
    named = [o.name for o in offices_for("Ohio")]
    assert {"Insurance Department of Ohio", "Attorney General of Ohio"} <= set(named)
    assert len(named) > len(offices_for(""))


def test_every_office_comes_from_an_entry_of_the_knowledge() -> None:
    import tomllib  # noqa: PLC0415

    known = {
        row["id"]: row["text"].lower() + row["title"].lower() + " ".join(row["do"]).lower()
        for file in resources.path("knowledge", "federal").glob("*.toml")
        for row in tomllib.loads(file.read_text(encoding="utf-8")).get("right", ())
    }
    for row in tomllib.loads(resources.text("letters", "offices.toml"))["office"]:
        first = row["name"].split(",")[0].replace(" of {state}", "").replace("U.S. ", "").lower()
        assert all(word in known[row["from"]] for word in first.split()), row


def test_a_sending_raises_the_questions_of_the_packet_and_its_undoing_takes_that_back(
    office: Office, held: HeldPacket
) -> None:
    recipe = understood(held.recipe)
    assert recipe is not None
    assert recipe.raises, "the packet asks something"
    before = talks_view(office, held.case)
    assert before is not None
    assert before.course.raised == frozenset()
    assert before.saved.disputed == Money.zero()
    deed = note_sending(
        office, held.id, SentBy.CERTIFIED, DAY, recipient="Lakeside Regional Hospital", reference="7019 2280"
    )
    sent = talks_view(office, held.case)
    assert sent is not None
    ((_, contact),) = sent.course.contacts
    assert (contact.day, contact.party, contact.mail_number) == (DAY, RecipientKind.PROVIDER, "7019 2280")
    assert sent.course.raised == frozenset(recipe.raises)
    assert sent.saved.disputed > Money.zero()
    assert sent.course.standing.turn is Turn.THEIRS
    deed.take_back(office)
    back = talks_view(office, held.case)
    assert back is not None
    assert back.course.raised == frozenset()
    deed.do_again(office)
    again = talks_view(office, held.case)
    assert again is not None
    assert again.course.raised == frozenset(recipe.raises)


def test_the_own_file_raises_nothing(office: Office, case: CaseId, tmp_path: Path) -> None:
    own = prepare_packet(office, case, choices=PacketChoices(recipient=RecipientKind.OWN))
    note_sending(office, save_packet(office, own, tmp_path / "own.pdf").id, SentBy.HAND, DAY)
    view = talks_view(office, case)
    assert view is not None
    assert view.course.contacts == ()


def test_a_packet_carries_the_standing_offer_and_never_the_most_they_would_pay(
    office: Office, case: CaseId, tmp_path: Path
) -> None:
    terms = Terms(OfferKind.LUMP, Money.of("123.45"), first=date(2026, 12, 15))
    note(office, case, WalkAway(DAY, Money.of("987.65")))
    note(office, case, Offer(DAY, Maker.YOU, RecipientKind.PROVIDER, terms))
    packet = prepare_packet(office, case, choices=PacketChoices(recipient=RecipientKind.PROVIDER))
    assert any("$123.45" in p.text for p in packet.plan.offer)
    assert "Offer" in packet.plan.enclosures
    text = "\n".join(texts_in(packet.pdf))
    assert "I offer $123.45 in one payment on December 15, 2026" in text.replace(") Tj T* (", "")
    assert re.search(r"(?<!\d)\$?987(?!\d)", text.replace(",", "")) is None
    without = PacketChoices(recipient=RecipientKind.PROVIDER, offer=False)
    assert prepare_packet(office, case, choices=without).plan.offer == ()
    assert b"123.45" in _document_of(letter_file(office, packet))
    for kind in (RecipientKind.OWN, RecipientKind.REGULATOR):
        assert prepare_packet(office, case, choices=PacketChoices(recipient=kind, office="X")).plan.offer == ()


def _document_of(docx: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read("word/document.xml")


def test_a_recipe_of_old_that_knows_no_offer_is_still_understood() -> None:
    told = json.loads(written(Recipe(DAY, (), CHOICES)))
    del told["offer"], told["raises"]
    assert understood(json.dumps(told)) == Recipe(DAY, (), CHOICES)


def test_the_history_tells_what_was_said_and_that_it_was_corrected(office: Office, case: CaseId) -> None:
    call = Contact(
        DAY, Channel.CALL, Way.OUT, RecipientKind.PROVIDER, office="Lakeside", who="Ms. Ortiz", said="On hold."
    )
    deed = note(office, case, call)
    correct(office, case, deed.talk, replace(call, said="On hold until January."), "heard it wrong")
    note(office, case, WalkAway(DAY, Money.of("987.65")))
    with office.unit() as unit:
        told = journal(course_in(unit, case))
    assert [(h.day, h.what) for h in told] == [(DAY, "Call to Lakeside")]
    assert "On hold until January." in told[0].detail
    assert "Corrected; before: Call to Lakeside. Spoke with Ms. Ortiz. On hold." in told[0].detail
    text = "\n".join(texts_in(case_history(office, case).pdf))
    assert "Calls, letters, offers and payments" in text
    assert "987.65" not in text
