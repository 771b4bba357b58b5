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
    return tuple(
        replace(a, spoken=False) if a.spoken and a.kind == "indirect" and a.cue and _is_unsaid(article[a.cue]) else a
        for a in said
    )


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
