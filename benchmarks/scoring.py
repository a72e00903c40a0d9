"""What a reading got right, wrong, left out, invented and said too surely, counted against what the papers say.

The truth of a file is ``NAME.truth.json`` beside it: its input (born-digital, scan, photo, fax) and for each document
its kind, fields and lines in the words of the command-line contract. A name that is absent is not asserted, null says
that the paper has no such value, and an object may hold ``value``, other right values under ``accept``, and
``optional``. Values are compared as the forms of papers allow: amounts as decimals, numbers by their letters and
digits, names by nearly the same letters.

A *silent error* is a wrong value, or one that is not on the paper, in a state other than ``check``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


MONEY = _names("""total_charges total_adjustments insurance_paid patient_paid plan_discount allowed_amount not_covered
    deductible copay coinsurance patient_responsibility previous_balance interest_fees amount_due amount_paid
    estimate_total charge allowed adjustment plan_paid""")
DATES = _names("""statement_date service_from service_to due_date notice_date processed_date payment_date service_date
    service_end""")
IDS = _names(
    """npi tax_id account_number statement_number claim_number member_id group_number payment_reference code"""
)
_PADDED = frozenset({"revenue_code", "type_of_bill"})
NUMBERS = MONEY | DATES | IDS | _PADDED | {"diagnosis_codes"}
"""The fields that the measures are about: names and addresses are not among them."""
_SETS = frozenset({"diagnosis_codes", "modifiers", "reason_codes"})
_CREDITS = _names("total_adjustments insurance_paid patient_paid plan_discount amount_paid adjustment plan_paid")
_LOOSE = frozenset({"description", "provider_address"})
"""Prose: compared loosely, and never a silent error."""
_CELLS = (
    *("service_date", "service_end", "code", "modifiers", "revenue_code", "description", "units", "charge", "allowed"),
    *("adjustment", "plan_paid", "patient_responsibility", "reason_codes"),
)
_AMOUNTS = ("charge", "patient_responsibility", "allowed", "plan_paid")
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "inc", "llc", "the"})
_STATES = frozenset({"proven", "read", "check", "entered"})


# ------------------------------------------------------------------------------------------------ values


def _decimal(value: object) -> Decimal | None:
    """``-35`` of ``(35.00)``, ``$35.00-`` and ``35.00CR``; None where there is no amount."""
    text = str(value).strip()
    try:
        amount = Decimal(re.sub(r"[^\d.]", "", text))
    except InvalidOperation:
        return None
    return -amount if text.startswith(("-", "(", "$-")) or text.endswith(("-", "CR")) else amount


def _words(value: object) -> list[str]:
    plain = unicodedata.normalize("NFKD", str(value)).encode("ascii", "ignore").decode().casefold()
    return sorted(w for w in re.findall(r"[a-z0-9]+", plain.replace("'", "")) if w not in _TITLES)


def _bare(value: object) -> str:
    return re.sub(r"[^A-Z0-9]", "", str(value).upper())


def _same_amount(name: str, truth: object, read: object) -> bool:
    a, b = _decimal(truth), _decimal(read)
    if a is None or b is None:
        return False
    return abs(a) == abs(b) if name in _CREDITS else a == b


def _same_day(truth: object, read: object) -> bool:
    try:
        return date.fromisoformat(str(truth)) == date.fromisoformat(str(read))
    except ValueError:
        return False


def _alike(truth: object, read: object, share: float) -> bool:
    a, b = _words(truth), _words(read)
    return a == b or SequenceMatcher(None, " ".join(a), " ".join(b), autojunk=False).ratio() >= share


def _set(value: object) -> set[str]:
    return {_bare(x) for x in (value if isinstance(value, list) else [value])}


def equal(name: str, truth: object, read: object) -> bool:
    """Whether the value read is the true one, for a field or cell of this name."""
    if name in _SETS:
        return _set(truth) == _set(read)
    if name in MONEY or name == "units":
        return _same_amount(name, truth, read)
    if name in DATES:
        return _same_day(truth, read)
    if name in _PADDED:
        return _bare(truth).lstrip("0") == _bare(read).lstrip("0")
    if name in IDS:
        return _bare(truth) == _bare(read)
    if name == "provider_phone":
        return re.sub(r"\D", "", str(truth))[-10:] == re.sub(r"\D", "", str(read))[-10:]
    if name == "network_status":
        return ("out" in _words(truth)) == ("out" in _words(read))
    return _alike(truth, read, 0.85 if name in _LOOSE else 0.90)


def _given(value: object) -> bool:
    return value is not None and value != "" and value != []


@dataclass(frozen=True, slots=True)
class Asserted:
    """What the truth says of one value; without ``options`` the paper has none."""

    options: tuple[object, ...]
    optional: bool = False

    @staticmethod
    def of(raw: object) -> Asserted:
        if raw is None or raw == []:
            return Asserted(())
        if not isinstance(raw, dict):
            return Asserted((raw,))
        options = () if raw.get("value") is None else (raw["value"], *raw.get("accept", ()))
        return Asserted(options, bool(raw.get("optional")))

    def holds(self, name: str, read: object) -> bool:
        return any(equal(name, option, read) for option in self.options)


# ------------------------------------------------------------------------------------------------ lines


def _keys(truth: Json) -> list[str]:
    """The cells of a line that must be right: its day, its code, and its charge or first amount."""
    amount = next((a for a in _AMOUNTS if truth.get(a) is not None), None)
    keys: list[str] = [k for k in ("service_date", "code") if k in truth]
    if amount is not None:
        keys.append(amount)
    elif "description" in truth:
        keys.append("description")
    return keys


def _cell_right(name: str, truth: Json, read: Json) -> bool:
    want, value = Asserted.of(truth[name]), read.get(name)
    return want.holds(name, value) if _given(value) else want.optional or not want.options


def _likeness(truth: Json, read: Json) -> float:
    """How much of an asserted line is in a line read."""
    score = 0.0
    for name in _CELLS:
        if name in truth and _given(read.get(name)) and _cell_right(name, truth, read):
            score += 3 if name in ("charge", "patient_responsibility") else 2 if name in ("code", "description") else 1
    return score + 0.5 if score and truth.get("page") and truth["page"] == read.get("page") else score


def pair_lines(truth: Sequence[Json], read: Sequence[Json]) -> tuple[dict[int, int], dict[int, int]]:
    """Which line read is which true one: those that are right, and of the others those that come near."""
    free_truth, free_read = set(range(len(truth))), set(range(len(read)))

    def paired(ranked: list[tuple[float, int, int]]) -> dict[int, int]:
        pairs: dict[int, int] = {}
        for _, t, r in sorted(ranked, key=lambda c: (-c[0], abs(c[1] - c[2]), c[1], c[2])):
            if t in free_truth and r in free_read:
                pairs[t] = r
                free_truth.discard(t)
                free_read.discard(r)
        return pairs

    alike = [[_likeness(t, r) for r in read] for t in truth]
    keys = [_keys(t) for t in truth]
    every = [(t, r) for t in range(len(truth)) for r in range(len(read))]
    right = paired(
        [(alike[t][r], t, r) for t, r in every if keys[t] and all(_cell_right(k, truth[t], read[r]) for k in keys[t])]
    )
    near = paired([(alike[t][r], t, r) for t, r in every if t in free_truth and r in free_read and alike[t][r] >= 3])
    return right, near


# ------------------------------------------------------------------------------------------------ counting


@dataclass(slots=True)
class Tally:
    """Counts that can be added up. ``by_name`` has them for each field, and for cells as ``line.NAME``."""

    n: Counter[str] = field(default_factory=Counter)
    by_name: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def merge(self, other: Tally) -> None:
        self.n.update(other.n)
        for name, counts in other.by_name.items():
            self.by_name[name].update(counts)

    def said(self, state: str, *, right: bool) -> None:
        """A value was given in this state."""
        state = state if state in _STATES else "read"
        self.n["right_all" if right else f"wrong_{state}"] += 1
        self.n[f"state_{state}"] += 1
        if state == "check":
            self.n["right_check"] += right
        else:
            self.n["said"] += 1
            self.n["silent"] += not right

    def value(self, label: str, name: str, want: Asserted, value: object, state: str) -> None:
        """Count one asserted value: right, wrong, missing, or spurious where the paper has none."""
        if not _given(value):
            if want.options and not want.optional:
                self.by_name[label]["missing"] += 1
            return
        right = want.holds(name, value)
        self.by_name[label]["right" if right else "wrong" if want.options else "spurious"] += 1
        if not right and not want.options and state != "check":
            self.n["invented"] += 1
        if name not in _LOOSE:
            self.said(state, right=right)

    def fields(self, names: frozenset[str] | None = None) -> Counter[str]:
        """right, wrong, missing and spurious of the fields with these names, or of all fields."""
        total: Counter[str] = Counter()
        for name, counts in self.by_name.items():
            if not name.startswith("line.") and (names is None or name in names):
                total.update(counts)
        return total


def _count_document(tally: Tally, truth: Json, read: Json) -> None:
    tally.n["documents"] += 1
    kinds = truth.get("kind")
    if kinds:
        tally.n["kind"] += 1
        tally.n["kind_right"] += read.get("kind") in (kinds if isinstance(kinds, list) else [kinds])
    got = read.get("fields") or {}
    for name, raw in (truth.get("fields") or {}).items():
        entry = got.get(name) or {}
        tally.value(name, name, Asserted.of(raw), entry.get("value"), str(entry.get("state")))
    if "lines" in truth:
        _count_lines(tally, truth, read.get("lines") or [])


def _count_lines(tally: Tally, truth: Json, got: Sequence[Json]) -> None:
    want = truth["lines"] or []
    right, near = pair_lines(want, got)
    for i, line in enumerate(want):
        optional = bool(line.get("optional"))
        tally.n["line_truth"] += not optional
        tally.n["line_right"] += not optional and i in right
        j = right.get(i, near.get(i))
        if j is None:
            continue
        tally.n["line_extra"] += not optional and i not in right
        for name in _CELLS:
            if name in line:
                state = str(got[j].get("state"))
                tally.value(f"line.{name}", name, Asserted.of(line[name]), got[j].get(name), state)
    if not truth.get("lines_partial"):
        known = {*right.values(), *near.values()}
        _count_stray(tally, [line for j, line in enumerate(got) if j not in known])


def _count_stray(tally: Tally, lines: Iterable[Json]) -> None:
    """Lines that stand nowhere on the paper."""
    for line in lines:
        state = str(line.get("state"))
        tally.n["line_extra"] += 1
        tally.n["invented"] += state != "check"
        tally.said(state, right=False)


def _pages(document: Json) -> set[int]:
    return set(document.get("pages") or ())


def _pair_documents(truth: Sequence[Json], read: Sequence[Json]) -> dict[int, int]:
    """Which document read is which true one: that from most of the same pages."""
    if len(truth) == len(read) == 1:
        return {0: 0}
    ranked = []
    for i, d in enumerate(truth):
        for j, r in enumerate(read):
            either = _pages(d) | _pages(r)
            common = len(_pages(d) & _pages(r)) / len(either) if _pages(d) and _pages(r) else 0.0
            ranked.append((-common - (0.01 if d.get("part", 1) == r.get("part", 1) else 0.0), i, j))
    pairs: dict[int, int] = {}
    for closeness, i, j in sorted(ranked):
        if closeness < 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def count_file(truth: Json, read: Sequence[Json]) -> Tally:
    """The counts of one file: its truth, and the documents that were read from it."""
    tally = Tally(Counter(files=1, pages=int(truth.get("pages") or 1)))
    documents: list[Json] = truth.get("documents") or []
    good = [r for r in read if not r.get("error")]
    if truth.get("unreadable"):
        tally.n["kind"] += 1
        tally.n["kind_right"] += bool(read) and not good
    elif not good:
        tally.n["unread"] += 1
    pairs = _pair_documents(documents, good)
    for i, document in enumerate(documents):
        _count_document(tally, document, good[pairs[i]] if i in pairs else {})
    if any("lines" in d for d in documents):
        _count_stray(tally, [x for j, r in enumerate(good) if j not in pairs.values() for x in r.get("lines") or []])
    return tally


# ------------------------------------------------------------------------------------------------ files


def truths_in(folders: Iterable[Path]) -> Iterator[Json]:
    """The truth of every file below these folders, with ``file`` made absolute; that of a case tells its files."""
    for folder in folders:
        for path in sorted(folder.rglob("*.truth.json")) if folder.is_dir() else [folder]:
            told = json.loads(path.read_text(encoding="utf-8"))
            if told.get("truth") == 1:
                for one in told.get("files", [told]):
                    yield {**one, "file": str((path.parent / one["file"]).resolve())}


def _read_from(truth: Json, documents: Sequence[Json]) -> list[Json]:
    """The documents that were read from a file: those of its bytes, else those whose path ends most like its own."""
    same = [d for d in documents if d.get("sha256") and d["sha256"] == truth.get("sha256")]
    if same:
        return same

    def common(document: Json) -> int:
        pairs = zip(Path(truth["file"]).parts[::-1], Path(str(document.get("file"))).parts[::-1], strict=False)
        return next((n for n, (a, b) in enumerate(pairs) if a != b), len(Path(str(document.get("file"))).parts))

    best = max(map(common, documents), default=0)
    return [d for d in documents if best and common(d) == best]


def count(
    documents: Sequence[Json],
    truths: Iterable[Json],
    group: Callable[[Json], str] = lambda truth: str(truth.get("input", "unknown")),
) -> Mapping[str, Tally]:
    """The counts of all files by ``group``, which is how the page came into the computer."""
    groups: defaultdict[str, Tally] = defaultdict(Tally)
    for truth in truths:
        groups[group(truth)].merge(count_file(truth, _read_from(truth, documents)))
    return groups
