"""Which sentences are the outlet's own account, with what somebody says of it in a clause behind: "The council had shut the
baths, citing the cost of the roof"; and that clause by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.model import Actor, Attribution, Span
from briefings.plan.excerpts import VERB, reporting_forms

_BODIES = frozenset(("body", "country"))


def is_narrated(text: str, span: Span, said: Attribution, others: Sequence[Attribution], actor: Actor | None) -> bool:
    """Whether a stretch tells what a body did, not what it says: under its name the telling would be its words.

    Args:
        text: The article's text.
        span: The stretch.
        said: The attribution that carries most of it.
        others: All that touch it.
        actor: Who speaks; a person's deed stays with the person, whose words explain it.
    """
    if actor is None or actor.kind not in _BODIES or said.kind != "indirect":
        return False
    own = [a for a in others if a.speaker == said.speaker]
    hanging = [a for a in own if _hangs(text, span, a)]
    deeds = [a for a in own if a not in hanging and a.cue and not _speaks(text[a.cue.start : a.cue.end])]
    return not said.spoken or (bool(hanging) and len(hanging) + len(deeds) == len(own))


def view_behind(text: str, span: Span, others: Sequence[Attribution]) -> Attribution | None:
    """Of a stretch in the outlet's voice what somebody says in the clause that ends it: "the plan that Marsh has pushed for
    years, | arguing that only a tunnel can save the town". None where it has none, where the clause is no sentence of its own
    ("citing the cost of the roof"), and where the sentence tells what is past.

    Args:
        text: The article's text.
        span: The stretch, of which the outlet, or somebody else, tells all but that clause.
        others: All attributions that touch it.
    """
    for said in others:
        source, cue, content = said.source, said.cue, said.content[-1]
        if (
            said.kind != "indirect"
            or not said.spoken
            or said.negated
            or not said.speaker
            or source is None
            or cue is None
        ):
            continue
        hangs = source.end < cue.start < content.start and text[source.end : cue.start].rstrip().endswith(",")
        if not hangs or not span.contains(said.whole) or not _PARTICIPLE.match(text, cue.start, cue.end):
            continue
        if any(a is not said and a.speaker and any(c.overlaps(content) for c in a.content) for a in others):
            continue  # another tells it: "She added that the board had given in, arguing that …"
        if VERB.search(text, content.start, content.end) and not _PAST.search(text, span.start, cue.start):
            return said
    return None


_PAST = re.compile(
    r"\b(?:[Uu]ntil|[Tt]hus far|[Uu]p to now|used to|no longer|had (?:long|earlier|previously|once))\b"
)  # what a sentence calls so is no longer held


def _hangs(text: str, span: Span, said: Attribution) -> bool:
    """Whether words hang on a participle behind a clause of the outlet's that tells a deed or a state: "was opposed to the
    tower, | citing the shade"; "warned drivers, | citing black ice" is speech throughout."""
    source, cue = said.source, said.cue
    if source is None or cue is None or not span.contains(source) or not source.end < cue.start < said.span.start:
        return False
    told = text[source.end : cue.start].rstrip()
    if not told.endswith(",") or not _PARTICIPLE.match(text, cue.start, cue.end) or _STOP.search(told):
        return False
    return bool(_DEED.match(told)) and not _speaks(told)


def _speaks(told: str) -> bool:
    """Whether the verb of a clause is one of saying; behind a form of "be" it is a state, or done to the body."""
    words = [word for word in _WORD.findall(told) if not word.endswith("ly")]
    helpers = next((n for n, word in enumerate(words) if word not in _HELPERS), len(words))
    if helpers == len(words) or (helpers and words[helpers - 1] in _BE and not words[helpers].endswith("ing")):
        return False
    return words[helpers] in reporting_forms()


# A verb right behind the name: no aside, nothing that tells which body.
_DEED = re.compile(r"\s(?!(?:of|in|at|for|on|and|or|from|with|who|which|that|as)\b)[a-z]")
_PARTICIPLE = re.compile(r"(?:\w+ly\s)?[a-z]{2,20}ing\b")
_STOP = re.compile(r"[.!?;“”\"]")
_WORD = re.compile(r"[a-z’'-]+")
_BE = frozenset(("is", "are", "was", "were", "be", "been"))
_HELPERS = _BE | {
    "has",
    "have",
    "had",
    "will",
    "would",
    "also",
    "already",
    "since",
    "now",
    "again",
    "previously",
    "earlier",
}
