"""Whether anything keeps two figures apart: what they count, when, for whom, of what whole.

A false conflict costs more trust than a missed one: in doubt they are apart.
"""

from __future__ import annotations

from functools import cache
from math import inf

from briefings import lexicon
from briefings.link.content import stem
from briefings.link.equality import digits, equal
from briefings.link.measures import Measure, periodic, same_time

FEW = 10  # counts below this coincide by chance
_NEAR = 1.3  # times: numbers so near are likely of one event
_GROWN = 1.6  # times: what is counted may have grown by so much between two articles without a date
_TRIPLED = 3
_RARE = frozenset(("volume", "mass", "power", "energy", "area"))  # units of which an article has one figure
_TELLING = 3  # shared keys
_SUMS = frozenset(("worth", "cost", "price", "offer"))  # what a thing is sold for


def comparable(one: Measure, other: Measure) -> bool:
    """Whether nothing keeps two figures apart."""
    same = equal(one, other)
    if (not same and one.index == other.index) or not _heads_meet(one, other, same):
        return False  # what an article itself sets against each other is in `contrasts`
    if one.state != other.state or one.change != other.change or (one.score is None) != (other.score is None):
        return False
    if not same_time(one, other) and not (same and _about_then(one, other)) and not _then(one, other):
        return False
    if not _modifiers_meet(one, other) and not (same and striking(one) and len(one.context & other.context) >= 3):
        return False
    if not (same and striking(one)) and _names_differ(one, other):
        return False
    if same:
        return not _few_apart(one, other) and (
            one.part == other.part or (striking(one) and (one.kind != "count" or digits(one.figure) > 2))
        )  # "two bodies", "two more bodies"; "14 of the 96 stations", "at 14 stations"
    if (
        one.kind not in ("count", "score")
        and not (one.role and other.role)
        and one.governor != other.governor
        and (one.head is None or other.head is None)
        and not _may_be_one(one, other)
    ):
        return False
    if one.sentence == other.sentence or _differ(one, other):
        return False
    shares = one.share_of and other.share_of and one.head == other.head
    return shares or not (one.part or other.part)


def kept_apart(one: Measure, other: Measure) -> bool:
    """Whether something says that two figures are not of one thing, whatever else they share.

    Of a number that is hardly chance less is asked: it is the same number that speaks for one thing.
    """
    if one.kind != other.kind or one.score or other.score or one.vague or other.vague:
        return True
    if replaced(one, other):
        return False
    if (one.state and other.state and one.state != other.state) or one.change * other.change < 0:
        return True
    if one_number(one, other):
        of_sums = {one.role, other.role} <= _SUMS
        if one.role and other.role and one.role != other.role and not of_sums and (one.head or "") != other.head:
            return True
        return bool(one.survey or other.survey) or (one.old != other.old and bool(one.when and other.when))
    if one.rate != other.rate or _parts_differ(one, other):
        return True
    if one.state != other.state and not (equal(one, other) and striking(one) and one.head == other.head != "@person"):
        return True  # but "19 patients fell ill", "one of the 19 patients"
    if one.role and other.role and one.role != other.role and not {one.role, other.role} <= _SUMS:
        return True
    of_one_telling = (
        one.teller and one.teller == other.teller and one.head == other.head and not (one.when and other.when)
    )
    if one.workforce and other.workforce and equal(one, other):
        return _names_differ(one, other)  # "has been here four years, with 240 people on its books"
    if not same_time(one, other) and not _then(one, other) and not of_one_telling:
        return True
    if equal(one, other):
        return _names_differ(one, other) or _few_apart(one, other)
    if one.kind == "count" and not one.state and _other_things(one, other):
        return True
    return _names_differ(one, other) or _differ(one, other)


def _few_apart(one: Measure, other: Measure) -> bool:
    """Whether one small number is of two parts, for all that is told: "shut two of its six towers", "two of the six are
    running"."""
    if one.kind == "count" and one.planned != other.planned and not one.state and not striking(one):
        return True  # "will fill 2,000 posts", "2,000 posts are empty"
    if one.kind != "count" or one.state or (one.value or 0) >= FEW:
        return False
    if one.modifiers and other.modifiers and not one.modifiers & other.modifiers:
        return True  # "two Kenyan officials", "two senior officials"
    if not (one.part and other.part):
        return False
    return not one.deeds & other.deeds and len(one.clause & other.clause) < _TELLING


