"""Made-up claims in the formats of portals and plans."""

from __future__ import annotations

import json
from typing import Any

JsonObject = dict[str, Any]
CMS = "https://bluebutton.cms.gov/resources"
CARIN = "http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication"
HL7 = "http://terminology.hl7.org/CodeSystem/adjudication"


def _concept(code: str, system: str = HL7) -> JsonObject:
    return {"coding": [{"system": system, "code": code}]}


def _amount(code: str, value: float, system: str = HL7) -> JsonObject:
    return {"category": _concept(code, system), "amount": {"value": value, "currency": "USD"}}


def carin_eob(**changes: Any) -> JsonObject:
    """An R4 explanation as a member's portal gives it."""
    eob = {
        "resourceType": "ExplanationOfBenefit",
        "id": "EOB-1",
        "identifier": [{"type": _concept("uc"), "system": "https://plan.example/claims", "value": "7731-02-559"}],
        "status": "active",
        "use": "claim",
        "type": _concept("professional"),
        "patient": {"reference": "Patient/P1"},
        "billablePeriod": {"start": "2026-08-14", "end": "2026-08-15"},
        "created": "2026-09-01T10:00:00Z",
        "insurer": {"display": "Harbor Mutual"},
        "provider": {"reference": "Organization/O1"},
        "outcome": "complete",
        "supportingInfo": [
            {"category": _concept("patientaccountnumber"), "valueString": "ACC-4471"},
            {"category": _concept("typeofbill"), "code": _concept("131")},
        ],
        "diagnosis": [{"diagnosisCodeableConcept": _concept("S06.0X1A", "icd-10-cm")}],
        "insurance": [{"focal": True, "coverage": {"reference": "Coverage/C1"}}],
        "item": [
            {
                "sequence": 1,
                "productOrService": {"coding": [{"code": "99285", "display": "Emergency visit, level five"}]},
                "modifier": [_concept("25")],
                "revenue": _concept("0450"),
                "servicedDate": "2026-08-14",
                "quantity": {"value": 1},
                "adjudication": [
                    _amount("submitted", 1284.00),
                    _amount("eligible", 700.10),
                    _amount("discount", 583.90, CARIN),
                    _amount("deductible", 100),
                    _amount("coinsurance", 120.02, CARIN),
                    _amount("benefit", 480.08),
                    _amount("memberliability", 220.02, CARIN),
                    {"category": _concept("adjustmentreason"), "reason": _concept("CO-45", "x12")},
                ],
            },
            {
                "sequence": 2,
                "productOrService": _concept(
                    "not-applicable", "http://terminology.hl7.org/CodeSystem/data-absent-reason"
                ),
                "servicedPeriod": {"start": "2026-08-14", "end": "2026-08-15"},
                "adjudication": [_amount("submitted", 40.5), _amount("noncovered", 40.5, CARIN)],
            },
        ],
        "total": [
            _amount("submitted", 1324.50),
            _amount("eligible", 700.10),
            _amount("benefit", 480.08),
            _amount("memberliability", 260.52, CARIN),
            _amount("paidbypatient", 25.00, CARIN),
        ],
        "payment": {"amount": {"value": 480.08, "currency": "USD"}, "date": "2026-09-02"},
    }
    return {**eob, **changes}


def bundle(*eobs: JsonObject) -> bytes:
    """Explanations with what they refer to."""
    people = [
        {
            "resourceType": "Patient",
            "id": "P1",
            "name": [{"use": "official", "family": "Lopez", "given": ["Ana", "M"]}],
        },
        {
            "resourceType": "Organization",
            "id": "O1",
            "name": "Riverbend General Hospital",
            "identifier": [{"system": "http://hl7.org/fhir/sid/us-npi", "value": "1234567893"}],
        },
        {
            "resourceType": "Coverage",
            "id": "C1",
            "subscriberId": "HM88211",
            "class": [{"type": _concept("group"), "value": "G-77"}, {"type": _concept("plan"), "name": "Silver 70"}],
        },
    ]
    entries = [
        {"fullUrl": f"https://plan.example/{r['resourceType']}/{r['id']}", "resource": r} for r in (*eobs, *people)
    ]
    return json.dumps({"resourceType": "Bundle", "type": "searchset", "entry": entries}).encode()


