"""The casts of all articles -> the actors of the story.

Spellings of one name unite and are kept as variants; likenesses, father and son, and two of one surname stay apart. A
body is not its chief, a country not its president: each is an actor of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefings.lexicon import geography, organisations, outlets, people
from briefings.link import holders, names, offices
from briefings.link.cast import Cast, Referent
from briefings.link.scene import words
from briefings.model import Actor, Findings, MentionKind, Span


@dataclass
class _Group:
    """Referents of several articles that are one actor."""

    members: list[tuple[Cast, Referent]] = field(default_factory=list)

    @property
    def kind(self) -> MentionKind:
        kinds = Counter(r.kind for _, r in self.members if r.kind != "unknown")
        return min(kinds.items(), key=lambda item: (-item[1], item[0]))[0] if kinds else "unknown"

    @property
    def articles(self) -> set[str]:
        """The ids of the articles that have it."""
        return {cast.article.id for cast, _ in self.members}

    def forms(self) -> Counter[str]:
        """Every form with how many mentions have it."""
        found: Counter[str] = Counter()
        for cast, referent in self.members:
            for span in referent.mentions:
                text = cast.article[span]
                found[text if referent.kind == "outlet" else names.plain(text)] += 1
        return found


def gather_actors(
    findings: Sequence[Findings], casts: Sequence[Cast]
) -> tuple[tuple[Actor, ...], Mapping[tuple[str, str], str]]:
    """The actors without camps, in order of first mention, and for each article and speaker text the actor's name.

    A group without a name that speaks ("Ukrainian officials") is an actor too. Names are unique: a second person of the
    same name does not occur, since nothing would tell the two apart.
    """
    groups = _unite(casts)
    actors: dict[str, Actor] = {}
    known: dict[tuple[str, str], str] = {}
    for group in groups:
        actor = _actor(group)
        if actor.name in actors:
            continue
        actors[actor.name] = actor
        for cast, referent in group.members:
            known[cast.article.id, referent.name] = actor.name
    known |= dict(holders.named(findings, tuple(actors.values()), known))
    for name, actor in _unnamed(findings, known):
        actors.setdefault(name, actor)
    return tuple(actors.values()), known


def _unite(casts: Sequence[Cast]) -> list[_Group]:
    groups: dict[str, _Group] = {}
    buckets: dict[str, list[str]] = {}  # full names of people by what forms of one name share
    alone: list[tuple[Cast, Referent]] = []
    for cast in casts:
        for referent in cast.referents:
            if referent.kind in ("person", "unknown") and " " not in referent.name:
                alone.append((cast, referent))
                continue
            key = _key(referent)
            if key not in groups and referent.is_person:
                folded = names.folded(referent.name)
                alike = buckets.setdefault(names.bucket(folded), [])
                key = next(
                    (k for k in alike[-names.COMPARED :] if names.one_person(k.removeprefix("person:"), folded)), key
                )
                if key.startswith("person:") and key not in alike:
                    alike.append(key)
            groups.setdefault(key, _Group()).members.append((cast, referent))
    for key in [k for k in groups if k.startswith("name:")]:
        person = f"person:{key.removeprefix('name:')}"
        if person in groups:  # one name, of a person in one article and of unknown kind in another
            groups[person].members += groups.pop(key).members
    by_surname: dict[str, list[str]] = {}
    for key in groups:
        if key.startswith("person:"):
            by_surname.setdefault(names.parts(key.removeprefix("person:"))[-1], []).append(key)
    by_first: dict[str, list[str]] = {}
    for key in groups:
        if key.startswith("name:"):
            first, *rest = key.removeprefix("name:").split()
            if not rest or _only_adds(rest):  # a town is not its grammar school
                by_first.setdefault(first, []).append(key)
    for cast, referent in alone:
        word = names.folded(referent.name)
        fits = [k for k in by_surname.get(word, ()) if _genders_agree(groups[k], referent)]
        if referent.kind == "unknown":  # "Brandt" of Brandt Foods and Aldo Brandt is either
            fits += by_first.get(word, ())
        elif any(r.is_person and names.parts(r.name)[-1] == word for r in cast.referents if " " in r.name):
            fits = []  # the article itself leaves open which of its bearers the surname alone means
        key = fits[0] if len(fits) == 1 else _key(referent)
        groups.setdefault(key, _Group()).members.append((cast, referent))
    _unite_initials(groups)
    _unite_spellings(groups)
    _unite_short_names(groups)
    return list(groups.values())


def _unite_short_names(groups: dict[str, _Group]) -> None:
    """Unites what some articles call by the first or last words of one longer name: "Halden Marsh" and Halden Marsh
    Industries, "Tram Agency" and the Upper Vell Tram Agency, "Engineer Ada Marsh" and Ada Marsh. Two whom one article
    tells apart stay two, and so do "Red Cross" and the Kenya Red Cross."""
    longer: dict[str, dict[str, None]] = {}  # a short form -> the keys of the names that it opens or ends
    surnames = {key.rsplit(maxsplit=1)[-1].removeprefix("person:") for key in groups if key.startswith("person:")}
    for key, group in groups.items():
        sort, _, name = key.partition(":")
        split = name.split()
        if sort == "person" or (sort == "name" and group.kind in ("body", "unknown")):
            for i in range(1, len(split)):
                if i < len(split) - 1 and not (sort == "name" and _tells_apart(split[:i])):
                    longer.setdefault(" ".join(split[i:]), {})[key] = None
                if sort == "name" and _only_adds(split[i:]):
                    longer.setdefault(" ".join(split[:i]), {})[key] = None
    short = [k for k in groups if k.partition(":")[2] in longer and _can_be_short(k, groups[k], surnames)]
    for key in sorted(short, key=lambda k: -len(k)):
        name = key.partition(":")[2]
        fits = [k for k in longer[name] if k != key and k in groups and _is_of_sort(key, k, groups[k])]
        if len(fits) == 1 and not groups[key].articles & groups[fits[0]].articles:
            into, out = (key, fits[0]) if key.startswith("person:") else (fits[0], key)
            groups[into].members += groups.pop(out).members


def _is_of_sort(short: str, long: str, group: _Group) -> bool:
    person = long.startswith("person:") or (group.kind == "unknown" and len(long.split()) > 2)
    return person if short.startswith("person:") else long.startswith("name:")


def _tells_apart(lead: Sequence[str]) -> bool:
    """Whether the words before a name make another body of it: "Kenya Red Cross", "Ohio Supreme Court", "National Security
    Council"."""
    states = geography.states().values()
    return any(offices.country(w) or w.capitalize() in states or w in _OF_MANY for w in lead)


