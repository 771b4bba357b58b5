"""Whether who speaks is described by what the articles may call the guest's own house: "the trust's chief nurse" beside the
medical director of a hospital trust, "the deputy mayor" beside a mayor, "a Marsh spokesman", "the family's barrister".

Articles name a body once and describe it ever after, and of two articles one may not name it at all. Where nothing shows
that a speaker is of another house, nobody is put to their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from briefings import lexicon
from briefings.lexicon import people
from briefings.model import Actor, Span
from briefings.plan.beside import kinds_of_bodies
from briefings.plan.evidence import Evidence
from briefings.plan.identity import described
from briefings.plan.study import Study

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OWNER = re.compile(r"(?:^|\s)(?:the|a|an|its|their|his|her)?\s?((?:[\w-]+\s){0,2}[\w-]+)['’]s?\s(?=\w)", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|for|at|from|with|in|close to) (?:the|its|his|her|their) ((?:[a-z-]+ ){0,2}[a-z-]+)$")
_ABOUT = re.compile(
    r"\b(?:with|who|that|whose|which|familiar|about)\b"
)  # "a person with knowledge of the company's dealings"
_GONE = re.compile(
    r"\b(?:former|ex|retired|onetime|one-time|erstwhile|once|left|quit|resigned|sacked|dismissed|suspended|rival|opposition|shadow|"
    r"critics?|opponents?|whistleblowers?|employees?|workers?|customers?|shareholders?|patients?|parents?|residents?|victims?)\b",
    re.IGNORECASE,
)  # who speaks of a house and is not of it, or no longer

_BARGAINS = re.compile(r"\bagents?$", re.IGNORECASE)  # for a person with that person's own house: "the player's agent"


def of_guests_house(study: Study, evidence: Evidence) -> bool:
    """Whether the words for who speaks may be words for somebody of the guest's house; never of who has left it."""
    if study.camp is None or study.speaks_alone or not evidence.speaker:
        return False
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    called = tuple(_called(study, evidence, actor))
    if evidence.camp and not evidence.camp.islower():  # a body that is only described has no name of its own
        bargains = any(_BARGAINS.search(words) for words, _ in called)
        return (not bargains and _stands_for_own(study, evidence.camp)) or _gives_to(study, evidence, actor)
    if any(_GONE.search(words) for words, _ in called):
        return False
    return (
        any(_is_of_kind(study, words, span) for words, span in called)
        or any(_is_retinue(study, words) for words, _ in called)
        or _backs(study, actor)
        or _of_kin(study, actor)
    )


def _called(study: Study, evidence: Evidence, actor: Actor | None) -> Iterator[tuple[str, Span]]:
    """How the speaker is described: by the words of the sentence where no name is among them, and by the offices."""
    source = evidence.attribution.source if evidence.attribution else None
    speaker = evidence.speaker or ""
    if source is not None and (actor is None or actor.kind != "person"):
        words = study.dossier[source]
        yield (
            words.removesuffix(speaker).strip() if words != speaker else speaker,
            source,
        )  # "Marsh's assistant | Piet Orr"
    if actor is not None and actor.kind == "person":
        yield from _beside(study, actor)  # offices, and "the trust's chief nurse" beside the name


def _beside(study: Study, actor: Actor) -> Iterator[tuple[str, Span]]:
    """What stands beside a speaker's name up to the next comma: "who endorsed Marsh | , said that"."""
    yield from ((words.split(",")[0], span) for words, span in described(study.dossier, actor))


# ---------------------------------------------------------------------------------------------- by the kind of body


