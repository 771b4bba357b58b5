"""What is known of a news outlet in a guest line, a source or a pool, and what a listener should know of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefings import lexicon
from briefings.lexicon import outlets
from briefings.model import Article
from briefings.plan.genre import genres


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet as `lexicon/outlets.yaml` knows it."""

    name: str
    warning: str | None  # "state-owned: Russia"; None: nothing to say


@cache
def outlet_of(name: str | None) -> Outlet | None:
    """The news outlet of this name; None when it is none that the lexicon knows."""
    printed = outlets.named(name) if name else None
    if printed is None:
        return None
    entry = lexicon.load("outlets")["outlets"].get(printed) or {}
    return Outlet(printed, entry.get("flag"))


def warning_of(article: Article) -> str:
    """What a listener should know of who published an article, then of what kind it says it is: "state-owned: Russia;
    opinion"; "" for nothing."""
    outlet = outlet_of(article.outlet.value) if article.outlet else None
    return "; ".join(words for words in ((outlet.warning or "") if outlet else "", *genres(article)) if words)


def argues(article: Article) -> bool:
    """Whether an article is opinion, or its outlet campaigns: what it says in its own voice is no fact to put."""
    return bool(_ARGUES.search(warning_of(article)))


_ARGUES = re.compile(r"\b(?:campaigning|opinion)\b")