_OF_MANY = frozenset(
    ("national", "international", "federal", "regional", "local", "european", "world", "royal", "joint")
)


def _only_adds(tail: Sequence[str]) -> bool:
    """Whether the words behind a name leave it the same body: "Halden | Biologics", "Carrow | Industries Inc of Lorme",
    "Department of Health | and Social Care"; the firm's pension scheme and the town's school are others."""
    said = {w.capitalize() for w in tail}
    if any(offices.country(w) for w in tail) or organisations.own_part(tail):
        return False
    firm = {w.casefold() for w in organisations.words("companies")} & set(tail)
    others = organisations.words("bodies") | organisations.words("independent") | organisations.words("places")
    return bool(firm) or tail[0] in ("of", "and") or (len(tail) == 1 and not said & others)


def _can_be_short(key: str, group: _Group, surnames: Collection[str]) -> bool:
    """Whether a name can be the short form of another: a full name of a person, or a body's that says something."""
    sort, _, name = key.partition(":")
    if sort == "person":
        return " " in name
    if sort != "name" or group.kind not in ("body", "unknown") or people.is_plural(name.split()[-1]):
        return False
    said = {w.capitalize() for w in name.split()}
    idle = organisations.words("bodies") | organisations.words("portfolios") | organisations.words("others")
    return not said <= (idle if " " in name else idle | organisations.generic()) and name not in surnames