def _is_of_kind(study: Study, words: str, span: Span) -> bool:
    """Whether a description is of a body of the guest's kind, or is a post of one, and no other such body is named nearer."""
    calls, posts = _calls(study)
    if not calls or words.lower().startswith("whose "):
        return False
    plain_post = " ".join(w.lower() for w in _WORD.findall(words) if w.lower() not in ("the", "a", "an", "its"))
    if plain_post in posts:
        return not _is_anothers(study, plain_post.split(), span, of_kind=True)
    owner = _OWNER.search(_ABOUT.split(words, maxsplit=1)[0]) or _OF.search(words)
    if owner is not None:
        held = [w.lower() for w in _WORD.findall(owner[1])]
        return bool(held) and held[-1] in calls and owner[1].islower() and not _is_anothers(study, held, span)
    plain = _WORD.findall(words)
    if plain and plain[0].lower() in ("the", "a", "an"):
        plain = plain[1:]
    if not plain or any(w[:1].isupper() for w in plain[1:]):
        return False
    held = [w.lower() for w in plain]
    if held[-1] in calls or (
        len(held) > 1
        and set(held[:-1]) & calls
        and people.sort_of(people.singular(held[-1])) in ("office", "kin", None)
    ):
        return not _is_anothers(study, held, span)
    return False


def _is_anothers(study: Study, held: Sequence[str], span: Span, *, of_kind: bool = False) -> bool:
    """Whether a body of another side is named last before a description, by one of its very words, or right before it.

    Args:
        of_kind: The description is a post that only a body of the guest's kind has; a league or union has no striker.
    """
    named = _bodies_named(study).get(span.article, [])
    last = bisect_left(named, (span.start,)) - 1
    if last < 0 or named[last][1]:
        return False
    article = study.dossier.of(span.article).article
    here, there = article.paragraph_at(span.start), article.paragraph_at(named[last][0])
    near = here is not None and there is not None and here.number - there.number <= _NEAR
    name = {
        w.lower() for w in _WORD.findall(article.text[named[last][0] : named[last][0] + _LONGEST_NAME].split("\n")[0])
    }
    if held[-1] in {w.lower() for w in _WORD.findall(study.camp or "")} - name:
        return False  # "the unit" of the Sailing Integrity Unit, whatever is named last
    if of_kind and name & (kinds_of_bodies() - _calls(study)[0]):
        return False
    return near or bool(name & set(held))


@lru_cache(maxsize=64)
def _bodies_named(study: Study) -> Mapping[str, list[tuple[int, bool]]]:
    """Article id to where bodies are named, and whether of the guest's side; in text order."""
    found: dict[str, list[tuple[int, bool]]] = {}
    for actor in study.dossier.actors:
        own = actor.camp in study.own_camps or actor.name in study.own_camps
        if own or actor.kind == "body" or (actor.kind == "unknown" and actor.camp == actor.name):
            for span in actor.mentions if actor.name[:1].isupper() else ():
                found.setdefault(span.article, []).append((span.start, own))
    return {article: sorted(places) for article, places in found.items()}


_NEAR = 1  # paragraphs
_LONGEST_NAME = 40  # code points


@lru_cache(maxsize=64)
def _calls(study: Study) -> tuple[frozenset[str], frozenset[str]]:
    """What the articles may call the guest's body when they do not name it, and the posts that only such a body has."""
    guest = study.assignment.guest
    line = f"{study.camp} {guest.affiliation or ''} {guest.role or guest.text}"
    words = {w.lower().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(line)}
    found = [
        kind
        for kind in lexicon.load("houses")["kinds"]
        if words & {*kind["names"]} or study.profile.guest_class in kind["class"]
    ]
    heads = (
        re.split(r"\s(?:of|for)\s", name, maxsplit=1)[0].split()[-1:]
        for name in (study.camp or "", guest.affiliation or "")
    )
    return (
        frozenset(word for kind in found for word in kind["called"]) | {w.lower() for head in heads for w in head},
        frozenset(word for kind in found for word in kind.get("posts", ())),
    )


def own_calls(study: Study) -> frozenset[str]:
    """What the articles may call the guest's body when they do not name it: "the club", "the nominee"."""
    return _calls(study)[0]


# ---------------------------------------------------------------------------------------------- by a name of the side


def _is_retinue(study: Study, words: str) -> bool:
    """Whether a description puts somebody's aide, lawyer or kin beside a name of the guest's side: "a Marsh spokesman"."""
    held = _WORD.findall(words)
    if not held:
        return False
    tails = {" ".join(held[-2:]).lower(), held[-1].lower()}
    unnamed = study.profile.guest_class not in ("official", "spokesperson", "former_official") and tails & _list(
        "sources"
    )
    if not unnamed and not tails & _list("retinue"):
        return False
    return any(re.search(rf"\b{re.escape(name)}\b", words) for name in _own_names(study))


