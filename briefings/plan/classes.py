"""What a guest is: the class that a role and an affiliation give, and the words that gave it.

The head noun of the role decides, its modifiers next, the affiliation last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from briefings import lexicon
from briefings.lexicon import parties, people
from briefings.model import Dossier
from briefings.plan.outlet import outlet_of
from briefings.plan.terms import country_of

LINK = re.compile(r"\s+(?:of|for|at|to|in|on|with|from|representing)\s+(?:the\s+)?", re.IGNORECASE)
_KIN_OF = re.compile(
    r"(?:^(?:the |an? )?(?!founding\b)(?:\w+ )?(?!partner)(?P<kin>\w+)(?= of (?!God\b|the church\b|the nation\b))"
    r"|[’']s? (?:\w+ )?(?!partner)(?P<whose>\w+)$)",
    re.IGNORECASE,
)
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
    "panel": "official",
    "sport": "official",
    "schools": "official",
    "hospital": "company",
}


def former_word(role: str) -> str | None:
    """The word by which a role is one held once: "Former"; None for one that is held."""
    words = set(lexicon.load("roles")["former"])
    return next((w for w in re.findall(r"[\w-]+", role) if w.lower() in words), None)


def class_of(role: str, affiliation: str | None, dossier: Dossier) -> tuple[str, str, bool]:
    """Class, the words that gave it, and whether they are certain."""
    lists = lexicon.load("roles")
    post, *behind = LINK.split(role, maxsplit=1)
    if behind and ends_with(post, lists["open_heads"]) and says_less(affiliation, behind[0]):
        affiliation = behind[0]  # "Head of the Athletics Integrity Board" is as good as with a comma
    for guest_class, phrases in lists["classes"].items():  # "head of communications": the phrase goes beyond the head
        if found := _holds(role, [p for p in phrases if " of " in p]):
            return guest_class, found, True
    head = LINK.split(role, maxsplit=1)[0]
    kin = _KIN_OF.search(role)
    if kin and people.sort_of(word := kin["kin"] or kin["whose"]) == "kin":
        return "victim", word, True  # "sister of the murdered journalist", "the driver's widow"
    kind, kind_words = kind_of(affiliation)
    if affiliation and (kind is None or (kind == "regulator" and _OWNED_BY.search(head))):
        kind, kind_words = _kind_by_articles(affiliation, dossier)
    if affiliation and kind == "education" and _OWNED_BY.search(head):
        return "company", f"{head} … {kind_words}", True  # "Founder, Teal Football Academy"
    for pair in lists["together"]:
        if affiliation and kind not in {*_PARTIES, "sport"} and ends_with(head, [pair["head"]]):
            found = kind_words if "kind" in pair and kind == pair["kind"] else None
            found = found or _holds(affiliation, pair.get("affiliation", ()))
            if found:
                return pair["class"], f"{head} … {found}", True
    if (of_party := parties.of_people(head)) and not ends_with(head, lists["classes"]["spokesperson"]):
        return "politician", of_party.group(), True  # "Republican Member, House Budget Committee"
    open_head = ends_with(head, lists["open_heads"])
    if open_head and affiliation is None and _union_words(head):  # "Union General Secretary"
        return "union", head, True
    match = max(
        ((len(phrase), guest_class, found) for guest_class, phrases in lists["classes"].items() for phrase in phrases
         if (found := ends_with(head, [phrase]))),
        default=None, key=lambda m: m[0],
    )  # fmt: skip
    of_rank = match and match[1] in ("expert", "witness") and head.split()[0].lower() in _RANKS
    if match and of_rank and kind in _EMPLOYERS:
        return _AFFILIATION_CLASS[str(kind)], f"{head} … {kind_words}", True
    by_affiliation = _AFFILIATION_CLASS.get(kind or "")
    if match and match[1] == "official" and kind in _WITH_PRESIDENTS and ends_with(head, ["president", "officer"]):
        return str(by_affiliation), f"{match[2]} … {kind_words}", True  # "President, Teal Rovers", of the club
    if match and match[1] == "company" and kind in _NO_COMPANIES:
        return str(by_affiliation), f"{match[2]} … {kind_words}", True  # "Chief Executive, Medicines Agency"
    if match and not (open_head and len(open_head) >= match[0]):
        return match[1], match[2], True
    if open_head and kind == "think_tank" and _owns(affiliation or "", dossier):
        return (
            "company",
            f"{open_head} … {affiliation}",
            True,
        )  # "Chair, Marsh Family Foundation", which sells its shares
    if open_head and by_affiliation:
        return by_affiliation, f"{open_head} … {kind_words}", True
    if open_head and (country_of(head) or {*head.lower().split()} & {*lists["public"]}):
        return "official", head, True  # "State health director"
    if match and open_head and behind and match[2].lower() == "representative" and not country_of(role, unions=True):
        return "spokesperson", match[2], True  # "representative of the family trust"
    if match:
        return match[1], match[2], True
    for part in (head, role):  # "Professor emeritus", "Engineer and author": a phrase that does not end the head
        for guest_class, phrases in lists["classes"].items():
            if found := _holds(part, phrases):
                return guest_class, found, False
    if by_affiliation and kind != "hospital":
        return by_affiliation, str(kind_words), False
    if head.split()[-1:] and head.split()[-1].lower().endswith(tuple(lists["scholars"])):
        return "expert", head.split()[-1], True
    if open_head and affiliation and (body := _body_of(affiliation, dossier)):
        return ("company" if _is_company(body) else "official"), f"{open_head} … {affiliation}", True
    if kind == "outlet":
        return "analyst", str(kind_words), False  # "Former athlete, Channel Nine": on air for the outlet
    if open_head and affiliation and affiliation[:1].isupper() and open_head.lower() not in lists["loose_heads"]:
        return "company", f"{open_head} … {affiliation}", False  # a director of a body speaks for it, whatever it is
    if affiliation is None and (alone := kind_of(role))[0] in _AFFILIATION_CLASS:
        return _AFFILIATION_CLASS[str(alone[0])], str(alone[1]), False  # "Dr Ada Marsh, Teal University"
    return "unknown", "", False


def _kind_by_articles(affiliation: str, dossier: Dossier) -> tuple[str | None, str | None]:
    """What kind of body an affiliation is by what the articles call it beside its name: "the charity", "the British union";
    (None, None) where they do not say."""
    wanted = plain(affiliation)
    for actor in dossier.actors:
        if actor.kind in ("body", "unknown", "group") and wanted in map(plain, (actor.name, *actor.aliases)):
            for office in actor.offices:
                words = {w.lower() for w in re.findall(r"[\w’'-]+", dossier[office])}
                for kind, called in lexicon.load("roles")["called"].items():
                    if words & {*called}:
                        return str(kind), dossier[office]
    return None, None


_OWNED_BY = re.compile(r"\b(?:owner|founder|co-owner|co-founder)$", re.IGNORECASE)
_WITH_PRESIDENTS = frozenset({"company", "union", "campaign"})


def says_less(affiliation: str | None, behind: str) -> bool:
    """Whether what stands behind the comma tells less of a post than what stands behind its "of": nothing, an outlet, or a
    name of no known kind ("Former Head of the Safety Agency, Channel North")."""
    if affiliation is None or outlet_of(affiliation):
        return True
    return kind_of(affiliation)[0] is None and kind_of(behind)[0] in _AFFILIATION_CLASS


def _owns(affiliation: str, dossier: Dossier) -> bool:
    """Whether an article tells what a foundation or institute does with a share of something, or what it sells or buys: then
    its chair is there for the owner, and not as a scholar."""
    wanted = plain(affiliation)
    return any(
        _OWNS.search(text, span.end, span.end + _DEED) or _OWNED.search(text, max(0, span.start - _DEED), span.start)
        for actor in dossier.actors
        if actor.kind in ("body", "unknown", "group") and wanted in map(plain, (actor.name, *actor.aliases))
        for span in actor.mentions
        if (text := dossier.of(span.article).article.text)
    )


_DEED = 120  # code points
_OWNS = re.compile(
    r"(?:(?!\b(?:said|says|told|warned|estimated|found)\b)[^.;:“”\"\n]){0,80}?\b(?:owns?|owned|sells?|sold|selling|tender(?:s|ed)"
    r"|(?:holds?|held|holding|controls?|controlled) (?:[\w-]+ ){0,4}?(?:\d[\d.%]*|stake|shares?|half|quarter|third|majority|minority))\b"
)
_OWNED = re.compile(r"\b(?:owned|controlled|acquired|bought) by (?:the )?$")


def _body_of(words: str, dossier: Dossier) -> str | None:
    """The side of the story that these words name; None where they name none."""
    bodies = {a.name for a in dossier.actors if a.camp == a.name and a.kind in {"body", "unknown"}}
    fitting = (name for name, alias in names_of(dossier, ("body", "unknown")) if plain(alias) in plain(words))
    return next((name for name in fitting if name in bodies), None)


def _is_company(name: str) -> bool:
    return not {w.lower() for w in name.split()} & {*lexicon.load("principals")["bodies"]}


_PARTIES = frozenset({"party", "government", "court", "education"})  # "General Secretary, Labour Party"
_RANKS = frozenset({"chief", "head", "lead", "principal", "deputy"})
_NO_COMPANIES = frozenset({"government", "regulator", "campaign", "court", "union", "party", "sport", "panel"})
_EMPLOYERS = frozenset(
    {"company", "hospital", "schools", "government", "regulator", "union", "party", "campaign", "country"}
)
# "Chief Engineer, Harbour Authority" and "Chief Nurse, Teal Hospitals" speak for the body; "Professor of Engineering" for nobody


def ends_with(text: str, phrases: Sequence[str]) -> str | None:
    """The last words of a text that are one of these phrases, the longest first; None for none."""
    words = text.split()
    for phrase in sorted(phrases, key=len, reverse=True):
        n = len(phrase.split())
        tail = " ".join(words[-n:])
        if tail.lower().rstrip("s") == phrase.lower().rstrip("s"):
            return tail
    return None


def _holds(text: str, phrases: Sequence[str]) -> str | None:
    small = text.lower() if text.isascii() else ""
    for phrase in _longest_first(tuple(phrases)):
        if small and phrase.lower() not in small:
            continue  # most phrases are in no guest line: their patterns need not be made
        if m := _pattern(phrase).search(text):
            return m.group()
    return None


@cache
def _longest_first(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=len, reverse=True))


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """The phrase as words of their own."""
    return re.compile(rf"\b{re.escape(phrase)}\b", re.IGNORECASE)


def kind_of(affiliation: str | None) -> tuple[str | None, str | None]:
    """What kind of body an affiliation is, and the words that say so; (None, None) where none do."""
    if not affiliation:
        return None, None
    if outlet_of(affiliation):
        return "outlet", affiliation
    if of_sport := _body_of_sport(affiliation):
        return of_sport
    alliance = country_of(affiliation, unions=True)
    words_left = affiliation.replace(alliance[1], " ") if alliance else affiliation  # "African Union" is no trade union
    lists = lexicon.load("roles")
    for phrase in lists["no_regulators"]:
        words_left = re.sub(rf"\b{re.escape(phrase)}\b", " ", words_left, flags=re.IGNORECASE)
    for kind, words in lists["affiliations"].items():
        if found := _union_words(words_left) if kind == "union" else _holds(words_left, words):
            return str(kind), found
    if country_of(affiliation):
        return "country", affiliation
    if _CAUSE.match(affiliation):
        return "campaign", affiliation  # "Hearts for Answers"
    return None, None


_CAUSE = re.compile(r"(?:[A-Z]\w+ ){1,2}(?:for|against) [A-Z]\w+$")


def _body_of_sport(affiliation: str) -> tuple[str, str] | None:
    """A club, also one whose name holds "Union", or the body that governs a sport; None for those of its players."""
    lists = lexicon.load("roles")
    words = affiliation.split()
    if club := next((w for w in words if w in lists["clubs"]), None):
        return "company", club
    plain_words = {w.lower() for w in words}
    of_players = any(
        w.removesuffix("'").removesuffix("’") in plain_words for w in lists["workforce"]
    ) or _workforce_body().search(affiliation)
    if plain_words & {*lists["sports"]} and plain_words & {*lists["sports_bodies"]} and not of_players:
        return "sport", affiliation
    return None


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


def plain(name: str) -> str:
    """A name as it is compared: small letters, no marks, no article."""
    return re.sub(r"[^\w]+", " ", name.lower()).strip().removeprefix("the ")


def names_of(dossier: Dossier, kinds: tuple[str, ...] = ("body", "country")) -> Iterator[tuple[str, str]]:
    """Names of actors with their aliases, longest first; persons' names are left out: nobody speaks for a surname."""
    pairs = [(a.name, alias) for a in dossier.actors if a.kind in kinds for alias in (a.name, *a.aliases)]
    return iter(sorted((p for p in pairs if len(p[1]) > 3), key=lambda p: (-len(p[1]), p)))