def _unite_initials(groups: dict[str, _Group]) -> None:
    """Unites a body that some articles only call by its letters with the one that an article calls so as well, behind whose
    name they stand in brackets ("the (Medicines and Foods) Safety Agency (MFSA)"), or whose capitals they are: "the VRL" and
    the Vell Rowing League. Of two whose capitals they are it is neither."""
    whose: dict[str, dict[str, None]] = {}
    for key, group in groups.items():
        if key.startswith("name:") and group.kind == "body":
            spelt = {names.initials(r.name) for _, r in group.members if len(r.name.split()) >= _LETTERS}
            for letters in sorted(
                form for form in spelt if len(form) >= _LETTERS and f"name:{names.folded(form)}" in groups
            ):
                whose.setdefault(letters, {})[key] = None
        for cast, referent in group.members if group.kind in ("body", "unknown") else ():
            for form in referent.forms if " " in referent.name else ():
                if form.isupper() and " " not in form:
                    whose.setdefault(form, {})[key] = None
            for span in referent.mentions if " " in referent.name else ():
                if behind := _IN_BRACKETS.match(cast.article.text, span.end):
                    whose.setdefault(behind[1], {})[key] = None
    for letters, keys in whose.items():
        alone = f"name:{names.folded(letters)}"
        into = next(iter(keys))
        if len(keys) == 1 and alone in groups and alone != into and into in groups:
            groups[into].members += groups.pop(alone).members


_IN_BRACKETS = re.compile(r"\s\(([A-Z]{2,8})\)")
_LETTERS = 3  # by which nothing but a name's capitals tells that they are its own


def _unite_spellings(groups: dict[str, _Group]) -> None:
    """Unites persons of one office whose surnames are spelt in two ways: "Boris Koralov, the energy minister", in another
    article "the Minister of Energy Khoralov". Whom one article names apart are two, and two who fit are nobody."""
    by_letter: dict[str, list[str]] = {}
    for key, group in groups.items():
        if key.startswith("person:") and _posts(group):
            by_letter.setdefault(names.parts(key.removeprefix("person:"))[-1][0], []).append(key)
    for keys in by_letter.values():
        for key in keys[: names.COMPARED]:
            fits = [k for k in keys[: names.COMPARED] if k != key and key in groups and k in groups]
            fits = [k for k in fits if _are_spellings(k, key, groups)]
            if len(fits) == 1:
                into, out = sorted((fits[0], key), key=keys.index)
                groups[into].members += groups.pop(out).members


def _are_spellings(one: str, other: str, groups: Mapping[str, _Group]) -> bool:
    a, b = one.removeprefix("person:"), other.removeprefix("person:")
    if not names.near_surnames(names.parts(a)[-1], names.parts(b)[-1]):
        return False
    if " " in a and " " in b and not names.same_given_names(a, b):
        return False
    mine, theirs = groups[one], groups[other]
    genders = {r.gender for _, r in (*mine.members, *theirs.members) if r.gender}
    together = {c.article.id for c, _ in mine.members} & {c.article.id for c, _ in theirs.members}
    if len(genders) > 1 or together:
        return False
    full = " " in a and " " in b
    return any(_is_one_post(p, q) and (full or p & words("sole")) for p in _posts(mine) for q in _posts(theirs))


def _posts(group: _Group) -> list[frozenset[str]]:
    """The words of each office beside the names, without forms of address: {"energy", "minister"}."""
    found = (offices.telling(cast.article[o]) for cast, referent in group.members for o in referent.offices)
    return list(dict.fromkeys(post for post in found if post))


