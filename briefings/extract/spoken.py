"""Whether an attribution lays words to its source, or what was never said: "pals fear", "will report", "is expected to"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from briefings import lexicon
from briefings.model import Article, Attribution

_WORD = re.compile(r"[\w’'-]+")


def mark_unspoken(article: Article, said: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions, with `spoken` false where the cue tells of no words. What stands between marks was said."""
    return tuple(replace(a, spoken=False) if a.spoken and a.cue and _tells_no_words(article, a) else a for a in said)


def _tells_no_words(article: Article, said: Attribution) -> bool:
    assert said.cue is not None
    cue = article[said.cue].lower()
    if cue.split()[-1] in _listed("reading") and said.kind != "direct":
        return True
    if [article[c].lower() for c in said.content] == ["what"]:
        return True  # "is careful in what she says"
    if said.kind == "mixed":  # "The board knew that the tank was “a bomb”": whoever wrote so, the board did not say it
        return cue.split()[-1] in _listed("knowledge")
    if said.kind != "indirect":
        return False
    source = article[said.source].lower() if said.source else ""
    shown = cue.split()[-1] in _listed("showing") and _to_whom().match(article.text, said.content[0].start) is not None
    return _is_unsaid(cue) or _is_thing(source) or (shown and not source.startswith("which"))


@cache
def _to_whom() -> re.Pattern[str]:
    """What somebody is shown, and what somebody does not show: "showed | us a picture", "showed | no reaction"."""
    return re.compile(r"(?:us|me|him|her|them|reporters|journalists|no)\s")


def _is_thing(source: str) -> bool:
    """Whether what stands as the source can say nothing: "the incident", "the number of deaths"."""
    found = _WORD.findall(source)
    if len(found) < 2 or found[0] not in ("the", "a", "an", "this", "that"):
        return False
    of = next((i for i, w in enumerate(found) if w in ("of", "by", "on", "in", "at", "with", "to", "from")), len(found))
    return found[of - 1] in _listed("things")


def _is_unsaid(cue: str) -> bool:
    found = _WORD.findall(cue.lower())
    if not found:
        return False
    passive = any(w in _listed("passive") and any(b in _listed("be") for b in found[:i]) for i, w in enumerate(found))
    own = " by" in cue or "according" in found
    ahead = found[0] in _listed("ahead") and "not" not in found  # "will not say" refuses
    return (passive and not own) or ahead or found[-1] in _listed("feelings")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("unsaid")[name])
