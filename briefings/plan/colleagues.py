"""Whether a speaker may be a colleague of the guest, whatever side the articles show for them: of one government, of one
surname with somebody of the guest's side, in the guest's very post. In doubt nobody is put to their own house."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefings.plan.evidence import Evidence
from briefings.plan.identity import described
from briefings.plan.study import Study
from briefings.plan.terms import country_of

_GOVERNING = frozenset(("official", "spokesperson"))
_GOVERNMENT = re.compile(
    r"\b(?:minist(?:er|ers|ry|ries)|department|cabinet|government|privy council|prime minister|treasury|foreign office|state house|"
    r"(?:press|cabinet|foreign|home|state) secretary|secretary of state|ambassador|high commission\w*|envoy)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:shadow|former|ex|opposition|critic|premier|first minister|governor|mayor|county|city|town|provincial|regional|local|fire|"
    r"police|sheriff\w*)\b",
    re.IGNORECASE,
)
_OF_STAFF = re.compile(
    r"(?:his|her|their) (?:own )?(?:office|press office|(?:\w+ ){0,2}(?:director|chief of staff|spokes\w+|secretary|aides?|advisers?|department))\b",
    re.IGNORECASE,
)
_POSTS = frozenset(
    ("governor", "mayor", "president", "chancellor", "bishop", "archbishop", "commissioner", "king", "queen")
)


def is_colleague(study: Study, evidence: Evidence) -> bool:
    """Whether who speaks in a stretch may be a colleague of the guest."""
    return not study.speaks_alone and (
        _of_one_government(study, evidence) or _of_one_name(study, evidence) or _in_the_post(study, evidence)
    )


def called_words(study: Study, evidence: Evidence) -> tuple[str, ...]:
    """The speaker's name or description, and what the articles call them beside the name."""
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    return (evidence.speaker or "", *(study.dossier[o] for o in (actor.offices if actor else ())))


def _of_one_government(study: Study, evidence: Evidence) -> bool:
    """Whether a minister, a department, an envoy or their staff speaks beside a guest who speaks for a government, and
    nothing says that theirs is another: "the Cabinet Office" beside a minister."""
    if study.profile.guest_class not in _GOVERNING:
        return False
    line = f"{study.camp} {study.assignment.guest.text}"
    home = country_of(study.camp or "", unions=False) or country_of(study.assignment.guest.text, unions=False)
    if home is None and not _GOVERNMENT.search(line):
        return False
    named = " ".join((*called_words(study, evidence), evidence.camp or ""))
    called = " ".join((named, *_introduced(study, evidence)))
    if _ANOTHER.search(named) or not (_GOVERNMENT.search(called) or _OF_STAFF.search(called)):
        return False
    theirs = country_of(called, unions=False)
    return theirs is None or home is None or theirs[0] == home[0]


def _introduced(study: Study, evidence: Evidence) -> Iterator[str]:
    """What stands beside the name of a person who speaks, or before it: "the Danish ambassador, | Ada Marsh"."""
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    if actor is None or actor.kind != "person":
        return
    yield from (words for words, _ in described(study.dossier, actor))
    for span in actor.mentions:
        text = study.dossier.of(span.article).article.text
        if found := _LED_IN.search(text, max(0, span.start - _BEFORE), span.start):
            yield found[1]


_LED_IN = re.compile(r"\bthe ([^,.;:()“”\"\n]{3,60}), $")
_BEFORE = 70  # code points


def _of_one_name(study: Study, evidence: Evidence) -> bool:
    """Whether a bare surname is that of somebody of the guest's side, and of nobody else: "Marsh said"."""
    words = (evidence.speaker or "").split()
    return 0 < len(words) <= _SHORT and words[-1] in _surnames(study)


_SHORT = 2  # words: "Marsh", "Ms Marsh"


@lru_cache(maxsize=64)
def _surnames(study: Study) -> frozenset[str]:
    """The surnames that people of the guest's side have, and no others."""
    people = [a for a in study.dossier.actors if a.kind == "person" and " " in a.name]
    own = {a.name.split()[-1] for a in people if a is study.person or a.camp in study.own_camps}
    return frozenset(
        own - {a.name.split()[-1] for a in people if a is not study.person and a.camp not in study.own_camps}
    )


def _in_the_post(study: Study, evidence: Evidence) -> bool:
    """Whether the one governor of the story speaks beside a guest who is introduced as a governor."""
    role = (study.assignment.guest.role or "").lower()
    actor = study.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    return role in _POSTS and actor is not None and _holders(study, role) == frozenset((actor.name,))


@lru_cache(maxsize=64)
def _holders(study: Study, post: str) -> frozenset[str]:
    """Who of the story's people is called by a post."""
    return frozenset(
        a.name
        for a in study.dossier.actors
        if a.kind == "person" and any(study.dossier[o].lower().removeprefix("the ") == post for o in a.offices)
    )
