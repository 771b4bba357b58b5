"""Who a guest is and for whom they speak: class, camp, and the words both were inferred from.

The head noun of the role gives the class, its modifiers the principal, and the affiliation comes last. "Former"
switches certainty off. A news outlet in the affiliation is not a party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefings import lexicon
from briefings.lexicon import outlets, people
from briefings.model import Actor, Dossier, Guest, Problem, Profile
from briefings.plan.identity import identify, without_name
from briefings.plan.terms import country_of, terms
from briefings.template import did_you_mean

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
_LINK = re.compile(r"\s+(?:of|for|at|to|in|on|with|from|representing)\s+(?:the\s+)?", re.IGNORECASE)
_KIN_OF = re.compile(
    r"(?:^(?:the |an? )?(?!founding\b)(?:\w+ )?(?!partner)(?P<kin>\w+)(?= of (?!God\b|the church\b|the nation\b))"
    r"|[’']s? (?:\w+ )?(?!partner)(?P<whose>\w+)$)",
    re.IGNORECASE,
)
_GOVERNMENT_CLASSES = frozenset({"official", "spokesperson", "former_official", "politician", "regulator"})
_AFFILIATION_CLASS: Mapping[str, str] = {
    "education": "expert",
    "think_tank": "expert",
    "union": "union",
    "regulator": "regulator",
    "government": "official",
    "country": "official",
    "party": "politician",
    "law_firm": "counsel",
    "campaign": "campaigner",
    "company": "company",
    "court": "official",
}


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet as `lexicon/outlets.yaml` knows it."""

    name: str
    warning: str | None  # "state-owned: Russia"; None: nothing to say


def profile(guest: Guest, dossier: Dossier) -> Profile:
    """Class, camp and reason for one guest; what the producer overruled stands above all.

    A guest of whom nothing is known is "unknown", has no camp, and is not certain.
    """
    role, affiliation = re.sub(r"\b([Ee]x)-", r"\1 ", guest.role or guest.text), guest.affiliation
    role = without_name(role, guest, dossier)
    if affiliation and _CLIENT_OF.match(affiliation):  # "Defence counsel Ada Marsh, lawyer for Tom Orr"
        role, affiliation = affiliation, None
    guest_class, class_words, sure = _class(role, affiliation, dossier)
    former = _former(role)
    if former and guest_class in _GOVERNMENT_CLASSES:
        guest_class, class_words, sure = "former_official", f"{former} … {class_words}", False
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


