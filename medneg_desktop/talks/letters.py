"""Letters from templates: each states confirmed values or the person's own words, cites only what its list allows
and the case bears, and asks for what it lacks. English is what is sent; Spanish is there to be understood.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from medneg_desktop.core import resources
from medneg_desktop.core.money import Money
from medneg_desktop.domain.packet import Paragraph, ParagraphStyle, RecipientKind
from medneg_desktop.packet.confirmed import amounts_in
from medneg_desktop.packet.templates import blanks_in, filled
from medneg_desktop.talks.asking import whom
from medneg_desktop.talks.facts import Facts, Matter, Say, as_it_is, facts_for, law_blank, rendered

LANGUAGES = ("en", "es")
_CLOSING = {"en": "Sincerely,", "es": "Atentamente,"}
_GREETING = {"en": "To whom it may concern:", "es": "A quien corresponda:"}

ASKS = {
    "office": "The name of the office you write to",
    "about": "The name of the company you complain about",
    "account": "The account number",
    "patient": "The patient's name",
    "claim": "The claim number",
    "asked": "The sum that they ask for",
    "share": "Your share as the EOB gives it",
    "over_share": "How much more they ask than your share",
    "issues": "The questions to raise (keep them under Questions, or write them here)",
    "paid": "The sum you paid",
    "paid_day": "The day you paid",
    "refund": "The sum that should come back",
    "offer_total": "The sum you offer (note an offer first)",
    "months": "How many monthly payments (note an offer of a plan first)",
    "instalment": "The monthly payment",
    "plan_first": "The day of the first payment",
    "agreed_total": "The sum that was agreed (note the agreement first)",
    "agreed_day": "The day of the agreement",
    "later_asked": "The sum that the later statement asks for",
    "help_granted": "The day on which they granted help (tell it under Financial help)",
    "call_day": "The day of the call (note the call first)",
    "call_said": "What was said on the call",
    "sent_day": "The day you sent your letter to them",
    "enclosed": "The copies you send along (tick them under Financial help)",
    "paid_all": "What you paid on this account so far",
    "own_reason": "Your reason, in your own words",
    "own_hardship": "Your situation, in your own words (only what you want them to know)",
    "law_surprise": "Whether a rule on surprise bills applies (answer the questions under Rights)",
}
"""What a letter can ask of the person, in words."""

OPTIONAL = ("own_hardship", "own_reason")
"""Own words that a letter takes where the person gives them."""


@dataclass(frozen=True, slots=True)
class Template:
    """A letter: to whom, when to use it, which facts it may cite, and what it cannot do without.

    ``either`` goes to the provider or to the collector, whoever it concerns in the case at hand.
    """

    name: str
    title: str
    title_es: str
    party: RecipientKind
    about: RecipientKind
    use: str
    cites: tuple[str, ...]
    need: tuple[str, ...]
    subject: Mapping[str, str]
    body: Mapping[str, str]
    either: bool = False

    @property
    def blanks(self) -> set[str]:
        return {b for text in (*self.subject.values(), *self.body.values()) for b in blanks_in(text)}


@dataclass(frozen=True, slots=True)
class Need:
    """What a letter still lacks: the blank, its question, and why the papers do not answer it."""

    blank: str
    ask: str
    why: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter filled in. ``to`` is whom it is about: the office it goes to. ``ready`` is False while ``needs`` are open; ``cited`` are the facts that it cites.

    ``raises`` are the fingerprints of the questions it puts to the other side, and ``left_out`` says which it may not.
    """

    template: Template
    to: RecipientKind
    english: str
    spanish: str
    needs: tuple[Need, ...]
    asks: tuple[Need, ...]
    cited: tuple[str, ...]
    amounts: frozenset[Money]
    recipient: tuple[str, ...] = ()
    raises: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        return not self.needs


@cache
def templates() -> Mapping[str, Template]:
    """All letters, by name, in the order in which a case meets them."""
    found = {
        p.stem: _template(p.stem, p.read_text(encoding="utf-8")) for p in resources.path("letters/talks").glob("*.toml")
    }
    order = [name for name in _ORDER if name in found]
    return {name: found[name] for name in (*order, *sorted(set(found) - set(order)))}


_ORDER = (
    "itemized_bill", "account_papers", "plan_papers", "hold", "eob_mismatch", "payment_not_credited", "dispute",
    "surprise_bill", "records", "assistance", "assistance_cover", "assistance_appeal", "assistance_refund",
    "appeal", "external_review", "debt_validation", "collector_dispute", "cease_contact", "call_confirmation",
    "settlement_offer", "prompt_pay", "plan_offer", "hardship", "acceptance", "agreement_broken", "refund", "zero_balance",
)  # fmt: skip


def _template(name: str, text: str) -> Template:
    table = tomllib.loads(text)
    party = RecipientKind(table["party"])
    return Template(
        name,
        table["title"],
        table["es"]["title"],
        party,
        RecipientKind(table.get("about", party)),
        table["use"],
        tuple(table.get("cites", ())),
        tuple(table["need"]),
        {language: table[language]["subject"] for language in LANGUAGES},
        {language: table[language]["body"] for language in LANGUAGES},
        bool(table.get("either", False)),
    )


