"""Every letter: fills, abstains, cites only what applies, states no figure in doubt, keeps to one page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pymupdf
import pytest

from medneg_desktop.core import resources
from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.assistance import HelpAnswer
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import Finding
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.packet import ParagraphStyle, RecipientKind
from medneg_desktop.domain.reading import DocumentKind, FieldName, State
from medneg_desktop.domain.rights import RightCard, RightsReport, Status
from medneg_desktop.domain.talks import (
    About,
    Agreement,
    Channel,
    Contact,
    KnownPrice,
    Maker,
    Offer,
    OfferKind,
    Payment,
    PriceKind,
    Terms,
    Told,
    WalkAway,
    Way,
)
from medneg_desktop.packet.confirmed import amounts_in
from medneg_desktop.rights import library, rights_report
from medneg_desktop.rights.soundness import entries_of
from medneg_desktop.services.letters import Draft, letter_docx, letter_pdf, letter_plan
from medneg_desktop.services.office import Office
from medneg_desktop.talks.asking import likely_letter
from medneg_desktop.talks.call_sheet import call_sheet
from medneg_desktop.talks.course import Course
from medneg_desktop.talks.facts import Matter, law_blank
from medneg_desktop.talks.letters import ASKS, OPTIONAL, Letter, paragraphs, templates, warnings, write
from medneg_desktop.talks.limits import Price, prices
from medneg_desktop.ui.language import in_spanish
from medneg_desktop.ui.said import Lists, load
from medneg_desktop.ui.talks.wording import PARTY
from tests.packet import case_builders as made

Journal = Callable[..., Course]
TODAY = date(2026, 11, 24)
PRIVATE = Money.of("$777.77")
PROVIDER = RecipientKind.PROVIDER
ENCLOSED = ("The bill with its account number", "Pay stubs of the last three months")
OWN = {"own_reason": "The plan says that I owe less.", "own_hardship": "I was out of work since May."}
NAMES = sorted(templates())


def the_case() -> Case:
    bill = made.itemized()
    receipt = made.receipt()
    papers = (bill, made.eob(), receipt, made.denial(), made.collection())
    return made.case(*papers, asked=made.figure("1375.60", made.at_field(bill, FieldName.AMOUNT_DUE)))


def report_of(case: Case, **answers: str) -> RightsReport:
    return rights_report(case, Household("CO", insurance="employer"), answers, {}, library(), TODAY)


PLAN = Offer(TODAY, Maker.YOU, PROVIDER, Terms(OfferKind.PLAN, Money.of("$600.00"), 12, first=date(2026, 12, 31)))


HELPED = tuple(
    Told(TODAY, About.HELP, name, said) for name, said in (("answered", "2026-11-20"), ("answer", "granted"))
)


@pytest.fixture
def matter(journal: Journal) -> Matter:
    """A case in which everything is known that a letter may ask for."""
    plan = Terms(OfferKind.PLAN, Money.of("$600.00"), 12, first=date(2026, 12, 31))
    course = journal(
        WalkAway(TODAY, PRIVATE),
        Contact(TODAY, Channel.LETTER, Way.OUT, PROVIDER, letter="dispute"),
        Contact(
            TODAY,
            Channel.CALL,
            Way.OUT,
            PROVIDER,
            who="Dana",
            reference="R-9",
            said="They look into it.",
            promise="a corrected bill.",
            promise_by=date(2026, 12, 5),
        ),
        KnownPrice(PriceKind.CASH, Money.of("$410.00"), TODAY, "the price list"),
        Agreement(TODAY, PROVIDER, plan, Money.of("$1,375.60")),
        Payment(TODAY, Money.of("$50.00"), agreement="t5", document=made.receipt().ref.document),  # type: ignore[arg-type]  # the fixture names its entries so
        Offer(TODAY, Maker.YOU, PROVIDER, plan, ends=date(2026, 12, 24)),
        *HELPED,
    )
    case = the_case()
    found = (made.finding("one", "312.00", made.at_line(case.papers[0], 1)),)
    answers = {"emergency": "yes", "network": "out", "ambulance": "no", "nonprofit": "yes", "final_denial": "yes"}
    later = (date(2026, 12, 20), Money.of("$1,375.60"))
    return Matter(
        case,
        report_of(case, **answers),
        found,
        course,
        TODAY,
        prices(case, course),
        None,
        later=later,
        enclosed=ENCLOSED,
    )


def bare(journal: Journal) -> Matter:
    """One statement without a name or a number."""
    case = replace(made.case(made.paper("bill", DocumentKind.STATEMENT)), provider=None, patient=None)
    return Matter(case, report_of(case), (), journal(), TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_fills(name: str, matter: Matter) -> None:
    own = {**OWN, **({"refund": "$35.00"} if name == "refund" else {})}
    letter = write(name, matter, own)
    assert letter.ready, letter.needs
    for text in (letter.english, letter.spanish):
        assert not re.search(r"[{}]|None|  ", text)
        assert text.count("\n\n") >= 3
    assert letter.english != letter.spanish
    assert letter.template.title
    assert letter.template.use


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_abstains(name: str, journal: Journal) -> None:
    letter = write(name, bare(journal))
    assert not letter.ready
    assert {n.blank for n in letter.needs} <= set(letter.template.need)
    assert letter.cited == () or name in ("itemized_bill", "records", "complaint_records")
    for text in (letter.english, letter.spanish):
        assert not re.search(r"[{}]|None", text)
        assert amounts_in(text) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_states_a_figure_in_doubt(name: str, matter: Matter) -> None:
    papers = []
    for paper in matter.case.papers:
        fields = {k: replace(f, state=State.CHECK) for k, f in paper.reading.fields.items()}
        lines = tuple(
            replace(x, cells={k: replace(f, state=State.CHECK) for k, f in x.cells.items()})
            for x in paper.reading.lines
        )
        papers.append(replace(paper, reading=replace(paper.reading, fields=fields, lines=lines)))
    asked = made.figure("1375.60", firm=False)
    doubtful = made.case(*papers, asked=asked)
    letter = write(name, replace(matter, case=doubtful, prices=prices(doubtful, matter.course)), OWN)
    stated = {str(a) for t in (letter.english, letter.spanish) for a in amounts_in(t)}
    assert not stated & {"515.60", "35.00", "312.00", "936.00"}
    if name != "agreement_broken":  # whose later sum is told from a confirmed statement
        assert "1375.60" not in stated
    if "account" in letter.template.need:
        [need] = [n for n in letter.needs if n.blank == "account"]
        assert "not confirmed" in need.why


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_cites_only_what_is_on_its_list_and_applies(name: str, matter: Matter) -> None:
    letter = write(name, matter, OWN)
    citable = {e.id: e.citation for e in matter.report.citable}
    for entry in citable.values():
        if entry in letter.english:
            assert entry in {citable[c] for c in letter.template.cites if c in citable} | {
                e.citation for e in matter.report.citable if e.id.startswith("state-")
            }
    none = write(name, replace(matter, report=replace(matter.report, cards=())), OWN)
    assert none.cited == ()
    assert "USC" not in none.english
    assert "CFR" not in none.english


def test_some_letters_do_cite(matter: Matter) -> None:
    assert "15 USC 1692g" in write("debt_validation", matter).english
    assert "45 CFR 149.110" in write("surprise_bill", matter).english
    assert "29 CFR 2560" in write("appeal", matter, OWN).english


def all_facts(on: date) -> RightsReport:
    """As if every fact of every state and of the federal law applied at once."""
    return RightsReport(on, tuple(RightCard(e, Status.APPLIES, ()) for e in entries_of(library())), (), (), ())


@pytest.mark.parametrize("name", NAMES)
def test_of_all_facts_a_letter_cites_only_certain_ones_of_its_list(name: str, matter: Matter) -> None:
    """Whatever applies: what is recalled, read about or past is in no letter, in either language."""
    certain = [e for e in entries_of(library()) if e.certain(TODAY)]
    allowed = {e.citation for e in certain if law_blank(e.id) in {law_blank(c) for c in templates()[name].cites}}
    letter = write(name, replace(matter, report=all_facts(TODAY)), OWN)
    for entry in entries_of(library()):
        if len(entry.citation) > 8 and entry.citation not in " ".join(allowed):
            assert entry.citation not in letter.english, entry.id
            assert entry.citation not in letter.spanish, entry.id
    late = write(name, replace(matter, report=all_facts(date(2029, 1, 1))), OWN)
    assert late.cited == (), "nobody checked any of it for years"


@pytest.mark.parametrize("name", NAMES)
def test_every_citation_of_a_list_is_stated_where_it_applies(name: str, matter: Matter) -> None:
    """A list that allows what the text has no place for would promise something."""
    template = templates()[name]
    for language in ("en", "es"):
        for cited in template.cites:
            blank = law_blank(cited)
            assert f"{{{blank}}}" in template.body[language] or blank.startswith("law_surprise"), cited


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_asks_for_everything_it_needs_and_for_nothing_else(name: str, journal: Journal) -> None:
    template = templates()[name]
    letter = write(name, bare(journal))
    assert {n.blank for n in letter.needs} == set(template.need), "one bare statement answers none of them"
    assert {n.blank for n in letter.asks} <= set(template.need) | set(OPTIONAL)
    typed = {n.blank: ("$1.00" if n.blank in ("asked", "share", "refund") else "told") for n in letter.needs}
    assert write(name, bare(journal), typed).ready or "law_surprise" in template.need
    for need in letter.needs:
        without = {k: v for k, v in typed.items() if k != need.blank}
        assert need.blank in {n.blank for n in write(name, bare(journal), without).needs}


def test_a_fact_from_memory_is_never_cited(matter: Matter) -> None:
    cards = [c for c in matter.report.cards if not c.entry.sure.firm]
    assert cards
    for name in NAMES:
        text = write(name, matter, OWN).english
        assert not [c.entry.id for c in cards if c.entry.citation in text]


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_blanks_and_every_need_has_words(name: str) -> None:
    template = templates()[name]
    blanks = {
        language: [
            sorted(set(re.findall(r"\{(\w+)\}", b)) - {"paper_kind"}) for b in template.body[language].split("\n\n")
        ]
        for language in ("en", "es")
    }
    assert blanks["en"] == blanks["es"]
    assert set(template.need) <= set(ASKS)
    known = {e.id for e in (r.entry for r in library().rights.values())}
    assert all(c in known or c.startswith("state-") for c in template.cites)


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_keeps_to_one_page_and_its_private_sum(name: str, matter: Matter, office: Office) -> None:
    letter = write(name, matter, OWN)
    sender = ("María Núñez", "12 Elm Street", "Denver, CO 80202")
    plan = letter_plan(CaseId("c1"), Draft(letter, sender, PRIVATE), letter.english, TODAY)
    pdf = letter_pdf(office, plan)
    with pymupdf.open(stream=pdf, filetype="pdf") as file:
        assert file.page_count == 1
        text = " ".join(file[0].get_text().split())
    assert "María Núñez" in text
    docx = letter_docx(office, plan)
    for data in (pdf, docx, letter.english.encode(), letter.spanish.encode(), text.encode()):
        assert b"777.77" not in data
    assert docx.startswith(b"PK")


def test_an_edited_letter_is_set_as_it_stands() -> None:
    found = paragraphs("Subject here\n\nHello,\n\n1. One thing.\n2. Another.\n\nWords\nthat flow.\n\nSincerely,", "Ana")
    assert [(p.style, p.label, p.text) for p in found] == [
        (ParagraphStyle.SUBJECT, "", "Subject here"),
        (ParagraphStyle.BODY, "", "Hello,"),
        (ParagraphStyle.BULLET, "1.", "One thing."),
        (ParagraphStyle.BULLET, "2.", "Another."),
        (ParagraphStyle.BODY, "", "Words that flow."),
        (ParagraphStyle.CLOSING, "", "Sincerely,"),
        (ParagraphStyle.CLOSING, "", "Ana"),
    ]


def test_sums_put_in_by_hand_are_pointed_out(matter: Matter) -> None:
    letter: Letter = write("settlement_offer", matter)
    assert warnings(letter, letter.english, PRIVATE) == ()
    told = warnings(letter, letter.english + " I could go to $777.77, or $42.00.", PRIVATE)
    assert "keep to yourself" in told[0]
    assert "$42.00" in told[1]


def test_own_words_never_replace_what_the_papers_say(matter: Matter) -> None:
    assert "00-448213-7" in write("itemized_bill", matter, {"account": "wrong"}).english


@pytest.mark.parametrize("party", list(PARTY))
def test_a_call_sheet_for_every_office(party: RecipientKind, matter: Matter) -> None:
    sheet: Any = call_sheet(matter, party)
    assert sheet.say
    assert sheet.goals
    assert sheet.avoid
    assert "777.77" not in repr(sheet)
    told = " ".join(sheet.avoid)
    # The fixture's debt is with a collector: to the provider, too, it is not said that it is owed.
    assert ("starts the time limit anew" in told) is (party in (RecipientKind.COLLECTOR, RecipientKind.PROVIDER))


def test_a_call_sheet_speaks_in_the_figures_of_the_case(matter: Matter) -> None:
    sheet = call_sheet(matter, PROVIDER)
    assert sheet.office == "Lakeside Hospital"
    assert "$860.00 between them" in " ".join(sheet.say)


MADE_UP = re.compile("The papers disagree about one.|Please correct one.")
ENGLISH = re.compile(r"\b(the|your?|please|is|how|which|with|this|it|of|and|point)\b", re.IGNORECASE)


def spanish() -> Lists:
    return load(resources.path("translations", "said", "es"), ("ene",) * 12)


@pytest.mark.parametrize("party", list(PARTY))
def test_what_is_said_on_the_phone_can_be_understood_in_spanish(
    party: RecipientKind, matter: Matter, journal: Journal
) -> None:
    lump = Offer(TODAY, Maker.YOU, PROVIDER, Terms(OfferKind.LUMP, Money.of("$600.00")))
    lists = spanish()
    for one in (matter, bare(journal), replace(matter, course=journal(lump)), replace(matter, course=journal(PLAN))):
        for sentence in call_sheet(one, party).say:
            meaning = MADE_UP.sub("", lists.say(sentence))
            assert not ENGLISH.search(meaning), meaning


def test_the_copy_to_understand_says_the_questions_in_spanish(matter: Matter) -> None:
    bill = made.itemized()
    paid = made.finding(
        "payment-not-credited",
        "35.00",
        made.at_field(bill, FieldName.AMOUNT_DUE),
        title="A payment is not credited",
        explanation="You paid $35.00 on Mar 2, 2026. The bill of Apr 1, 2026, printed more than 30 days later, does not take "
        "$35.00 of it off and asks for $1,375.60.",
    )
    matter = replace(matter, findings=(paid,))
    letter = write("dispute", matter, OWN, in_spanish)
    assert "1. A payment is not credited ($35.00). I paid $35.00" in letter.english, "what is sent stays English"
    assert "1. Un pago no está acreditado ($35.00). Usted pagó $35.00 el 2 mar 2026." in letter.spanish
    assert "does not take" not in letter.spanish
    assert write("dispute", matter, OWN).english == letter.english


def _asked_by(rule: str, title: str) -> Finding:
    found = made.finding("one", None, made.at_line(the_case().papers[0], 1))
    return replace(found, rule=rule, title=title, ask="Please do this.", explanation="My income is 150 percent.")


@pytest.mark.parametrize(
    ("rule", "title"),
    [
        ("assistance-not-screened", "Help with a hospital bill"),
        ("retroactive-coverage", "Medicaid for past months"),
        ("appeal-open", "You can still appeal this denial"),
        ("debt-dispute-window", "You can still dispute this debt"),
    ],
)
def test_what_is_only_for_the_person_is_put_to_nobody(rule: str, title: str, matter: Matter) -> None:
    one = replace(matter, findings=(_asked_by(rule, title),))
    for party in PARTY:
        assert title not in " ".join(call_sheet(one, party).say)
        assert "150 percent" not in " ".join(call_sheet(one, party).say)
    letter = write("dispute", one)
    assert title not in letter.english
    assert "150 percent" not in letter.english


def test_a_point_is_put_to_the_office_that_can_answer_it_with_what_it_is_asked_to_do(matter: Matter) -> None:
    one = replace(matter, findings=(_asked_by("summary-only", "No line detail: ask for the itemized bill"),))
    said = " ".join(call_sheet(one, PROVIDER).say)
    assert "Point 1. The bill lists no services. " in said
    assert said.count("Please do this.") == 1
    assert "Please do this." not in " ".join(call_sheet(one, RecipientKind.INSURER).say)
    assert "ask for the itemized bill" not in write("dispute", one).english


def test_the_provider_of_a_debt_that_was_sold_is_not_told_that_it_is_owed(matter: Matter) -> None:
    sold = call_sheet(matter, PROVIDER)
    assert "I do not say that I owe it" in sold.say[0]
    assert "in many states a small payment" in " ".join(sold.avoid)
    mine = replace(matter, case=made.case(the_case().papers[0], made.eob()))
    assert "I want to pay what I really owe" in call_sheet(mine, PROVIDER).say[0]
    assert likely_letter(matter.case) == "debt_validation"
    assert likely_letter(mine.case) in ("dispute", "itemized_bill")


def test_a_price_is_told_in_the_person_s_voice_without_a_file_s_name_and_zero_is_none(matter: Matter) -> None:
    agreed = Price("Price your plan agreed to", Money.of("$300.00"), TODAY, made.eob().ref.name)
    nothing = replace(agreed, amount=Money.zero())
    told = write("settlement_offer", replace(matter, prices=(agreed, nothing))).english
    assert "price my plan agreed to $300.00 (explanation of benefits, November 24, 2026)." in told
    assert "$0.00" not in told


def test_help_is_called_granted_only_once_it_was_told(matter: Matter, journal: Journal) -> None:
    assert "On November 20, 2026 you granted financial assistance" in write("assistance_refund", matter).english
    refused = Told(TODAY, About.HELP, "answer", HelpAnswer.REFUSED.value)
    for course in (journal(), journal(*HELPED, refused)):
        letter = write("assistance_refund", replace(matter, course=course))
        assert "help_granted" in {n.blank for n in letter.needs}
        assert "you granted" not in letter.english.casefold()


def test_a_debt_that_was_sold_is_promised_to_nobody(matter: Matter) -> None:
    assert "I will pay what is owed" not in write("dispute", matter).english
    mine = replace(matter, case=made.case(the_case().papers[0], made.eob()))
    assert "I will pay what is owed on account 00-448213-7 once it is settled." in write("dispute", mine).english
    assert "Please correct each point" in write("dispute", matter).english


def test_a_call_is_confirmed_in_whole_sentences(matter: Matter, journal: Journal) -> None:
    call = Contact(TODAY, Channel.CALL, Way.OUT, PROVIDER, said="They look", promise="a bill", promise_by=TODAY)
    letter = write("call_confirmation", replace(matter, course=journal(call)))
    assert "This is what was said: They look.\n" in letter.english
    assert "You promised, by November 24, 2026: a bill.\n" in letter.english