def _is_one_post(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two offices are one that one person has: "Energy Minister" and "minister of energy" or "the Norvanian energy
    minister", "Mayor" and "mayor of Lorme"; not a deputy's."""
    less, more = sorted((one, other), key=len)
    told = len(less) > 1 or bool(less & words("sole"))
    return told and less <= more and not (more - less) & words("distinct")


def _key(referent: Referent) -> str:
    if referent.kind == "outlet":
        return f"outlet:{outlets.named(referent.name) or names.folded(referent.name)}"
    form = geography.forms().get(geography.plain(referent.name))
    if form and form.sort in ("name", "union") and referent.kind in ("country", "body"):
        whole = form.sort == "name" or names.folded(referent.name) in _union_names(form.country)
        if whole:
            return f"country:{form.country}"
    if referent.kind == "person":
        return f"person:{names.folded(referent.name)}"
    return f"name:{names.folded(referent.name)}"


def _union_names(union: str) -> frozenset[str]:
    """Forms that name the union itself, not one of its councils: "EU", "Atlantic Alliance"."""
    return frozenset(
        names.folded(form) for form, known in geography.forms().items()
        if known.country == union and (form == union or form.replace(".", "").isupper() or form.split()[-1] in ("Alliance", "Union", "Nations", "Organization", "Organisation"))
    )  # fmt: skip


def _genders_agree(group: _Group, referent: Referent) -> bool:
    known = {r.gender for _, r in group.members if r.gender}
    return referent.gender is None or not known or referent.gender in known


def _actor(group: _Group) -> Actor:
    forms = group.forms()
    kind = group.kind
    longest = max(len(f.split()) for f in forms)
    full = (
        [f for f in forms if len(f.split()) == longest] if kind == "person" else [max(forms, key=lambda f: (len(f), f))]
    )
    if kind == "person":  # "Engineer Ada Marsh" where another article has the name alone
        full = [next((f for f in forms if " " in f and long.endswith(f" {f}")), long) for long in full]
    # a known given name before the more frequent spelling: "Volodymyr" before "Volodomy"
    name = min(full, key=lambda f: (f.isupper(), not people.is_given(f.split()[0]), -forms[f], f))
    if kind in ("country", "outlet") or group.members[0][1].kind == "country":
        name = _printed(group, forms, name)
    spans = tuple(span for _, referent in group.members for span in referent.mentions)
    offices = tuple(office for _, referent in group.members for office in referent.offices)
    return Actor(
        name=name,
        kind=kind,
        aliases=tuple(sorted(f for f in forms if f != name)),
        variants=tuple(_variants(group, name)) if kind == "person" else (),
        offices=offices,
        mentions=spans,
    )


def _printed(group: _Group, forms: Counter[str], longest: str) -> str:
    """The form of a country or outlet that is its usual name, where an article has it."""
    referent = group.members[0][1]
    if referent.kind == "outlet":
        usual = outlets.named(referent.name)
    else:
        form = geography.forms().get(geography.plain(referent.name))
        usual = form.country if form else None
    return usual if usual and usual in forms else longest


def _variants(group: _Group, name: str) -> Iterator[tuple[str, Span]]:
    """Spellings of the full name, or of the surname alone, that differ, the actor's own first, each with the first place
    that has it."""
    found: dict[str, Span] = {}
    surname = names.parts(name)[-1]
    for cast, referent in group.members:
        for span in referent.mentions:
            text = names.plain(cast.article[span])
            whole = " " in text and not text.isupper() and len(text.split()) == len(name.split())
            if whole or (" " not in text and names.near_surnames(text, surname)):
                found.setdefault(text, span)
    if len(found) > 1:
        yield from sorted(found.items(), key=lambda item: item[0] != name)


def _unnamed(findings: Sequence[Findings], known: dict[tuple[str, str], str]) -> Iterator[tuple[str, Actor]]:
    """Groups and persons that speak without a name, by their description; `known` learns their names."""
    spans: dict[str, list[Span]] = {}
    texts: dict[str, str] = {}
    named: dict[str, bool] = {}
    where: dict[str, list[tuple[str, str]]] = {}
    for found in findings:
        for attribution in found.attributions:
            text, source = attribution.speaker, attribution.source
            if not text or source is None or (found.article.id, text) in known or _joint(text, attribution.sourcing):
                continue
            if not _describes_people(text):
                continue
            key = names.folded(names.plain(text))
            named[key] = attribution.sourcing == "named"
            texts.setdefault(key, text)
            spans.setdefault(key, []).append(source)
            where.setdefault(key, []).append((found.article.id, text))
    for key, text in texts.items():
        for place in where[key]:
            known[place] = text
        kind: MentionKind = "body" if named[key] else "group"
        yield text, Actor(text, kind, tuple(sorted({t for _, t in where[key]} - {text})), mentions=tuple(spans[key]))


_PHRASE_END = frozenset(
    ["of", "for", "from", "at", "in", "to", "with", "by", "on", "who", "that", "which", "familiar", "close", "cited"]
)


def _describes_people(text: str) -> bool:
    """Whether the head of a description is a noun for people or a body: "the visit by officials" is neither."""
    for i, word in enumerate(text.split()):
        if i and word in _PHRASE_END:
            return text.split(maxsplit=1)[0].lower() in ("one", "some", "many", "several", "most", "two", "three")
        if people.sort_of(word.strip(",.")) not in (None, "text"):
            return True
    return False


def _joint(text: str, sourcing: str) -> bool:
    return sourcing == "named" and (" and " in text or " nor " in text)
