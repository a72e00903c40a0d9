"""The poverty level of a household, and limits held beside it. Never a word that somebody qualifies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from medneg_desktop.core.dates import shown
from medneg_desktop.domain.assistance import (
    Application,
    Assistance,
    ChecklistItem,
    Compared,
    HospitalPolicy,
    PovertyLevel,
    Region,
    Screening,
)
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.household import JURISDICTIONS, Household
from medneg_desktop.domain.reading import DocumentKind
from medneg_desktop.domain.rights import ClockDay, Standing, StateRules
from medneg_desktop.rights.library import poverty_on
from medneg_desktop.rights.shelf import Shelf


def poverty_level(household: Household, shelf: Shelf, on: date) -> PovertyLevel | None:
    """The household's level by the guidelines in force on a day; None while state, size or income is not told."""
    income = household.yearly
    if household.state is None or household.size is None or income is None:
        return None
    return PovertyLevel(income, household.size, Region.of(household.state), poverty_on(shelf, on))


def missing_for_level(household: Household) -> tuple[str, ...]:
    wanted = (("state", household.state), ("number of people", household.size), ("yearly income", household.yearly))
    return tuple(name for name, value in wanted if value is None)


def the_sum(level: PovertyLevel) -> str:
    """The arithmetic in words: size, region, year and income, so that anybody can check it."""
    table, region = level.table, level.region
    places = {Region.ALASKA: "Alaska", Region.HAWAII: "Hawaii", Region.MAINLAND: "the 48 states and DC"}
    first, further = table.first[region], table.further[region]
    more = f" + {level.size - 1} x {further.shown()}" if level.size > 1 else ""
    return (
        f"Guideline of {table.year} for {places[region]}, household of {level.size}: {first.shown()}{more} = "
        f"{level.guideline.shown()}. Your income of {level.income.shown()} / {level.guideline.shown()} = "
        f"{level.percent} percent."
    )


def screen(whose: str, limit: int, what_for: str, level: PovertyLevel | None) -> Screening:
    """One limit beside the household."""
    if level is None:
        return Screening(whose, limit, what_for, Compared.UNKNOWN, "Tell your household to compare it with this limit.")
    edge = level.limit(limit).shown()
    if level.at_most(limit):
        words = f"You appear to be below the limit of {limit} percent ({edge} a year) for {what_for}; apply."
        return Screening(whose, limit, what_for, Compared.BELOW, words)
    words = (
        f"You appear to be above the limit of {limit} percent ({edge} a year) for {what_for}. Ask all the same: "
        "hospitals count households and income in different ways, and many look at the size of the bill."
    )
    return Screening(whose, limit, what_for, Compared.ABOVE, words)


def assistance(
    case: Case,
    household: Household,
    shelf: Shelf,
    on: date,
    *,
    policy: HospitalPolicy | None = None,
    clocks: tuple[ClockDay, ...] = (),
    ticks: frozenset[str] = frozenset(),
    application: Application | None = None,
) -> Assistance:
    """Everything about financial help in one case: the state's limits and the hospital's own, side by side.

    ``ticks`` are the items of the checklist that the person has at hand.
    """
    level = poverty_level(household, shelf, on)
    state = shelf.states.get(household.state or "")
    rule = state.entry("financial_assistance") if state else None
    return Assistance(
        level,
        missing_for_level(household),
        (*_of_state(state, level, on), *_of_hospital(policy, level)),
        rule,
        tuple(replace(item, ticked=item.id in ticks) for item in checklist(case, household)),
        clocks,
        on,
        _notes(level, on),
        application or Application(),
    )


def _of_state(state: StateRules | None, level: PovertyLevel | None, on: date) -> tuple[Screening, ...]:
    rule = state.entry("financial_assistance") if state else None
    if state is None or rule is None or rule.standing(on) in (Standing.NOT_YET, Standing.PAST):
        return ()
    kinds = (("free_percent", "free care"), ("discount_percent", "a discount"))
    whose = f"{state.name}'s rule"
    found = [screen(whose, state.numbers[n], what, level) for n, what in kinds if n in state.numbers]
    if rule.certain(on):
        return tuple(found)
    return tuple(
        Screening(s.whose, s.limit, s.what_for, s.compared, f"Check this: {rule.sure.words} {s.words}", rule)
        if not rule.sure.words.startswith("Check this")
        else Screening(s.whose, s.limit, s.what_for, s.compared, f"{s.words} {rule.sure.words}", rule)
        for s in found
    )


def _of_hospital(policy: HospitalPolicy | None, level: PovertyLevel | None) -> tuple[Screening, ...]:
    if policy is None:
        return ()
    kinds = ((policy.free_to, "free care"), (policy.discount_to, "a discount"))
    whose = "The hospital's own policy, as you typed it"
    return tuple(replace(screen(whose, n, what, level), own=True) for n, what in kinds if n)


def _notes(level: PovertyLevel | None, on: date) -> tuple[str, ...]:
    notes = []
    if level is not None:
        entry = level.table.entry
        if entry.standing(on) is Standing.PAST and entry.valid_until is not None:
            notes.append(
                f"Check this: the guidelines of {level.table.year} were known to hold until {shown(entry.valid_until)}. "
                "A newer table has likely come out."
            )
        if entry.standing(on) is Standing.NOT_YET:
            notes.append(f"The oldest table here is that of {level.table.year}; it was not in force on this day.")
        if not entry.sure.firm:
            notes.append(entry.sure.words)
    notes.append(
        "Hospitals differ in whether they take the guidelines of the day of care or of the day you apply. Ask which."
    )
    return tuple(notes)


def checklist(case: Case, household: Household) -> tuple[ChecklistItem, ...]:
    """What most hospitals ask to see. Their own form says what this one wants."""
    bill, eob = bool(case.bills), bool(case.eobs)
    items = [
        ChecklistItem(
            "form", "The hospital's form, filled in and signed", "It is free; their website or office has it."
        ),
        ChecklistItem("bill", "The bill with its account number", "So that they know which account.", bill),
        ChecklistItem(
            "pay", "Pay stubs of the last two or three months, or a letter from the job", "Shows income now."
        ),
        ChecklistItem(
            "tax", "Last tax return, or a note that none was due", "Shows a year's income and the household."
        ),
        ChecklistItem(
            "benefits", "Letters on Social Security, unemployment, pension or other income", "If somebody has it."
        ),
        ChecklistItem(
            "people",
            "List of the people in the household",
            "The limit depends on their number.",
        ),
    ]
    if household.state is not None:
        where = JURISDICTIONS[household.state]
        items.append(ChecklistItem("home", f"Proof that you live in {where}", "Some rules are for residents only."))
    if case.eobs or (household.coverage is not None and household.coverage != "self_pay"):
        what = "The plan's explanation of benefits (EOB)"
        items.append(ChecklistItem("eob", what, "Help is for your share after the plan.", eob))
    if case.of_kind(DocumentKind.ASSISTANCE_LETTER):
        items.append(ChecklistItem("earlier", "Earlier letters on financial help", "They may still hold.", True))
    return tuple(items)