def replaced(one: Measure, other: Measure) -> bool:
    """Whether one says that it has replaced the very number that the other gives: "740 million, up from 600 million"."""
    if one.rate != other.rate or one.figure.unit != other.figure.unit:
        return False
    told = (one.former is not None and one.former == other.value) or (
        other.former is not None and other.former == one.value
    )
    return told and bool(one.context & other.context or (one.head and one.head == other.head))


def _parts_differ(one: Measure, other: Measure) -> bool:
    """Whether one is a part of a whole and the other none, unless the same is done to both: "84,000 of them were given"."""
    if one.part == other.part or (one.share_of and other.share_of and one.head == other.head):
        # "nine other cases", "the last three of these cases"; "two days after the vote"
        return one.part and other.part and (one.generic or one.kind == "time")
    if one.kind == "percent":
        return not ((one.share_of or other.share_of) and one.names & other.names)  # "38 percent of its shares"
    return not (one.deeds & other.deeds and ratio(one, other) <= _NEAR)


def _other_things(one: Measure, other: Measure) -> bool:
    """Whether two counts are of cranes and lorries; miners and men may be the same."""
    if one.head is None or other.head is None or one.head == other.head or {one.head, other.head} <= people():
        return False
    return one.head not in other.context and other.head not in one.context


@cache
def cumulative() -> frozenset[str]:
    """Stems of what is done to one thing after another: flights cancelled, houses destroyed."""
    return frozenset(stem(word) for word in lexicon.load("claims")["cumulative"])


@cache
def _anybody() -> frozenset[str]:
    """Stems of nouns that, of those whom something befell, mean all and not a sort: suspects, victims, not children."""
    return frozenset(stem(word) for word in lexicon.load("claims")["anybody"]) | {"@person"}


@cache
def people() -> frozenset[str]:
    """Stems of the nouns for people of which two may stand for the same persons."""
    return frozenset(stem(word) for word in lexicon.load("claims")["people"]) | {"@person"}


def _differ(one: Measure, other: Measure) -> bool:
    """Whether two figures that are not equal are of two things by what is said of them."""
    if one.kind == other.kind == "length" and _lengths_differ(one, other):
        return True
    if one.survey or other.survey or one.forecast != other.forecast or ratio(one, other) > 10:
        return True
    if ((_open(one, other) or _open(other, one)) and not of_one_teller(one, other)) or one.window or other.window:
        return True
    if (one.dozen or other.dozen) and ratio(one, other) <= _NEAR:
        return True  # "a dozen states" are about twelve
    if (one.threshold or other.threshold) and (one.kind == "count" or not (one.threshold and other.threshold)):
        return True  # what is needed and what there is; what two parties need
    if (
        one.planned != other.planned
        and not one.state
        and (one.kind == "count" or (one.role == other.role == "rate" and not one.clause & other.clause))
    ):
        return True  # "an offer worth 310 million a year", "the deal will cost 440 million a year"
    if _is_all_there_are(one, other) or _is_all_there_are(other, one):
        return True
    if not (one.dated and other.dated) and _is_periodic(one) and _is_periodic(other):
        return True
    undated = not (one.dated and other.dated) and not one.state and not one.deeds & other.deeds & cumulative()
    if one.kind == "count" and undated and ratio(one, other) > _GROWN and not _grown_since(one, other):
        return True  # "more than 1,300 e-mails so far", "2,093 e-mails": no date tells which is later
    if one.state and one.head != other.head and not {one.head, other.head} <= _anybody() and _holds(one, other):
        return True  # "26 people killed", "20 first-graders killed": some of them
    if one.state and one.around and other.around and not one.around & other.around and ratio(one, other) > _TRIPLED:
        return True  # the dead of two places; of one, few tolls triple
    if not (one.dated and other.dated) and bool(one.when) != bool(other.when) and one.kind not in ("count", "score"):
        return True  # "5 percent", "4.9 percent in January": in articles without a date they may be a year apart
    # the dead of two towns
    return one.kind == "count" and bool(one.places and other.places) and not one.places & other.places


