"""The small shapes of FHIR: references, codings, amounts, days. Every shape that is not as it should be gives nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from medneg_desktop.reading.structured.claim import Given, exact_money
from medneg_desktop.reading.structured.malformed import Malformed

Resource = Mapping[str, Any]
_DEEPEST = 100


def loaded(text: str) -> list[Resource]:
    """The resources of a JSON file, or of one with a resource a line. Raises Malformed."""
    try:
        found = [_json(text)]
    except json.JSONDecodeError as broken:
        if broken.msg != "Extra data":
            raise Malformed("The file is cut short or damaged; it is no whole JSON.") from broken
        found = _each_line(text)
    if len(found) == 1 and isinstance(found[0], list):
        found = found[0]
    if not all(isinstance(one, dict) for one in found):
        raise Malformed("The file is JSON, and holds no health records.")
    return found


def _each_line(text: str) -> list[Any]:
    try:
        return [_json(line) for line in text.splitlines() if line.strip()]
    except json.JSONDecodeError as broken:
        raise Malformed("The file is cut short or damaged; it is no whole JSON.") from broken


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal, parse_int=_whole, parse_constant=_none)
    except RecursionError as deep:
        raise Malformed("The file is nested too deeply to be a health record.") from deep


def _whole(digits: str) -> Decimal:
    # Decimal and not int: a number of a million digits would take Python hours.
    return Decimal(digits)


def _none(_name: str) -> None:
    return None


def listed(value: Any) -> list[Any]:
    """A repeated element; FHIR's older release has single ones where the newer repeats."""
    return value if isinstance(value, list) else [] if value is None else [value]


def objects(value: Any) -> Iterator[Resource]:
    return (one for one in listed(value) if isinstance(one, dict))


def text_of(value: Any) -> str:
    return value.strip() if isinstance(value, str) else str(value) if isinstance(value, Decimal) else ""


def codings(concept: Any) -> Iterator[tuple[str, str, str]]:
    """System, code and display of every coding of one or more concepts."""
    for one in objects(concept):
        for coding in objects(one.get("coding")):
            yield text_of(coding.get("system")), text_of(coding.get("code")), text_of(coding.get("display"))


def code_in(concept: Any) -> str:
    """The first code of a concept."""
    return next((code for _, code, _ in codings(concept) if code), "")


def words_of(concept: Any) -> str:
    """What a concept says in words."""
    for one in objects(concept):
        if text := text_of(one.get("text")):
            return text
    return next((display for _, _, display in codings(concept) if display), "")


def day_of(value: Any) -> date | None:
    """The day of a date or time; a month or a year alone is no day."""
    text = text_of(value)
    try:
        return date.fromisoformat(text[:10]) if len(text) >= 10 else None
    except ValueError:
        return None


def money_of(amount: Any) -> Given | None:
    """An amount of US dollars: ``{"value": 60.5, "currency": "USD"}``, or with ``code`` in the older release."""
    if not isinstance(amount, dict) or not isinstance(amount.get("value"), Decimal):
        return None
    if text_of(amount.get("currency")) not in {"", "USD"} or text_of(amount.get("code")) not in {"", "USD", "$"}:
        return None
    value: Decimal = amount["value"]
    return exact_money(str(value)) if abs(value.adjusted()) < _DEEPEST else None


def number_of(quantity: Any) -> Decimal | None:
    value = quantity.get("value") if isinstance(quantity, dict) else quantity
    return value if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < 12 else None


def name_of(resource: Any) -> str:
    """The name of a person or organization."""
    if not isinstance(resource, dict):
        return ""
    name = resource.get("name")
    if isinstance(name, str):
        return name.strip()
    names = list(objects(name))
    best = next((n for n in names if text_of(n.get("use")) in {"official", "usual"}), names[0] if names else {})
    if text := text_of(best.get("text")):
        return text
    family = [text_of(f) for f in listed(best.get("family"))]
    given = [text_of(g) for g in listed(best.get("given"))]
    suffix = [text_of(s) for s in listed(best.get("suffix"))]
    return " ".join(p for p in (*given, *family, *suffix) if p)


def identifiers(resource: Any) -> Iterator[tuple[str, str, str]]:
    """System, kind and value of each identifier."""
    if isinstance(resource, dict):
        for one in objects(resource.get("identifier")):
            if value := text_of(one.get("value")):
                yield text_of(one.get("system")), code_in(one.get("type")), value


class Library:
    """Every resource of the file, to follow references in it."""

    def __init__(self, resources: list[Resource]) -> None:
        self._by_name: dict[str, Resource] = {}
        for resource in resources:
            for one in (resource, *objects(resource.get("contained"))):
                kind, name = text_of(one.get("resourceType")), text_of(one.get("id"))
                if kind and name:
                    self._by_name[f"{kind}/{name}"] = one

    def add(self, url: str, resource: Resource) -> None:
        """A resource under the address that its bundle gives it."""
        if url:
            self._by_name[url] = resource

    def follow(self, reference: Any, within: Resource) -> Resource:
        """What a reference points at, else an empty resource."""
        link = text_of(reference.get("reference")) if isinstance(reference, dict) else ""
        if link.startswith("#"):
            return next((c for c in objects(within.get("contained")) if c.get("id") == link[1:]), {})
        return self._by_name.get(link) or self._by_name.get("/".join(link.split("/")[-2:])) or {}
