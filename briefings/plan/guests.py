"""Who a guest is and for whom they speak: class, camp, and the words both were inferred from.

The head noun of the role gives the class, its modifiers the principal, and the affiliation comes last. "Former"
switches certainty off. A news outlet in the affiliation is not a party.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefings import lexicon
from briefings.lexicon import parties
from briefings.lexicon.organisations import own_part
from briefings.model import Actor, Dossier, Guest, Problem, Profile
from briefings.plan.classes import LINK, class_of, ends_with, former_word, kind_of, names_of, plain, says_less
from briefings.plan.identity import described, identify, without_name
from briefings.plan.outlet import outlet_of
from briefings.plan.terms import country_of, terms
from briefings.template import did_you_mean

__all__ = ["PARTY_CLASSES", "SET", "camp_remark", "holders", "outlet_of", "profile"]

PARTY_CLASSES = frozenset(
    {
        "official",
        "spokesperson",
        "former_official",
        "politician",
        "company",
        "counsel",
        "campaigner",
        "union",
        "regulator",
    }
)
SET = "set by the producer"  # the reason of what a topic list overrules
_GOVERNMENT_CLASSES = frozenset({"official", "spokesperson", "former_official", "politician", "regulator"})


@lru_cache(maxsize=64)  # each pack of a topic asks who its other guests are
def profile(guest: Guest, dossier: Dossier) -> Profile:
    """Class, camp and reason for one guest; what the producer overruled stands above all.

    A guest of whom nothing is known is "unknown", has no camp, and is not certain.
    """
    read = _read(guest, dossier)
    role, affiliation, guest_class, class_words, sure = read
    former = former_word(role)
    if former and guest_class in _GOVERNMENT_CLASSES:
        guest_class, class_words, sure = "former_official", f"{former} … {class_words}", False
    if former and guest_class == "expert" and affiliation and _is_side(affiliation, dossier):
        guest_class, sure = "witness", False  # "Former Safety Engineer, Halden Mills": who saw it from inside
    if former and guest_class in PARTY_CLASSES:
        sure = False  # a former director may break with the company
    camp, camp_words = (None, None)
    if guest_class in PARTY_CLASSES:
        camp, camp_words = _principal(guest_class, role, affiliation, dossier)
        held = {a.camp for a in holders(guest, dossier) if a.camp}
        if camp is not None and (known := _story_camp(camp, role, dossier)):
            camp = known
        elif camp is None and len(held) == 1:
            camp, camp_words = held.pop(), f"{role}, the post that the articles give to one of its people"
        elif camp is None and (counted := _counted_with(guest, guest_class, dossier)):
            camp, camp_words = counted
        elif (only := _the_only(camp, role, affiliation, dossier)) is not None:
            camp, camp_words = only
        if guest_class == "former_official" and (alone := _speaks_alone(guest, dossier)):
            camp, camp_words = (
                alone.name,
                f"{alone.name}, who speaks in the articles as one who has left"
                + (f" {camp}" if camp and camp != alone.name else ""),
            )
        sure = sure and camp is not None
    reasons = [f"‘{class_words}’" if class_words else "nothing in the guest line decides the class"]
    if camp_words:
        reasons.append(f"‘{camp_words}’")
    certain = sure and guest_class not in {"unknown", "former_official"}
    outlet = outlet_of(affiliation)
    confirm = None
    if outlet and camp:
        kind = f", {outlet.warning}" if outlet.warning else ""
        confirm = f"the role speaks for {camp}, but the affiliation is a news outlet ({outlet.name}{kind}): who is on the line?"
    if guest.guest_class or guest.camp is not None:
        reasons = [SET]
        certain = True
    if guest.camp is not None:
        camp = _as_the_articles(guest.camp, dossier) or guest.camp or None
        confirm = confirm if camp else None
    return Profile(
        guest=guest,
        guest_class=guest.guest_class or guest_class,
        camp=camp,
        certain=certain,
        because=" and ".join(dict.fromkeys(reasons)),
        confirm=confirm,
    )


class _Reading(NamedTuple):
    """A guest line taken apart, with the class that it gives."""

    role: str
    affiliation: str | None
    guest_class: str
    words: str  # that gave the class; "": nothing did
    sure: bool


def _read(guest: Guest, dossier: Dossier) -> _Reading:
    """The reading of a guest line that gives a class: as it stands, with the form of address as the post ("Professor Ada
    Marsh, Vell Institute, former head of the lab"), or with its parts in another order; else what the articles call the
    person; the line as it stands where nothing does."""
    role, affiliation = re.sub(r"\b([Ee]x)-", r"\1 ", guest.role or guest.text), guest.affiliation
    role = without_name(role, guest, dossier)
    given = _classed(role, affiliation, dossier)
    if affiliation and _CLIENT_OF.match(affiliation):  # "Defence counsel Ada Marsh, lawyer for Tom Orr"
        client = _classed(affiliation, None, dossier)
        return client._replace(guest_class="counsel") if given.guest_class == "counsel" else client
    others = [(role, part) for part in ("Professor",) if (guest.name or "").startswith("Prof")]
    readings = [_classed(post, body, dossier) for body, post in others]
    if affiliation:
        *before, last = [part.strip() for part in affiliation.split(",")]
        readings.append(_classed(last, ", ".join([role, *before]), dossier))
    found = [r for r in (given, *readings) if r.guest_class != "unknown"]
    return found[0] if found else _as_described(guest, given, dossier)


def _classed(role: str, affiliation: str | None, dossier: Dossier) -> _Reading:
    return _Reading(role, affiliation, *class_of(role, affiliation, dossier))


def _as_described(guest: Guest, given: _Reading, dossier: Dossier) -> _Reading:
    """What the articles call the guest, where the line says too little; the given reading where they do not say either."""
    person = identify(guest, dossier)
    for words, span in described(dossier, person) if person else ():
        read = _classed(words, None, dossier)
        if read.sure and read.guest_class != "unknown":
            place = f"{dossier.code(span)}: {' '.join(words.split())}"
            return read._replace(affiliation=given.affiliation, words=f"{read.words}’ in ‘{place}")
    return given


def _speaks_alone(guest: Guest, dossier: Dossier) -> Actor | None:
    """The person who held a post once, where the articles quote them: then the old side's words are not theirs; None
    where they do not."""
    person = identify(guest, dossier)
    speaks = person is not None and any(a.actor == person.name for f in dossier.findings for a in f.attributions)
    return person if speaks else None


def _as_the_articles(camp: str, dossier: Dossier) -> str | None:
    """What the articles call a side that a producer has set: "Northport" for "northport", the side of a body for one of
    its names; None where they know no such side, or several."""
    wanted = plain(camp)
    if not wanted:
        return None
    same = {a.camp for a in dossier.actors if a.camp and plain(a.camp) == wanted}
    called = {
        a.camp or a.name
        for a in dossier.actors
        if wanted in map(plain, (a.name, *a.aliases)) and (a.kind != "person" or a.camp in {None, a.name})
    }
    found = same or called
    return found.pop() if len(found) == 1 else None


def camp_remark(guest: Guest, dossier: Dossier) -> Problem | None:
    """What to say of a side that a producer has set and that nobody in the articles stands for; None: nothing."""
    if not guest.camp or _as_the_articles(guest.camp, dossier):
        return None
    camps = sorted({a.camp for a in dossier.actors if a.camp})
    choices = did_you_mean(guest.camp, camps) if camps else " (the articles show no sides)"
    words = f"nobody in the articles stands for the camp {guest.camp!r} that is set for {guest.text!r}{choices}"
    return Problem("camp", f"{words}; for a guest of no side write 'camp: none'")


def _principal(guest_class: str, role: str, affiliation: str | None, dossier: Dossier) -> tuple[str | None, str | None]:
    """For whom a party guest speaks, and the words that say so."""
    if found := _campaign(role, affiliation, dossier) or _party(f"{role}, {affiliation or ''}", dossier):
        return found
    parts = LINK.split(role, maxsplit=1)
    modifiers, rest = parts[0], parts[1] if len(parts) > 1 else None
    outside = affiliation if affiliation and not outlet_of(affiliation) else None
    if outside and rest and ends_with(modifiers, lexicon.load("roles")["open_heads"]) and says_less(outside, rest):
        outside = None  # "Head of the Safety Agency, Channel North"
    # a country beats a union: the representative at the United Nations of France speaks for France
    places = [p for p in (modifiers, outside, rest) if p]
    if outside and (body := _side_within(outside, dossier)):
        return body, outside  # "Electoral Commission of Peru", where the articles have the commission for a side
    if guest_class in _GOVERNMENT_CLASSES | {"unknown"}:
        for unions in (False, True):
            for place in places:
                if found := country_of(place, unions=unions):
                    return found
    for_others = guest_class == "counsel" or (guest_class in {"politician", "spokesperson"} and not outside)
    if (
        for_others
        and rest
        and (_CLIENT.search(role) or ends_with(modifiers, ["agent", "representative"]))
        and not country_of(rest)
    ):
        client = [a.name for a in dossier.actors if a.kind == "person" and plain(rest).endswith(f" {plain(a.name)}")]
        if len(client) == 1 and rest.split()[0].lower() not in _GROUPS:
            return client[0], rest  # "Lawyer for Coach Ada Marsh"
        return next(((name, rest) for name, alias in names_of(dossier) if _names(rest, name, alias)), (rest, rest))
    if (
        guest_class in _GOVERNMENT_CLASSES
        and rest
        and not outside
        and ends_with(modifiers, lexicon.load("roles")["of_places"])
    ):
        return rest, rest
    for place in (rest if guest_class in {"counsel", "campaigner"} else None, outside, rest):
        if place:
            if whole := next(
                (
                    a.name
                    for a in dossier.actors
                    if a.kind in ("unknown", "place") and " " in a.name and plain(a.name) == plain(place)
                ),
                None,
            ):
                return whole, place  # "Dunmore City", where the articles have a Dunmore too
            for name, alias in names_of(dossier):
                if _names(place, name, alias):
                    return name, place
    place = outside or (rest if guest_class in {"counsel", "company", "campaigner", "union"} else None)
    if place is None and rest and kind_of(rest)[0] in _BODIES:
        place = rest  # "Head of the Teal Integrity Board"
    if place is None and guest_class in {"company", "spokesperson"}:
        place = _before_the_post(role)
    return (place, place) if place else (None, None)


def _names(place: str, name: str, alias: str) -> bool:
    """Whether these words name a body by one of its forms; one word of its name before another kind of body does not: no
    "Carrow School Board" is the Carrow Education Association."""
    if plain(alias) not in plain(place):
        return False
    *before, last = plain(place).split()
    kinds = {*lexicon.load("principals")["bodies"], *lexicon.load("principals")["companies"]}
    told = " " in alias or last not in kinds or last in plain(name).split()
    return told or before == [plain(alias)]  # "Dignity Party" for Dignity


def _campaign(role: str, affiliation: str | None, dossier: Dossier) -> tuple[str, str] | None:
    """The side of the candidate whose campaign the guest line names: "Spokesperson, Ada Marsh for Mayor", "Adviser to the
    Marsh Campaign"; None: it names none that the articles know."""
    for part in (affiliation, *(LINK.split(p, maxsplit=1)[-1] for p in (affiliation or "", role))):
        if part and (name := parties.candidate_of(part)):
            found = [
                a for a in dossier.actors if a.kind == "person" and (a.name == name or a.name.endswith(f" {name}"))
            ]
            running = [a for a in found if any(parties.runs(dossier[s]) for s in a.offices)]
            if len(found) == 1 or len(running) == 1:
                candidate = found[0] if len(found) == 1 else running[0]
                return candidate.camp or candidate.name, part
    return None


def _party(line: str, dossier: Dossier) -> tuple[str, str] | None:
    """The party that a guest line gives, as the articles call it; None where they have no side of its name: no party of a
    country is the country."""
    party = parties.party_of(line)
    camps = [a.camp for a in dossier.actors if a.camp and parties.named(a.camp) == party]
    return (camps[0], line.strip(", ")) if party and camps else None


def _is_side(words: str, dossier: Dossier) -> bool:
    """Whether these words name a body that is a side of the story."""
    return any(
        a.camp == a.name and plain(words) in map(plain, (a.name, *a.aliases))
        for a in dossier.actors
        if a.kind in ("body", "unknown")
    )


def _side_within(words: str, dossier: Dossier) -> str | None:
    """The body that these words name, alone or before "of", and that is a side of its own in the articles; None for a
    country's ministry."""
    sides = [
        (name, a.name)
        for a in dossier.actors
        if a.kind in ("body", "unknown") and a.camp == a.name
        for name in (a.name, *a.aliases)
        if " " in name
    ]
    within = [(s, body) for s, body in sides if plain(words) == plain(s) or plain(words).startswith(f"{plain(s)} of ")]
    return max(within, key=lambda found: len(found[0]), default=("", None))[1]


_CLIENT_OF = re.compile(
    r"(?:the )?(?:\w+ )?(?:lawyer|counsel|attorney|solicitor|barrister|agent|representative|spokes\w+) (?:for|of) (?=[A-Z])"
)


def _counted_with(guest: Guest, guest_class: str, dossier: Dossier) -> tuple[str, str] | None:
    """The side of the person whom the guest line names or describes; a country is only its officers' side."""
    if client := next((c for part in (guest.affiliation, guest.role) if part and (c := _client(part, dossier))), None):
        return client, client
    person = identify(guest, dossier)
    if person is not None and not person.camp and guest_class in _IN_PERSON:
        return person.name, f"{person.name}, whom the articles count with nobody else"
    if person is None or not person.camp or (country_of(person.camp) and guest_class not in _GOVERNMENT_CLASSES):
        return None
    return person.camp, f"{person.name}, whom the articles count with it"


def _client(part: str, dossier: Dossier) -> str | None:
    """The person for whom somebody speaks: "Ada Marsh" of "agent of Ada Marsh"; None where it names nobody known."""
    if not _CLIENT_OF.match(part):
        return None
    name = plain(LINK.split(part, maxsplit=1)[-1])
    return next((a.name for a in dossier.actors if a.kind == "person" and plain(a.name) == name), None)


_IN_PERSON = frozenset(
    {"official", "politician", "regulator", "company", "union", "spokesperson", "campaigner"}
)  # who answers for what they did

_GROUPS = frozenset({"family", "families", "relatives", "parents", "widow", "friends", "victims", "supporters", "fans"})
_BODIES = frozenset({"regulator", "government", "union", "party", "campaign"})
_CLIENT = re.compile(r"\b(?:for|representing|on behalf of)\b", re.IGNORECASE)


def _before_the_post(role: str) -> str | None:
    """The name before a post: "Halden Group" of "Halden Group Chief Executive"; None for "Company spokesperson"."""
    lists = lexicon.load("roles")
    posts = [phrase for kind in ("company", "spokesperson") for phrase in lists["classes"][kind]]
    post = ends_with(role, posts)
    name = role[: -len(post)].strip() if post else ""
    words = name.split()
    general = {
        *lexicon.load("principals")["companies"],
        *lexicon.load("principals")["bodies"],
        "senior",
        "deputy",
        "chief",
        "government",
        "police",
    }
    named = bool(words) and all(w[0].isupper() for w in words) and not {w.lower() for w in words[:1]} & general
    return name if named else None


def _story_camp(camp: str, role: str, dossier: Dossier) -> str | None:
    """What the articles call the guest's side: "two families" for "the families", the ministry whose minister holds the
    guest's very post; None where they name no such side, or several."""
    wanted = terms(camp)
    camps = sorted({a.camp for a in dossier.actors if a.camp})
    of_body = {a.camp for a in dossier.actors if a.camp and a.kind == "body" and plain(camp) == plain(a.name)}
    government = [c for c in camps if c.startswith("government of ") and (country_of(c) or ("",))[0] == camp]
    if government:
        return government[0]  # in the story of one country, which is no side of it
    if len(of_body) == 1:
        return of_body.pop()  # the Ministry of Trade is its country's, in a story of that country
    if camp not in camps and (governs := _government_with(camp, dossier)):
        return governs
    if camp in camps or not wanted:
        return camp if camp in camps else None
    of_place = ends_with(LINK.split(role, maxsplit=1)[0], lexicon.load("roles")["of_places"])
    longer = [] if of_place else [c for c in camps if wanted < terms(c)]  # a county's mayor is not the county's police
    # nor is the owner of Carrow City the Carrow City Supporters' Trust
    longer = [c for c in longer if own_part(c.split()) == 0 or own_part(camp.split())]
    same = [c for c in camps if terms(c) == wanted] or longer
    if len(same) == 1:
        return same[0]
    post = terms(role)
    holders = {
        a.camp for a in dossier.actors if a.camp and len(post) > 1 for span in a.offices if terms(dossier[span]) == post
    }
    return holders.pop() if not same and len(holders) == 1 else None


def _government_with(body: str, dossier: Dossier) -> str | None:
    """The side of a government whose minister the articles give the field of this ministry: "government" for the Ministry of
    Energy of "Energy Minister Ada Marsh"; None where no ministry is named, or where two governments have such a minister."""
    field = _MINISTRY.sub(" ", body)
    wanted = terms(field)
    if field == body or not wanted:
        return None
    found = {
        a.camp
        for a in dossier.actors
        if a.camp and plain(a.camp).split()[0] == "government"
        for post in a.offices
        if _MINISTER.search(dossier[post]) and wanted <= terms(dossier[post])
    }
    return found.pop() if len(found) == 1 else None


_MINISTRY = re.compile(
    r"\b(?:(?:Ministry|Department|Office) (?:of|for)(?: the)?|Ministry|Department|(?:Minister|Secretary)(?:['’]s)?(?: Office)?)\b"
)
_MINISTER = re.compile(r"\b(?:minister|secretary)\b", re.IGNORECASE)


def holders(guest: Guest, dossier: Dossier) -> tuple[Actor, ...]:
    """Who holds the guest's very post in the articles: "the mayor, Gino Marsh" for the Mayor of Alcaro; empty where two
    persons of two sides do, or the post says too little."""
    role, *behind = LINK.split(guest.role or guest.text, maxsplit=1)
    post, body = terms(role), terms(" ".join([*behind, guest.affiliation or ""]))
    if not post or former_word(role):
        return ()
    found = [
        a
        for a in dossier.actors
        if a.kind == "person" and any(post <= (held := terms(dossier[o])) and held <= post | body for o in a.offices)
    ]
    of_body = [a for a in found if a.camp and body and terms(a.camp) & body]
    found = of_body or [a for a in found if not (body and a.camp and len(post) < _TELLING_POST)] or found
    return tuple(found) if len({a.camp or a.name for a in found}) == 1 else ()


_TELLING_POST = 2  # terms: "energy minister" is one person's, "director" anybody's


def _the_only(camp: str | None, role: str, affiliation: str | None, dossier: Dossier) -> tuple[str, str] | None:
    """The one side of its kind in the story, for a guest line that names only the kind: "Company spokesperson", "lawyer
    for the defendant"; None where there are several or none."""
    line = f"{role} {affiliation or ''}".lower()
    kinds = lexicon.load("principals")
    sides = {a.camp: a for a in dossier.actors if a.camp and a.camp == a.name}
    if word := next((w for w in kinds["accused"] if re.search(rf"\b{w}\b", line)), None):
        found = [name for name, actor in sides.items() if actor.kind == "person"]
    elif word := next((w for w in ("union", "club") if re.search(rf"\b{w}\b", line)), None):
        found = [name for name in sides if word in name.lower().split()]
    elif word := next((w for w in kinds["companies"] if re.search(rf"\b(?:the )?{w}\b", line)), None):
        others = {*kinds["bodies"]} - {*kinds["companies"]}
        found = [
            name
            for name, a in sides.items()
            if a.kind in {"body", "unknown"} and not {w.strip("'’s") for w in name.lower().split()} & others
        ]
    else:
        return None
    kind_only = camp is None or plain(camp) == word or camp.lower() in role.lower()
    return (
        (found[0], f"{word}, and {found[0]} is the only one in the articles") if kind_only and len(found) == 1 else None
    )