def medicare_stu3() -> bytes:
    """A carrier claim as Medicare's first Blue Button 2.0 gives it."""

    def paid(name: str, value: float) -> JsonObject:
        category = _concept(f"{CMS}/variables/{name}", f"{CMS}/codesystem/adjudication")
        return {"category": category, "amount": {"value": value, "system": "urn:iso:std:iso:4217", "code": "USD"}}

    eob = {
        "resourceType": "ExplanationOfBenefit",
        "id": "carrier-9991831999",
        "contained": [{"resourceType": "Organization", "id": "org", "name": "Dr. Ruth Vale"}],
        "identifier": [
            {"system": f"{CMS}/variables/clm_id", "value": "9991831999"},
            {"system": f"{CMS}/identifier/claim-group", "value": "900"},
        ],
        "status": "active",
        "patient": {"reference": "Patient/-199"},
        "provider": {"reference": "#org"},
        "billablePeriod": {"start": "2026-01-05", "end": "2026-01-05"},
        "totalCost": {"value": 300.0, "system": "urn:iso:std:iso:4217", "code": "USD"},
        "payment": {"amount": {"value": 96.00, "system": "urn:iso:std:iso:4217", "code": "USD"}},
        "item": [
            {
                "sequence": 1,
                "service": _concept("99214", "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"),
                "servicedPeriod": {"start": "2026-01-05", "end": "2026-01-05"},
                "quantity": {"value": 1},
                "adjudication": [
                    paid("line_sbmtd_chrg_amt", 300.0),
                    paid("line_alowd_chrg_amt", 150.0),
                    paid("line_bene_ptb_ddctbl_amt", 30.0),
                    paid("line_coinsrnc_amt", 24.0),
                    paid("line_nch_pmt_amt", 96.0),
                    paid("line_bene_prmry_pyr_pd_amt", 0.0),
                ],
            }
        ],
    }
    return json.dumps(eob).encode()


ISA = "ISA*00*          *00*          *ZZ*HARBORMUT      *ZZ*RIVERBEND      *260901*1200*^*00501*000000001*0*P*:~"


def remittance(claims: str = "", *, header: str = ISA) -> bytes:
    """An 835 with a claim of two lines, and whatever claims are added."""
    body = (
        "GS*HP*HARBORMUT*RIVERBEND*20260901*1200*1*X*005010X221A1~"
        "ST*835*0001~BPR*I*529.08*C*ACH*CCP*01*999999999*DA*123456*1512345678**01*999988880*DA*98765*20260902~"
        "TRN*1*EFT55012*1512345678~DTM*405*20260901~"
        "N1*PR*HARBOR MUTUAL~N1*PE*RIVERBEND GENERAL HOSPITAL*XX*1234567893~REF*TJ*123456789~LX*1~"
        "CLP*ACC-4471*1*1324.50*480.08*260.52*12*7731-02-559*13*1~"
        "NM1*QC*1*LOPEZ*ANA*M***MI*HM88211~DTM*232*20260814~DTM*233*20260815~REF*1L*G-77~"
        "SVC*HC:99285:25*1284*480.08*0450*1~DTM*472*20260814~"
        "CAS*CO*45*583.9~CAS*PR*1*100**2*120.02~AMT*B6*700.1~LQ*HE*N130~"
        "SVC*HC:36415*40.5*0**2~DTM*150*20260814~DTM*151*20260815~CAS*PR*96*40.5~"
    )
    text = f"{header}{body}{claims}"
    count = text[text.index("ST*835") :].count("~") + 1
    return f"{text}SE*{count}*0001~GE*1*1~IEA*1*000000001~\n".encode()


SECOND_CLAIM = (
    "LX*2~CLP*ACC-9*4*75.00*0*0*12*7731-02-560*11*1~NM1*QC*1*LOPEZ*BENITO~DTM*232*20260820~"
    "CAS*OA*18*75~SVC*HC:99213*75*0~PLB*1234567893*20261231*WO:X*-5~"
)

BLUE_BUTTON = """--------------------------------
MYMEDICARE.GOV PERSONAL HEALTH INFORMATION

--------------------------------
**********CONFIDENTIAL***********

Produced by the Blue Button (v2.0)

11/03/2026 5:10 AM

--------------------------------
Demographic

--------------------------------

Source: MyMedicare.gov

Name: JOHN Q PUBLIC
Date of Birth: 01/01/1940

--------------------------------
Claim Summary

--------------------------------

Source: MyMedicare.gov

Claim Number: 1234567890000

Provider: RIVERBEND CHIROPRACTIC
Provider Billing Address:    12 MILL RD RIVERBEND OR 97001

Service Start Date: 10/18/2026

Service End Date:

Amount Charged: $60.00

Medicare Approved: $34.00

Provider Paid: $27.20

You May be Billed: $6.80

Claim Type: PartB

Diagnosis Code 1: M9901
Diagnosis Code 2: M5450

--------------------------------
Claim Lines for Claim Number: 1234567890000

--------------------------------

Line number:  1

Date of Service From:  10/18/2026

Date of Service To:  10/18/2026

Procedure Code/Description:  98941 - Chiropractic Manipulative Treatment (Cmt); Spinal, Three To Four Regions

Modifier 1/Description:  AT - Acute Treatment (This Modifier Should Be Used When Reporting Service 98940, 98941, 98942)

Modifier 2/Description:

Quantity Billed/Units:  1

Submitted Amount/Charges:  $60.00

Allowed Amount:  $34.00

Non-Covered:  $26.00

Place of Service/Description:  11 - Office

--------------------------------

--------------------------------

Claim Number: 12345678900000VAA

Provider: No Information Available

Service Start Date: 09/22/2026

Amount Charged: about 500

Claim Type: Outpatient

--------------------------------
Claim Type: Part D

Claim Number: 83921

Claim Service Date: 11/17/2026

Pharmacy Name: CORNER PHARMACY

Drug Name: OMEPRAZOLE
"""
