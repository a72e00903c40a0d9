"""Words of other trades: power, groceries, pets, cars, schools. A paper full of them has no medical amounts.

Some trades borrow the words of medicine (an animal hospital has patients, a gym sells health), so that counting is not
enough: two words that only that trade uses say whose paper it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from medneg_desktop.reading.vocabulary import words_of

_OTHER_TRADES = [
    "kwh",
    "meter reading",
    "electric",
    "water usage",
    "gas usage",
    "utility",
    "internet service",
    "broadband",
    "data plan",
    "wireless",
    "cashier",
    "store #",
    "mortgage",
    "auto loan",
    "vehicle",
    "hotel",
    "room rate",
    "flight",
    "restaurant",
    "gratuity",
    "sewer",
    "property tax",
    "rent due",
    "premium due",
    "therms",
    "utilities",
    "internet",
    "cable tv",
    "mobile phone plan",
    "water service",
    "recycling",
    "homeowners",
    "propane",
    "heating oil",
    "electricity",
    "power & light",
    "gas company",
    "cable",
    "natural gas",
    "kilowatt",
    "water & sewer",
    "energy charge",
    "fiber internet",
    "cash register",
    "shoppers club",
    "rewards card",
    "store manager",
    "items sold",
    "you saved today",
    "groceries",
    "withdrawals",
    "deposits",
    "checking account",
    "savings account",
    "routing number",
    "credit limit",
    "cash advance",
    "auto repair",
    "tire",
    "brake",
]
_TRADE = [
    "sales tax",
    "ship to",
    "shipping",
    "f.o.b",
    "purchase order",
    "p.o. number",
    "salesperson",
    "subtotal tax",
    "sku",
    "table:",
    "server:",
    "tip",
    "billing cycle",
]
"""Words of trade at large: on no medical paper, but they do not say whose paper it is."""

_BY_TRADE = """
utilities: kwh | ccf | therms | meter | meter reading | usage | electric | electricity | gas | water | gas & electric | sewer | energy charge | kilowatt | propane | power
banks: credit limit | credit line | available credit | cash advances | annual percentage rate | purchases | cash advance | interest charged
banks: minimum payment due | minimum payment | minimum due | new balance | trans date | rewards | visa | mastercard | posted
devices: screen replacement | battery replacement | data recovery | virus removal | tune-up | logic board | device repair | computer repair
lessons: tutoring | tutor | lesson | lessons | piano | workbook | sat prep | algebra
grounds: stump | stump grinding | tree removal | arborist | haul | gutter | gutters | snow removal | pressure washing
locks: lockout | rekey | deadbolt | locksmith | spare key
photographs: photography | prints | retouching | digital album | wedding
cleaning: deep clean | housekeeping service | carpet | windows interior | dry cleaning | alterations
trades: circuit | outlets | breaker | wiring | electrician | panel inspection | snake | faucet | water line
pets: veterinary | veterinarian | animal hospital | animal clinic | pet care | pet hospital | pet clinic | your pet | your pets
pets: canine | feline | dvm | heartworm | rabies | bordetella | distemper | kennel | grooming | puppy | kitten | neuter | flea
fitness: membership dues | membership fee | monthly dues | gym | personal training | locker | health club | initiation fee | tanning
fitness: fitness | training session | class pack
lodging: folio | guest name | room rate | occupancy tax | lodging | resort fee | hotel | minibar | check-out date
school: tuition | semester | student account | student id | fall term | spring term | enrollment fee | technology fee
school: registrar | school year | academic year | textbooks | credit hours
cars: oil change | odometer | labor and parts | parts and labor | repair order | ro number | brake | brakes | tire | tires | rotors
cars: auto service | auto body | license plate | mileage in | shop supplies | collision repair | wiper | coolant
banks: pos purchase | direct deposit | overdraft | debit card purchase | annual percentage yield | wire transfer | atm withdrawal
pay: gross pay | net pay | earnings statement | pay period | pay date | withholding | federal income tax | overtime | hourly rate
taxes: parcel | assessed value | real estate tax | property tax | treasurer | levy | school district | taxing authority | assessor
telephone: unlimited plan | device payment | wireless | surcharges | roaming | internet | modem | streaming | voice plan
homes: plumbing | plumber | hvac | furnace | water heater | lawn | landscaping | roofing | drain cleaning | pest control | mulch
rent: tenant | landlord | hoa | association dues | storage unit | security deposit | late rent | monthly rent
children: daycare | child care | childcare | after school | summer camp | toddler room
law: legal services | billable hours | tax preparation | bookkeeping | paralegal | filing fee
beauty: haircut | manicure | pedicure | salon | stylist | balayage
meals: dine in | entree | combo | appetizer | beverage | server: | table:
travel: itinerary | boarding pass | rental car | baggage | flight | airfare
funerals: casket | burial | funeral | cremation
gifts: tithe | pledge | donation receipt | contribution is tax | your gift | goods or services | gift is tax
homes: mattress | sofa | bed frame | furniture | delivery and setup | appliance
meals: catering | buffet | linens | banquet
cars: parking violation | parking permit | citation | towing | impound
papers: renewal notice | issues | subscription | newsstand
insurance: coverage period | premium | auto policy | collision coverage | liability coverage | homeowners | insured vehicle
"""
_LEAST = 2
_LEAST_OF = {"utilities": 3, "banks": 3}
"""Trades whose words stand on medical papers too: a hospital lists a blood gas, and asks for a minimum payment."""
_BORROWERS = frozenset({"pets", "devices", "fitness"})
"""Trades that call their own places hospitals, clinics and health clubs."""
_NAMED, _AT_LARGE = "", "at large"


@dataclass(frozen=True, slots=True)
class TradeWords:
    """How many words of other trades a paper says: named ones, those of trade at large, and those of each trade."""

    named: int
    at_large: int
    of: Mapping[str, int]

    @property
    def foreign(self) -> int:
        return self.named + self.at_large

    @property
    def sure(self) -> bool:
        """Whether the paper is surely of another trade: it says several words of the same one."""
        return any(count >= _LEAST_OF.get(trade, _LEAST) for trade, count in self.of.items())

    @property
    def sure_of_a_place(self) -> bool:
        """The same of a paper whose head names a place of care: an animal hospital is one, a hospital with sewers not."""
        asked = {trade: _LEAST_OF.get(trade, _LEAST) + (trade not in _BORROWERS) for trade in self.of}
        return any(count >= asked[trade] for trade, count in self.of.items())


@lru_cache(maxsize=8)
def trade_words(text: str, says: Callable[[str, str], bool]) -> TradeWords:
    """What a text, folded, says of other trades; ``says`` tells whether it says a phrase."""
    found: Counter[str] = Counter()
    phrases = _by_first_word()
    for word in set(words_of(text)) & phrases.keys():
        found.update(trade for trade, phrase in phrases[word] if says(text, phrase))
    named, at_large = found.pop(_NAMED, 0), found.pop(_AT_LARGE, 0)
    return TradeWords(named, at_large, found)


@cache
def _by_first_word() -> dict[str, list[tuple[str, str]]]:
    """The phrases with their trade, by the first of their words."""
    said = [(_NAMED, phrase) for phrase in _OTHER_TRADES] + [(_AT_LARGE, phrase) for phrase in _TRADE]
    for line in _BY_TRADE.strip().splitlines():
        trade, _, phrases = line.partition(":")
        said += [(trade, phrase.strip()) for phrase in phrases.split(" | ")]
    found: dict[str, list[tuple[str, str]]] = {}
    for trade, phrase in dict.fromkeys(said):
        found.setdefault(words_of(phrase)[0], []).append((trade, phrase))
    return found