@lru_cache(maxsize=64)
def _own_names(study: Study) -> tuple[str, ...]:
    """The names of the guest's side: its own, those of its people, and their surnames; a short name that another side bears
    is left out."""
    own = [
        a for a in study.dossier.actors if a is study.person or a.camp in study.own_camps or a.name in study.own_camps
    ]
    found = {form for a in own for form in (a.name, *a.aliases, *([a.name.split()[-1]] if a.kind == "person" else []))}
    others = {form for a in study.dossier.actors if a not in own for form in (a.name, *a.aliases, a.name.split()[-1])}
    initials = "".join(w[0] for w in (study.camp or "").split() if w[:1].isupper())
    found |= {initials} if len(initials) > 2 else set()  # "a source of the | UDR"
    return tuple(sorted(form for form in found - others if len(form) > 2 and form[:1].isupper()))


def _backs(study: Study, actor: Actor | None) -> bool:
    """Whether what stands beside the speaker's name says that they stand with the guest's side: "who endorsed Marsh"."""
    names = _own_names(study)
    if actor is None or not names:
        return False
    beside = [words for words, _ in _beside(study, actor)]
    return any(_supports().search(words) and any(_behind(words, name) for name in names) for words in beside)


def _gives_to(study: Study, evidence: Evidence, actor: Actor | None) -> bool:
    """Whether the articles say beside a body's name that it pays or endorses the guest's side: "which has given Marsh $2m"."""
    names = _own_names(study)
    if actor is None or not names or study.sides.opposed(evidence.camp, study.camp):
        return False
    own = rf"(?:the )?(?:{'|'.join(map(re.escape, names))})\b"
    gives = re.compile(rf"(?:\b(?:given|gave) {own} [$£€]|\b(?:endorsed|endorses|bankrolls|bankrolled) {own})")
    return any(gives.search(words) for words, _ in described(study.dossier, actor))


def _behind(words: str, name: str) -> bool:
    """Whether a name stands behind a word of support."""
    found = _supports().search(words)
    return found is not None and re.search(rf"\b{re.escape(name)}\b", words[found.end() :]) is not None


@cache
def _supports() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, lexicon.load('houses')['backs']))})\b")


@lru_cache(maxsize=256)
def _stands_for_own(study: Study, camp: str) -> bool:
    """Whether a side is a person whom the articles put into the guest's body: "Luca Marsh of Halden Racing", whose lawyer
    speaks."""
    person = next((a for a in study.dossier.actors if a.name == camp and a.kind == "person"), None)
    if person is None or study.sides.opposed(camp, study.camp):
        return False
    if person.camp in study.own_camps:
        return True  # the lawyer of the club's owner
    behind = re.compile(
        rf",? (?:of|from|for|at) (?:the )?(?:{'|'.join(map(re.escape, _own_names(study))) or '(?!)'})\b"
    )
    return any(behind.match(study.dossier.of(m.article).article.text, m.end) for m in person.mentions)


def _of_kin(study: Study, actor: Actor | None) -> bool:
    """Whether a person bears the surname of a family for whom the guest speaks: "Ingrid Marsh" for the Marsh family."""
    camp = study.camp or ""
    if actor is None or actor.kind != "person" or not _FAMILY.search(camp):
        return False
    names = {w for w in _WORD.findall(camp) if w[:1].isupper()}
    offices = " ".join(study.dossier[o] for o in actor.offices)
    return (" " in actor.name and actor.name.split()[-1] in names) or any(
        re.search(rf"\b{re.escape(name)}['’]s (?:\w+ )?(?:{_KIN})\b", offices) for name in names
    )


_FAMILY = re.compile(r"\b(?:famil(?:y|ies)|relatives|parents|widow|mother|father|children)\b", re.IGNORECASE)
_KIN = "wife|husband|partner|widow|widower|mother|father|son|daughter|sister|brother|parents|cousin|uncle|aunt|niece|nephew"


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("houses")[name])
