"""Reference files with made-up content in the layouts in which Medicare and hospitals publish them."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from xml.sax.saxutils import escape

_PAIRS = [("43239", "43235"), ("45380", "45378"), ("71046", "71045"), ("80053", "80048"), ("93000", "93005")]
_MORE = [("20610", "36000"), ("36556", "36000"), ("52000", "51701"), ("61510", "61512"), ("10060", "36000")]


def pairs() -> str:
    """A list of code pairs in tabs, with the notices before it and pairs that do not count."""
    rows = [
        ["CPT only copyright 2026. All rights reserved."],
        [
            "Column 1",
            "Column 2",
            "*=in existence prior to 1996",
            "Effective Date",
            "Deletion Date *=no data",
            "Modifier",
            "Why",
        ],
        ["", "", "", "", "", "0=not allowed 1=allowed 9=not applicable", ""],
    ]
    for first, second in sorted([*_PAIRS, *_MORE]):
        rows.append([first, second, "", "20000101", "*", "1", "SECRET WORDS"])
    rows.insert(3, ["10040", "10060", "", "20260701", "*", "0", "SECRET WORDS"])
    rows.insert(4, ["10040", "10061", "", "20100101", "20101231", "0", "SECRET WORDS"])
    rows.insert(5, ["10040", "10080", "", "20250101", "20250101", "9", "SECRET WORDS"])
    return "\n".join("\t".join(row) for row in rows) + "\n"


def limits(whose: str) -> str:
    """A table of unit limits."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Current Procedural Terminology notice"])
    writer.writerow(["HCPCS/CPT Code", f"{whose} Services MUE Values", "MUE Adjudication Indicator", "MUE Rationale"])
    for code in ("10060", "20610", "36415", "45378", "52000", "61510", "71046", "80053", "93005", "E0100"):
        writer.writerow([code, "3", "3 Date of Service Edit: Clinical", "SECRET WORDS"])
    return out.getvalue()


def fees(factor: str) -> str:
    """A fee schedule: the header is stacked, and words come before it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["2026 National Physician Fee Schedule Relative Value File"])
    writer.writerow([""] * 25 + ["CONV"])
    names = [
        "HCPCS",
        "MOD",
        "DESCRIPTION",
        "CODE",
        "PAYMENT",
        "RVU",
        "PE RVU",
        "INDICATOR",
        "PE RVU",
        "INDICATOR",
        "RVU",
    ]
    writer.writerow([*names, "TOTAL", "TOTAL", "IND", "DAYS", *[""] * 10, "FACTOR"])

    def row(code: str, office: str, facility: str, days: str, not_office: str = "") -> None:
        cells = [code, "", "SECRET WORDS", "A", "", "1", "1", not_office, "1", "", "1", office, facility, "0", days]
        writer.writerow([*cells, *[""] * 10, factor])

    for code in ("10060", "20610", "36556", "45378", "52000", "61510", "71046", "80053", "93000"):
        row(code, "1.00", "1.00", "000")
    row("99213", "2.66", "1.94", "YYY")
    row("47562", "19.00", "19.00", "090", "NA")
    return out.getvalue()


_ITEMS = [
    (
        ("71046",),
        "340.00",
        "170.00",
        "110.00",
        "200.00",
        [("Meridian", "PPO", "120.00", "fee schedule"), ("Summit", "HMO", "110.00", "case rate")],
    ),
    (
        ("80053",),
        "120.00",
        "60.00",
        "40.00",
        "70.00",
        [("Meridian", "PPO", "50.00", "fee schedule"), ("Summit", "HMO", "45.00", "fee schedule")],
    ),
    (("27447", "27486"), "34000.00", "17000.00", "9000.00", "20000.00", [("Meridian", "PPO", "15000.00", "case rate")]),
]


def price_csv(version: str = "3.0.0", *, wide: bool = False) -> str:
    """A hospital's prices in the tall or the wide template."""
    three = version.startswith("3")
    place = "location_name" if three else "hospital_location"
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [
            "hospital_name",
            "last_updated_on",
            "version",
            place,
            "hospital_address",
            "license_number | NC",
            "To the best\nof its knowledge",
        ]
    )
    writer.writerow(["Mercy Valley Hospital", "7/1/2026", version, "Main Campus", "1 Main St", "H1", "true"])
    names = ["description", "code|1", "code | 1 | type", "code|2", "code|2|type", "modifiers", "setting"]
    names += [
        "drug_unit_of_measurement",
        "drug_type_of_measurement",
        "standard_charge|gross",
        "standard_charge|discounted_cash",
    ]
    plans = [("Meridian", "PPO"), ("Summit", "HMO")]
    if wide:
        names += [f"standard_charge|{p}|{n}|{what}" for p, n in plans for what in ("negotiated_dollar", "methodology")]
    else:
        names += ["payer_name", "plan_name", "standard_charge|negotiated_dollar", "standard_charge|methodology"]
    writer.writerow([*names, "standard_charge|min", "standard_charge|max"])
    for codes, gross, cash, low, high, agreed in _ITEMS:
        second = [codes[1], "CPT"] if len(codes) > 1 else ["X1", "CDM"]
        head = ["SECRET WORDS", codes[0], "CPT", *second, "", "outpatient", "", "", gross, cash]
        if wide:
            by_plan = {(p, n): (d, m) for p, n, d, m in agreed}
            cells = [c for plan in plans for c in by_plan.get(plan, ("", ""))]
            writer.writerow([*head, *cells, low, high])
        else:
            writer.writerows([*head, *plan, low, high] for plan in agreed)
    return out.getvalue()


def price_json(version: str = "3.0.0") -> str:
    """A hospital's prices in the JSON template."""
    place = "location_name" if version.startswith("3") else "hospital_location"
    items = [
        {
            "description": "SECRET WORDS",
            "code_information": [{"code": c, "type": "CPT"} for c in codes] + [{"code": "X1", "type": "CDM"}],
            "standard_charges": [
                {
                    "gross_charge": float(gross),
                    "discounted_cash": float(cash),
                    "minimum": float(low),
                    "maximum": float(high),
                    "setting": "outpatient",
                    "payers_information": [
                        {"payer_name": p, "plan_name": n, "standard_charge_dollar": float(d), "methodology": m}
                        for p, n, d, m in agreed
                    ],
                }
            ],
        }
        for codes, gross, cash, low, high, agreed in _ITEMS
    ]
    root = {
        "hospital_name": "Mercy Valley Hospital",
        "last_updated_on": "2026-07-01",
        "version": version,
        place: ["Main Campus"],
        "standard_charge_information": items,
    }
    return json.dumps(root)


def workbook(text: str) -> bytes:
    """A table in tabs as the smallest workbook there can be."""
    rows = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(c)}</t></is></c>' for c in line.split("\t")) + "</row>"
        for line in text.splitlines()
    )
    main = "http://schemas.openxmlformats.org/"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{main}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/s.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{main}package/2006/relationships"><Relationship Id="r1" Type="{main}officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}spreadsheetml/2006/main" xmlns:r="{main}officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{main}package/2006/relationships"><Relationship Id="r1" Type="{main}officeDocument/2006/relationships/worksheet" Target="s.xml"/></Relationships>',
        "xl/s.xml": f'<worksheet xmlns="{main}spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return buffer.getvalue()