def _as_the_articles(camp: str, dossier: Dossier) -> str | None:
    """What the articles call a side that a producer has set: "Northport" for "northport", the side of a body for one of
    its names; None where they know no such side, or several."""
    wanted = _plain(camp)
    if not wanted:
        return None
    same = {a.camp for a in dossier.actors if a.camp and _plain(a.camp) == wanted}
    called = {
        a.camp or a.name
        for a in dossier.actors
        if wanted in map(_plain, (a.name, *a.aliases)) and (a.kind != "person" or a.camp in {None, a.name})
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


@cache
def outlet_of(name: str | None) -> Outlet | None:
    """The news outlet of this name; None when it is none that the lexicon knows."""
    printed = outlets.named(name) if name else None
    if printed is None:
        return None
    entry = lexicon.load("outlets")["outlets"].get(printed) or {}
    return Outlet(printed, entry.get("flag"))


def _plain(name: str) -> str:
    return re.sub(r"[^\w]+", " ", name.lower()).strip().removeprefix("the ")


def _former(role: str) -> str | None:
    words = set(lexicon.load("roles")["former"])
    return next((w for w in re.findall(r"[\w-]+", role) if w.lower() in words), None)


def _class(role: str, affiliation: str | None, dossier: Dossier) -> tuple[str, str, bool]:
    """Class, the words that gave it, and whether they are certain."""
    lists = lexicon.load("roles")
    post, *behind = _LINK.split(role, maxsplit=1)
    if affiliation is None and behind and _ends_with(post, lists["open_heads"]):
        affiliation = behind[0]  # "Head of the Athletics Integrity Board" is as good as with a comma
    for guest_class, phrases in lists["classes"].items():  # "head of communications": the phrase goes beyond the head
        if found := _holds(role, [p for p in phrases if " of " in p]):
            return guest_class, found, True
    head = _LINK.split(role, maxsplit=1)[0]
    kin = _KIN_OF.search(role)
    if kin and people.sort_of(word := kin["kin"] or kin["whose"]) == "kin":
        return "victim", word, True  # "sister of the murdered journalist", "the driver's widow"
    kind, kind_words = _affiliation_kind(affiliation)
    for pair in lists["together"]:
        if affiliation and kind not in _PARTIES and _ends_with(head, [pair["head"]]):
            found = kind_words if "kind" in pair and kind == pair["kind"] else None
            found = found or _holds(affiliation, pair.get("affiliation", ()))
            if found:
                return pair["class"], f"{head} … {found}", True
    open_head = _ends_with(head, lists["open_heads"])
    if open_head and affiliation is None and _union_words(head):  # "Union General Secretary"
        return "union", head, True
    match = max(
        ((len(phrase), guest_class, found) for guest_class, phrases in lists["classes"].items() for phrase in phrases
         if (found := _ends_with(head, [phrase]))),
        default=None, key=lambda m: m[0],
    )  # fmt: skip
    if match and match[1] == "expert" and head.split()[0].lower() in _RANKS and kind in _EMPLOYERS:
        return _AFFILIATION_CLASS[str(kind)], f"{head} … {kind_words}", True
    if match and not (open_head and len(open_head) >= match[0]):
        return match[1], match[2], True
    by_affiliation = _AFFILIATION_CLASS.get(kind or "")
    if open_head and by_affiliation:
        return by_affiliation, f"{open_head} … {kind_words}", True
    if open_head and country_of(head):
        return "official", head, True
    if match:
        return match[1], match[2], True
    for part in (head, role):  # "Professor emeritus", "Engineer and author": a phrase that does not end the head
        for guest_class, phrases in lists["classes"].items():
            if found := _holds(part, phrases):
                return guest_class, found, False
    if by_affiliation:
        return by_affiliation, str(kind_words), False
    if head.split()[-1:] and head.split()[-1].lower().endswith(tuple(lists["scholars"])):
        return "expert", head.split()[-1], True
    if open_head and affiliation and (body := _body_of(affiliation, dossier)):
        return ("company" if _is_company(body) else "official"), f"{open_head} … {affiliation}", True
    if kind == "outlet":
        return "analyst", str(kind_words), False  # "Former athlete, Channel Nine": on air for the outlet
    if affiliation is None and (alone := _affiliation_kind(role))[0] in _AFFILIATION_CLASS:
        return _AFFILIATION_CLASS[str(alone[0])], str(alone[1]), False  # "Dr Ada Marsh, Teal University"
    return "unknown", "", False


def _body_of(words: str, dossier: Dossier) -> str | None:
    """The side of the story that these words name; None where they name none."""
    bodies = {a.name for a in dossier.actors if a.camp == a.name and a.kind in {"body", "unknown"}}
    fitting = (name for name, alias in _names(dossier, ("body", "unknown")) if _plain(alias) in _plain(words))
    return next((name for name in fitting if name in bodies), None)


def _is_company(name: str) -> bool:
    return not {w.lower() for w in name.split()} & {*lexicon.load("principals")["bodies"]}


_PARTIES = frozenset({"party", "government", "court", "education"})  # "General Secretary, Labour Party"
_RANKS = frozenset({"chief", "head", "lead", "principal", "deputy"})
_EMPLOYERS = frozenset({"company", "government", "regulator", "union", "party", "campaign", "country"})
# "Chief Engineer, Harbour Authority" speaks for the authority; "Professor of Engineering" for nobody


def _ends_with(text: str, phrases: Sequence[str]) -> str | None:
    words = text.split()
    for phrase in sorted(phrases, key=len, reverse=True):
        n = len(phrase.split())
        tail = " ".join(words[-n:])
        if tail.lower().rstrip("s") == phrase.lower().rstrip("s"):
            return tail
    return None


def _holds(text: str, phrases: Sequence[str]) -> str | None:
    for phrase in sorted(phrases, key=len, reverse=True):
        if m := re.search(rf"\b{re.escape(phrase)}\b", text, re.IGNORECASE):
            return m.group()
    return None


def _affiliation_kind(affiliation: str | None) -> tuple[str | None, str | None]:
    if not affiliation:
        return None, None
    if outlet_of(affiliation):
        return "outlet", affiliation
    alliance = country_of(affiliation, unions=True)
    words_left = affiliation.replace(alliance[1], " ") if alliance else affiliation  # "African Union" is no trade union
    for kind, words in lexicon.load("roles")["affiliations"].items():
        if found := _union_words(words_left) if kind == "union" else _holds(words_left, words):
            return str(kind), found
    if country_of(affiliation):
        return "country", affiliation
    return None, None


def _union_words(text: str) -> str | None:
    """The words that make a body one of those who work: "Union", "Officers' Association"; None: it is none."""
    lists = lexicon.load("roles")
    if match := _workforce_body().search(text):
        return match.group()
    for phrase in lists["no_unions"]:
        text = re.sub(rf"\b{re.escape(phrase)}\b", " ", text, flags=re.IGNORECASE)
    return _holds(text, lists["affiliations"]["union"])


@cache
def _workforce_body() -> re.Pattern[str]:
    lists = lexicon.load("roles")
    people, bodies = ("|".join(map(re.escape, lists[key])) for key in ("workforce", "workforce_bodies"))
    single = "|".join(re.escape(word.removesuffix("s")) for word in lists["workforce"])
    return re.compile(
        rf"\b(?:(?:{people})['’]?|(?:{single})['’]s) (?:[\w-]+ )?(?:{bodies})\b|\b(?:{bodies}) of (?:[\w-]+ )?(?:{people})\b",
        re.IGNORECASE,
    )


def _principal(guest_class: str, role: str, affiliation: str | None, dossier: Dossier) -> tuple[str | None, str | None]:
    """For whom a party guest speaks, and the words that say so."""
    parts = _LINK.split(role, maxsplit=1)
    modifiers, rest = parts[0], parts[1] if len(parts) > 1 else None
    outside = affiliation if affiliation and not outlet_of(affiliation) else None
    # a country beats a union: the representative at the United Nations of France speaks for France
    places = [p for p in (modifiers, outside, rest) if p]
    if guest_class in _GOVERNMENT_CLASSES | {"unknown"}:
        for unions in (False, True):
            for place in places:
                if found := country_of(place, unions=unions):
                    return found
    for_others = guest_class == "counsel" or (guest_class in {"politician", "spokesperson"} and not outside)
    if for_others and rest and (_CLIENT.search(role) or _ends_with(modifiers, ["agent"])) and not country_of(rest):
        return next(((name, rest) for name, alias in _names(dossier) if _plain(alias) in _plain(rest)), (rest, rest))
    if (
        guest_class in _GOVERNMENT_CLASSES
        and rest
        and not outside
        and _ends_with(modifiers, lexicon.load("roles")["of_places"])
    ):
        return rest, rest
    for place in (rest if guest_class in {"counsel", "campaigner"} else None, outside, rest):
        if place:
            for name, alias in _names(dossier):
                if _plain(alias) in _plain(place):
                    return name, place
    place = outside or (rest if guest_class in {"counsel", "company", "campaigner", "union"} else None)
    if place is None and rest and _affiliation_kind(rest)[0] in _BODIES:
        place = rest  # "Head of the Teal Integrity Board"
    if place is None and guest_class in {"company", "spokesperson"}:
        place = _before_the_post(role)
    return (place, place) if place else (None, None)


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
    name = _plain(_LINK.split(part, maxsplit=1)[-1])
    return next((a.name for a in dossier.actors if a.kind == "person" and _plain(a.name) == name), None)


_IN_PERSON = frozenset({"official", "politician", "regulator", "company", "union"})  # who answers for what they did

_BODIES = frozenset({"regulator", "government", "union", "party", "campaign"})
_CLIENT = re.compile(r"\b(?:for|representing|on behalf of)\b", re.IGNORECASE)


def _before_the_post(role: str) -> str | None:
    """The name before a post: "Halden Group" of "Halden Group Chief Executive"; None for "Company spokesperson"."""
    lists = lexicon.load("roles")
    posts = [phrase for kind in ("company", "spokesperson") for phrase in lists["classes"][kind]]
    post = _ends_with(role, posts)
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
    if camp in camps or not wanted:
        return camp if camp in camps else None
    same = [c for c in camps if terms(c) == wanted] or [c for c in camps if wanted < terms(c)]
    if len(same) == 1:
        return same[0]
    post = terms(role)
    holders = {
        a.camp for a in dossier.actors if a.camp and len(post) > 1 for span in a.offices if terms(dossier[span]) == post
    }
    return holders.pop() if not same and len(holders) == 1 else None


def holders(guest: Guest, dossier: Dossier) -> tuple[Actor, ...]:
    """Who holds the guest's very post in the articles: "the mayor, Gino Marsh" for the Mayor of Alcaro; empty where two
    persons of two sides do, or the post says too little."""
    role, *behind = _LINK.split(guest.role or guest.text, maxsplit=1)
    post, body = terms(role), terms(" ".join([*behind, guest.affiliation or ""]))
    if not post or _former(role):
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
    plain = camp is None or _plain(camp) in {word, f"the {word}"} or camp.lower() in role.lower()
    return (found[0], f"{word}, and {found[0]} is the only one in the articles") if plain and len(found) == 1 else None


def _names(dossier: Dossier, kinds: tuple[str, ...] = ("body", "country")) -> Iterator[tuple[str, str]]:
    """Names of actors with their aliases, longest first; persons' names are left out: nobody speaks for a surname."""
    pairs = [(a.name, alias) for a in dossier.actors if a.kind in kinds for alias in (a.name, *a.aliases)]
    return iter(sorted((p for p in pairs if len(p[1]) > 3), key=lambda p: (-len(p[1]), p)))
