"""Claims of a few sentences, told amid a story so that words weigh as they do in one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefings.extract import extract_findings
from briefings.link import link_findings, resolve_speakers
from briefings.model import Dossier, RawArticle
from briefings.segment import segment_article

# Sentences of no matter that is tested, so that a key of two sentences in forty is a rare one.
AROUND = (
    "The council met on Monday. A bakery on Castle Street has won a prize. Buses were late in the rain. The library stays open on Sundays. "
    "A choir from the valley sang in the square. The road to the quarry is being widened.",
    "Two bands play at the summer fair. The price of bread went up. A painter gave a picture to the school. Swimmers crossed the bay. "
    "The weather turned cold at night. A bridge for walkers has been built in the park.",
    "The market hall got a new roof. Farmers sold apples at the gate. A clock that had stood still for years strikes again. "
    "The cinema shows old films. Trams run every ten minutes. Children planted trees behind the town hall.",
)


def _story(texts: tuple[str, ...]) -> Dossier:
    articles = [
        segment_article(RawArticle(f"{n}.txt", f"{text}\n\n{AROUND[n % 3]}\n", "", "utf-8"))
        for n, text in enumerate(texts)
    ]
    return link_findings([resolve_speakers(extract_findings(a, rules_only=True)) for a in articles])


@pytest.fixture
def clashes() -> Callable[..., list[list[str]]]:
    """The words that clash, one list a conflict, in a story of these articles."""

    def found(*texts: str) -> list[list[str]]:
        dossier = _story(texts)
        return [
            [dossier[m.words or m.span] for m in link.members] for link in dossier.links if link.kind == "conflicts"
        ]

    return found


@pytest.fixture
def headings() -> Callable[..., list[tuple[str, str]]]:
    """What each conflict is about, "" where no word tells it, and why it is one."""

    def found(*texts: str) -> list[tuple[str, str]]:
        return [(link.about or "", link.reason) for link in _story(texts).links if link.kind == "conflicts"]

    return found


@pytest.fixture
def agreements() -> Callable[..., list[str]]:
    """Why articles are said to agree or to tell one fact."""

    def found(*texts: str) -> list[str]:
        return [link.reason for link in _story(texts).links if link.kind in ("agrees", "corroborates")]

    return found