def of_one_teller(one: Measure, other: Measure) -> bool:
    """Whether one person gives two numbers that the same words lead to or that count the same: his own, revised."""
    named = one.teller is not None and one.teller == other.teller and one.index != other.index
    led = one.governor is not None and one.governor == other.governor
    return named and (
        (led and one.head is None and other.head is None) or (one.head is not None and one.head == other.head)
    )


def _grown_since(one: Measure, other: Measure) -> bool:
    """Whether one person's number is now larger than it was: "already has 2,000 members", "now has 5,000 members"."""
    new, old = (one, other) if one.revises else (other, one)
    return new.revises and not old.revises and of_one_teller(one, other) and (new.value or 0) > (old.value or 0)


def _lengths_differ(one: Measure, other: Measure) -> bool:
    """Whether two lengths neither measure one side of a thing nor reach from, or to, one place.

    "16 km from the shipping lane" and "22 km of cold water between the shores" have no more in common than a strait.
    """
    if one.role or other.role:
        return one.role != other.role
    if one.reach and other.reach:
        return 2 * len(one.reach & other.reach) < len(one.reach | other.reach)
    return one.head is None or one.head != other.head


def _is_all_there_are(one: Measure, other: Measure) -> bool:
    """Whether one says how many somebody has and the other how many something befell: "has 3.4 million customers"."""
    if not one.owned or other.owned or one.deeds & other.deeds:
        return False  # "seven objects were stolen", "three of the eight stolen objects"
    return bool(other.deeds or other.state or other.governor)


def _is_periodic(measure: Measure) -> bool:
    return measure.kind in ("percent", "points") and bool(
        periodic() & {measure.head, measure.governor, *measure.modifiers}
    )


def _holds(one: Measure, other: Measure) -> bool:
    """Whether the people that one counts can include those of a sort that the other counts."""
    whole, part = (one, other) if one.head == "@person" else (other, one)
    return whole.value is not None and part.value is not None and whole.value > part.value


def _may_be_one(one: Measure, other: Measure) -> bool:
    """Whether two measures without a common noun may be of one thing: a cut of the same, a unit that is rarely used."""
    if one.change and one.change == other.change:
        return len(one.context & other.context) >= _TELLING
    return one.kind in _RARE and ratio(one, other) <= _NEAR


def _then(one: Measure, other: Measure) -> bool:
    """Whether a figure dated to a day and one that is not may still be of one event: they are near one another.

    "Forty-one people died when the dam burst on 2 January", told in March; "Forty-three are now known to have died".
    """
    when = one.when | other.when
    if bool(one.when) == bool(other.when) or any(iso.count("-") not in (1, 2) for iso in when):
        return False
    told_alike = one.state and one.state == other.state and one.head == other.head and one.modifiers & other.modifiers
    if told_alike and len(one.context & other.context) >= _TELLING:
        return ratio(one, other) <= _NEAR  # "at the end of March, in which eight Dutch sailors died"
    if any(iso.count("-") != 2 for iso in when):
        return False
    told_of = (one.state and one.state == other.state) or one.kind in _RARE
    return bool(told_of) and (one.value or 0) >= FEW and ratio(one, other) <= _NEAR


def _about_then(one: Measure, other: Measure) -> bool:
    """Whether equal figures may have one date after all: what stands beside a figure often dates something else.

    "last year … a range of 190 miles", in an undated article, still agrees with 190 miles.
    """
    if "?" in one.when | other.when:
        return True
    if not striking(one) or not one.context & other.context:
        return False
    if not one.when or not other.when:
        return True  # "430 visas issued in 2023", "a case over 430 visas"
    days = [iso for iso in one.when | other.when if iso.count("-") == 2]
    return len(days) == len(one.when | other.when) and not one.old and not other.old


