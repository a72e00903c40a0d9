"""FHIR ExplanationOfBenefit, as members' portals (CARIN Blue Button) and Medicare (Blue Button 2.0) give it.

Both releases in use are read: R4, and STU3 with its older names. A category of an amount is taken by its code alone,
Medicare's own variable before the general one; a category that is not known is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from medneg_desktop.domain.reading import Cell, FieldName
from medneg_desktop.reading.structured import fhir_values as fv
from medneg_desktop.reading.structured.claim import Claim, Given
from medneg_desktop.reading.structured.fhir_values import Library, Resource
from medneg_desktop.reading.structured.malformed import Malformed

F, C = FieldName, Cell
SOURCE = "an electronic explanation of benefits (FHIR)"
_KIND = "ExplanationOfBenefit"
_NPI = "http://hl7.org/fhir/sid/us-npi"

_GENERAL = {
    "submitted": C.CHARGE,
    "drugcost": C.CHARGE,
    "eligible": C.ALLOWED,
    "benefit": C.PLAN_PAID,
    "paidtoprovider": C.PLAN_PAID,
    "deductible": C.DEDUCTIBLE,
    "copay": C.COPAY,
    "coinsurance": C.COINSURANCE,
    "noncovered": C.NOT_COVERED,
    "memberliability": C.PATIENT_RESPONSIBILITY,
    "discount": C.ADJUSTMENT,
}
_MEDICARE = {
    "line_sbmtd_chrg_amt": C.CHARGE,
    "line_alowd_chrg_amt": C.ALLOWED,
    "line_nch_pmt_amt": C.PLAN_PAID,
    "line_bene_ptb_ddctbl_amt": C.DEDUCTIBLE,
    "line_coinsrnc_amt": C.COINSURANCE,
    "rev_cntr_tot_chrg_amt": C.CHARGE,
    "rev_cntr_ncvrd_chrg_amt": C.NOT_COVERED,
    "rev_cntr_pmt_amt_amt": C.PLAN_PAID,
    "rev_cntr_cash_ddctbl_amt": C.DEDUCTIBLE,
    "rev_cntr_coinsrnc_wge_adjstd_c": C.COINSURANCE,
    "rev_cntr_ptnt_rspnsblty_pmt": C.PATIENT_RESPONSIBILITY,
    "clm_tot_chrg_amt": C.CHARGE,
    "clm_pmt_amt": C.PLAN_PAID,
    "tot_rx_cst_amt": C.CHARGE,
    "ptnt_pay_amt": C.PATIENT_RESPONSIBILITY,
    "cvrd_d_plan_pd_amt": C.PLAN_PAID,
}
_TOTALS = {
    C.CHARGE: F.TOTAL_CHARGES,
    C.ALLOWED: F.ALLOWED_AMOUNT,
    C.PLAN_PAID: F.INSURANCE_PAID,
    C.DEDUCTIBLE: F.DEDUCTIBLE,
    C.COPAY: F.COPAY,
    C.COINSURANCE: F.COINSURANCE,
    C.NOT_COVERED: F.NOT_COVERED,
    C.PATIENT_RESPONSIBILITY: F.PATIENT_RESPONSIBILITY,
    C.ADJUSTMENT: F.PLAN_DISCOUNT,
}
_REASONS = frozenset({"adjustmentreason", "denialreason"})
_STATUS = {
    "cancelled": "The plan has cancelled this explanation.",
    "draft": "The plan calls this explanation a draft.",
    "entered-in-error": "The plan says that this explanation was made in error.",
}


def claims(text: str) -> list[Claim]:
    """Every explanation of benefits in the file. Raises Malformed."""
    resources: list[Resource] = []
    library = Library([])
    for top in fv.loaded(text):
        for url, resource in _unpacked(top):
            resources.append(resource)
            library.add(url, resource)
            library.add(f"{fv.text_of(resource.get('resourceType'))}/{fv.text_of(resource.get('id'))}", resource)
    return [_claim(one, library) for one in resources if one.get("resourceType") == _KIND]


def _unpacked(top: Resource) -> Iterator[tuple[str, Resource]]:
    if top.get("resourceType") != "Bundle":
        yield "", top
        return
    entries = top.get("entry", [])
    if not isinstance(entries, list):
        raise Malformed("The bundle of the file has no list of entries.")
    for entry in fv.objects(entries):
        if isinstance(entry.get("resource"), dict):
            yield fv.text_of(entry.get("fullUrl")), entry["resource"]


def _claim(eob: Resource, library: Library) -> Claim:
    claim = Claim(SOURCE)
    _names(claim, eob, library)
    _numbers(claim, eob)
    period = eob.get("billablePeriod")
    if isinstance(period, dict):
        claim.say(F.SERVICE_FROM, fv.day_of(period.get("start")))
        claim.say(F.SERVICE_TO, fv.day_of(period.get("end")))
    claim.say(F.PROCESSED_DATE, fv.day_of(eob.get("created")))
    claim.say(F.DIAGNOSIS_CODES, tuple(_diagnoses(eob)))
    _totals(claim, eob)
    if status := _STATUS.get(fv.text_of(eob.get("status"))):
        claim.notes.append(status)
    claim.lines = [cells for item in fv.objects(eob.get("item")) if (cells := _line(item))]
    claim.notes += [words for note in fv.objects(eob.get("processNote")) if (words := fv.text_of(note.get("text")))]
    return claim


def _names(claim: Claim, eob: Resource, library: Library) -> None:
    claim.say(F.PAYER_NAME, _named(eob.get("insurer"), eob, library))
    claim.say(F.PATIENT_NAME, _named(eob.get("patient"), eob, library))
    for reference in (eob.get("provider"), eob.get("organization")):
        claim.say(F.PROVIDER_NAME, _named(reference, eob, library))
        claim.say(F.NPI, _npi(reference, eob, library))
        if F.PROVIDER_NAME in claim.fields or F.NPI in claim.fields:
            break
    for insurance in fv.objects(eob.get("insurance")):
        _coverage(claim, library.follow(insurance.get("coverage"), eob), eob, library)


def _named(reference: Any, eob: Resource, library: Library) -> str:
    if not isinstance(reference, dict):
        return ""
    return fv.name_of(library.follow(reference, eob)) or fv.text_of(reference.get("display"))


def _npi(reference: Any, eob: Resource, library: Library) -> str:
    if not isinstance(reference, dict):
        return ""
    for holder in (reference, library.follow(reference, eob)):
        for system, kind, value in fv.identifiers(holder):
            if system == _NPI or kind.lower() == "npi":
                return value
    return ""


def _coverage(claim: Claim, coverage: Resource, eob: Resource, library: Library) -> None:
    claim.say(F.MEMBER_ID, fv.text_of(coverage.get("subscriberId")))
    for payor in fv.objects(coverage.get("payor")):
        if F.PAYER_NAME not in claim.fields:
            claim.say(F.PAYER_NAME, _named(payor, eob, library))
    for group in fv.objects(coverage.get("class")):
        value = fv.text_of(group.get("value"))
        match fv.code_in(group.get("type")):
            case "group":
                claim.say(F.GROUP_NUMBER, value)
            case "plan":
                claim.say(F.PLAN_NAME, fv.text_of(group.get("name")) or value)


def _numbers(claim: Claim, eob: Resource) -> None:
    known = list(fv.identifiers(eob))
    telling = [v for system, kind, v in known if kind == "uc" or system.rstrip("/").endswith(("/clm_id", "/pde_id"))]
    if not telling and len(known) == 1:
        telling = [known[0][2]]
    claim.say(F.CLAIM_NUMBER, telling[0] if telling else None)
    for info in fv.objects(fv.listed(eob.get("supportingInfo")) + fv.listed(eob.get("information"))):
        match fv.code_in(info.get("category")).lower():
            case "patientaccountnumber":
                claim.say(F.ACCOUNT_NUMBER, fv.text_of(info.get("valueString")))
            case "typeofbill":
                claim.say(F.TYPE_OF_BILL, fv.code_in(info.get("code")))


def _diagnoses(eob: Resource) -> Iterator[str]:
    seen = set()
    for one in fv.objects(eob.get("diagnosis")):
        code = fv.code_in(one.get("diagnosisCodeableConcept"))
        if code and code not in seen:
            seen.add(code)
            yield code


def _totals(claim: Claim, eob: Resource) -> None:
    for cell, amount in _amounts(eob.get("total")).items():
        claim.say(_TOTALS[cell], amount)
    for total in fv.objects(eob.get("total")):
        if fv.code_in(total.get("category")) == "paidbypatient":
            claim.say(F.PATIENT_PAID, fv.money_of(total.get("amount")))
    if F.TOTAL_CHARGES not in claim.fields:
        claim.say(F.TOTAL_CHARGES, fv.money_of(eob.get("totalCost")))
    payment = eob.get("payment")
    if F.INSURANCE_PAID not in claim.fields and isinstance(payment, dict):
        claim.say(F.INSURANCE_PAID, fv.money_of(payment.get("amount")))


def _amounts(adjudications: Any) -> dict[Cell, Given]:
    """The amounts by what they are. One that is given twice with two values is told as doubtful."""
    found: dict[Cell, Given] = {}
    for one in fv.objects(adjudications):
        cell, amount = _cell(one.get("category")), fv.money_of(one.get("amount"))
        if cell is None or amount is None:
            continue
        if cell in found and found[cell].value != amount.value:
            amount = Given(found[cell].value, "The file gives this amount twice, and not the same.")
        found[cell] = amount
    return found


def _cell(category: Any) -> Cell | None:
    general: Cell | None = None
    for system, code, _ in fv.codings(category):
        if "bluebutton.cms.gov" in system or "bluebutton.cms.gov" in code:
            return _MEDICARE.get(code.rstrip("/").split("/")[-1].lower())
        general = general or _GENERAL.get(code.lower())
    return general


def _line(item: Resource) -> dict[Cell, Given]:
    cells: dict[Cell, Given] = {}
    _days(cells, item)
    service = item.get("productOrService") or item.get("service") or {}
    code = next(
        ((c, words) for system, c, words in fv.codings(service) if c and "data-absent-reason" not in system), ("", "")
    )
    mods = tuple(m for _, m, _ in fv.codings(item.get("modifier")) if m)
    revenue = next((r for _, r, _ in fv.codings(item.get("revenue")) if r.isdigit()), "")
    for cell, value in (
        (C.CODE, code[0]),
        (C.DESCRIPTION, code[1] or fv.words_of(service) if code[0] else ""),
        (C.MODIFIERS, mods),
        (C.REVENUE_CODE, revenue),
        (C.UNITS, fv.number_of(item.get("quantity"))),
        (C.REASON_CODES, tuple(_reasons(item))),
    ):
        if value:
            cells[cell] = Given(value)
    amounts = _amounts(item.get("adjudication"))
    if C.CHARGE not in amounts and (net := fv.money_of(item.get("net"))) is not None:
        cells[C.CHARGE] = net
    return cells | amounts


def _days(cells: dict[Cell, Given], item: Resource) -> None:
    period = item.get("servicedPeriod")
    start, end = fv.day_of(item.get("servicedDate")), None
    if isinstance(period, dict):
        start, end = fv.day_of(period.get("start")), fv.day_of(period.get("end"))
    if start is not None:
        cells[C.SERVICE_DATE] = Given(start)
    if end is not None and end != start:
        cells[C.SERVICE_END] = Given(end)


def _reasons(item: Resource) -> Iterator[str]:
    """Why less was paid, by the codes of the reasons."""
    for one in fv.objects(item.get("adjudication")):
        if fv.code_in(one.get("category")).lower() in _REASONS and (code := fv.code_in(one.get("reason"))):
            yield code