def write(name: str, matter: Matter, own: Mapping[str, str] | None = None, say: Say = as_it_is) -> Letter:
    """Fill a letter. ``own`` are the person's words for what the papers do not say; they never stand in for a value
    that the papers do say. ``say`` puts what the crafts say into Spanish.
    """
    template = templates()[name]
    to = addressee(template, matter)
    facts = facts_for(matter, to, say)
    typed = {k: v.strip() for k, v in (own or {}).items() if v.strip()}
    laws = {law_blank(entry) for entry in template.cites}
    values = {"en": facts.values, "es": {**facts.values, **facts.spanish}}
    blanks = {
        language: _allowed({**typed, **rendered(values[language], language)}, laws, template) for language in LANGUAGES
    }
    needs = tuple(_need(b, facts) for b in template.need if not blanks["en"].get(b))
    asks = tuple(_need(b, facts) for b in _asked(template, facts))
    texts = {language: _text(template, language, blanks[language]) for language in LANGUAGES}
    cited = tuple(e for e in template.cites if (c := blanks["en"].get(law_blank(e))) and c in texts["en"])
    issues = "{issues}" in template.body["en"]
    return Letter(
        template,
        to,
        texts["en"],
        texts["es"],
        needs,
        asks,
        cited,
        frozenset(amounts_in(" ".join(blanks["en"].values()))),
        _recipient(template, to, blanks["en"]),
        facts.raises if issues else (),
        facts.left_out if issues else (),
    )


def addressee(template: Template, matter: Matter) -> RecipientKind:
    """The office that a letter goes to: its own, or of provider and collector the one it concerns."""
    if not template.either:
        return template.about
    return matter.to or whom(template.name, matter)


def _allowed(blanks: Mapping[str, str], laws: set[str], template: Template) -> dict[str, str]:
    """Without the laws that this letter's list does not name; ``law_surprise`` is any one of those it does."""
    found = {k: v for k, v in blanks.items() if not k.startswith("law_") or k in laws}
    surprise = [v for k, v in found.items() if k.startswith("law_surprise") and k != "law_surprise_help_desk"]
    if surprise and "law_surprise" in template.need:
        found["law_surprise"] = surprise[0]
    return found


def _asked(template: Template, facts: Facts) -> list[str]:
    """What only the person can tell: what is needed and not on the papers, and their own words where there is room."""
    wanted = [*template.need, *(b for b in OPTIONAL if b in template.blanks)]
    return [b for b in dict.fromkeys(wanted) if b not in facts.values and b != "law_surprise"]


def _need(blank: str, facts: Facts) -> Need:
    return Need(blank, ASKS[blank], facts.doubtful.get(blank, "no paper says it for sure"))


def _text(template: Template, language: str, blanks: Mapping[str, str]) -> str:
    subject = _subject(template.subject[language], blanks)
    body = filled(template.body[language], blanks, template.blanks)
    own = template.party is RecipientKind.OWN
    parts = [subject, *([] if own else [_GREETING[language]]), *body, _CLOSING[language]]
    return "\n\n".join(parts)


def _subject(words: str, blanks: Mapping[str, str]) -> str:
    """The subject, without the parts between commas whose value is not known."""
    parts = [part for part in words.split(", ") if all(blanks.get(b) for b in blanks_in(part))]
    return (
        "".join(filled(", ".join(parts), blanks, blanks_in(words)))
        or words.split(",", maxsplit=1)[0].split("{", maxsplit=1)[0].strip()
    )


def _recipient(template: Template, to: RecipientKind, blanks: Mapping[str, str]) -> tuple[str, ...]:
    office = blanks.get("office")
    if template.party is RecipientKind.OWN or not office:
        return ()
    desk = {
        RecipientKind.PROVIDER: "Billing Department",
        RecipientKind.INSURER: "Claims and Appeals",
        RecipientKind.ASSISTANCE: "Financial Assistance Office",
    }.get(to)
    return (office, *([desk] if desk else []))


# ---------------------------------------------------------------------------------------------------- as edited

_ITEM = re.compile(r"^(\d{1,2}\.|\([a-z]\)|[-\u2022]) +(.+)$")


def paragraphs(text: str, name: str = "") -> tuple[Paragraph, ...]:
    """A letter as it stands in the window, in paragraphs: the first is its subject, the last its closing."""
    parts = [p.strip() for p in re.split(r"\n\s*\n", text.strip()) if p.strip()]
    closing = parts.pop() if len(parts) > 2 and parts[-1] in _CLOSING.values() else ""
    found = [Paragraph(parts[0], ParagraphStyle.SUBJECT)] if parts else []
    for part in parts[1:]:
        found += (
            [_line(line.strip()) for line in part.splitlines()]
            if _ITEM.match(part.splitlines()[0])
            else [Paragraph(_flat(part))]
        )
    if closing:
        found.append(Paragraph(closing, ParagraphStyle.CLOSING))
        found += [Paragraph(name, ParagraphStyle.CLOSING)] if name else []
    return tuple(found)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _line(text: str) -> Paragraph:
    item = _ITEM.match(text)
    if item is None:
        return Paragraph(text)
    return Paragraph(item[2], ParagraphStyle.BULLET, item[1].replace("-", "\u2022"))


def warnings(letter: Letter, text: str, private: Money | None) -> tuple[str, ...]:
    """What should be looked at in a text before it is used: sums that came in by hand, and the one kept private."""
    stated = set(amounts_in(text))
    found = []
    if private is not None and private in stated - letter.amounts:
        found.append("This states the most you would pay, which you keep to yourself. Take it out.")
    typed = sorted(stated - letter.amounts - ({private} if private else set()))
    if typed:
        found.append(f"Not from your papers or offers: {', '.join(a.shown() for a in typed)}. Make sure of it.")
    return tuple(found)