def _heads_meet(one: Measure, other: Measure, same: bool) -> bool:
    """Whether the same is counted, as far as the words tell."""
    roles = one.role == other.role or (same and striking(one) and {one.role, other.role} <= _SUMS)
    if one.head == other.head:
        return roles or not (one.role and other.role)
    if one.kind == "count":  # the same befell people and residents
        if same and striking(one):
            return bool(one.state)  # "Forty-three pupils fell ill", "forty-three children were ill"
        return bool(one.state) and "@person" in (one.head, other.head) and (same or ratio(one, other) < 2)
    if one.role and other.role:
        return roles and (same or not (one.head and other.head) or len(one.context & other.context) >= 2)
    if one.head is None or other.head is None:
        return True
    return same and one.figure.unit != other.figure.unit and len(one.context & other.context) >= 2


def _modifiers_meet(one: Measure, other: Measure) -> bool:
    """Whether what narrows one down narrows the other, be it elsewhere in the sentence: "budget gap", "gap in the budget"."""
    more, less = (one.modifiers - other.modifiers, other.modifiers - one.modifiers)
    return not more or not less or more <= other.context or less <= one.context


def _open(one: Measure, other: Measure) -> bool:
    """Whether one is a bound that leaves room for the other: "at least 25" and 163; a toll may still have grown."""
    if one.value is None or other.value is None or one.state:
        return False
    if one.kind in ("time", "length") and (one.high == inf or one.low == 0):  # "at least two weeks", "about 18 days"
        return other.value >= one.value if one.high == inf else other.value <= one.value
    return (one.high == inf and other.value > 2 * one.value) or (one.low == 0 and other.value < one.value / 2)


def _names_differ(one: Measure, other: Measure) -> bool:
    """Whether two figures belong to two persons, bodies or countries: "Brandt has 42,000", "Ostwell has 18,000"."""
    if one.kind == "magnitude":
        return False  # who measured it, and where it was felt
    if one.score:
        return (
            bool(one.names and other.names) and not one.names & other.names
        )  # "the Reds beat Valmera", "Keele's team lost to Valmera"
    if one.subjects and other.subjects and not one.subjects & other.subjects:
        return True
    countries = [{name for name in m.names if name[0] == "@"} for m in (one, other)]
    if all(countries) and not countries[0] & countries[1]:
        return True
    return one.kind != "count" and bool(one.names and other.names) and not one.names & other.names


def striking(measure: Measure) -> bool:
    """Whether the number is so particular that two of it are hardly chance: 340,000 and 4.25, not 5 or 2,000."""
    return measure.score is None and measure.value is not None and len(f"{abs(measure.value):.10g}".strip("0.")) > 1


def one_number(one: Measure, other: Measure) -> bool:
    """Whether both give one number that a story hardly has twice: 84,000 and 94.1, not 41, 380 or 12.

    310 hectares are 766 acres; but 1,750 is not 1,800, of which it may be a rounding elsewhere.
    """
    if one.score or one.figure.value is None or other.figure.value is None or one.kind in ("time", "age"):
        return False
    if one.figure.unit == other.figure.unit and one.value != other.value:
        return False
    figure = max((one.figure, other.figure), key=digits)
    return equal(one, other) and (digits(figure) > 2 or (digits(figure) > 1 and abs(figure.value or 0) >= 1000))


def ratio(one: Measure, other: Measure) -> float:
    """How many times the smaller number the larger is; 1 for two scores, infinite where either is no number above zero."""
    if one.score and other.score:
        return 1.0
    if one.value is None or other.value is None or one.value <= 0 or other.value <= 0:
        return inf
    return max(one.value, other.value) / min(one.value, other.value)


def comparable_vague(vague: Measure, exact: Measure) -> bool:
    """Whether "thousands" may be of what an exact number counts."""
    return (
        vague.head is not None
        and vague.head == exact.head
        and vague.state == exact.state
        and vague.kind == exact.kind
        and same_time(vague, exact)
        and (vague.modifiers <= exact.modifiers or exact.modifiers <= vague.modifiers)
        and len(vague.context & exact.context) >= 2
    )
