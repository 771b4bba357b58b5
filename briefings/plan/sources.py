"""The articles: who published them, when, and what this pack took from each, or why nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from briefings.model import Article, Item
from briefings.plan.brief import Brief
from briefings.plan.events import absent
from briefings.plan.lines import article_day
from briefings.plan.manner import draws_on, loaded_words
from briefings.plan.outlet import warning_of
from briefings.plan.runs import runs_of
from briefings.template.shape import SectionTemplate

_SLOTS = (
    "code",
    "outlet",
    "byline",
    "date",
    "date_given",
    "file",
    "paragraphs",
    "warning",
    "draws_on",
    "loaded",
    "set_aside",
)
WORDINGS = {"used": _SLOTS, "unused": (*_SLOTS, "absent", "old")}


def plan(brief: Brief, section: SectionTemplate) -> tuple[Item, ...]:  # noqa: ARG001  every section is planned alike
    """A line for each article read, in file order; never empty."""
    printed, cited = _printed(brief), _cited(brief)
    items = []
    for article in brief.dossier.articles:
        code = brief.dossier.codes[article.id]
        here = printed.get(article.id, set()) | cited.get(article.id, set())
        loaded = tuple(loaded_words(brief.dossier, article.id)) if here else ()
        beside = {p.number for _, at in loaded if (p := article.paragraph_at(at.start))}
        used = article.id in printed  # a place in a list of spellings prints no word of the article's case
        items.append(
            Item(
                f"sources.{code}",
                "used" if used else "unused",
                {
                    "code": code,
                    "outlet": article.outlet.value if article.outlet else "",
                    "byline": article.byline.value if article.byline else "",
                    "date": article_day(brief, article.id),
                    "date_given": article.date is None or article.date.given,
                    "iso": day.iso if (day := brief.study.day_of(article.id)) else "",
                    "file": article.id,
                    "absent": "" if used else ", ".join(absent(brief, article.id)),
                    "old": brief.study.is_old(article.id),
                    "warning": warning_of(article),
                    "draws_on": ", ".join(draws_on(brief.dossier, article.id)[:_MOST_DRAWN]),
                    "loaded": ", ".join(_loaded(brief, article.id)),
                    "set_aside": _runs(_tail(article)),
                    "paragraphs": _runs(sorted(here | beside)),
                },
                "Source",
            )
        )
    return tuple(items)


def _tail(article: Article) -> list[int]:
    """The paragraphs below the last one that was read: links, tags, another list; none where they are few."""
    last = max((p.number for p in article.paragraphs if not p.noise), default=0)
    below = [p.number for p in article.paragraphs if p.number > last]
    return below if len(below) >= _MANY else []


_MANY = 3  # paragraphs
_MOST_DRAWN = 4  # outlets


_CODE = re.compile(r"\b(?P<code>S\d{1,9}) (?P<paragraphs>¶\d{1,9}(?:(?:–|, )¶\d{1,9})*)")
_RUN = re.compile(r"¶(\d{1,9})(?:–¶(\d{1,9}))?")
_LONGEST = 500  # paragraphs of one run


def _loaded(brief: Brief, article: str) -> Iterator[str]:
    """The loaded words with their paragraphs: "‘regime’ ¶3"."""
    for words, at in loaded_words(brief.dossier, article):
        yield f"‘{words}’ {brief.dossier.code(at).split()[-1]}"


def _runs(numbers: Sequence[int]) -> str:
    """Paragraph numbers as a line has room for them: "1–3, 6, 7"; "" for none."""
    parts = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs_of(numbers))
    return ", ".join(parts)


def _printed(brief: Brief) -> Mapping[str, set[int]]:
    """The paragraphs of each article that this pack prints words of."""
    found: dict[str, set[int]] = {}
    for extract in (e for items in brief.planned.values() for item in items for e in item.extracts):
        for piece in extract.pieces:
            if paragraph := brief.dossier.of(extract.article).article.paragraph_at(piece.start):
                found.setdefault(extract.article, set()).add(paragraph.number)
    return found


def _cited(brief: Brief) -> Mapping[str, set[int]]:
    """The paragraphs of each article that a line of this pack sends to, whether it prints words of them or not."""
    named = {code: article for article, code in brief.dossier.codes.items()}
    found: dict[str, set[int]] = {}
    for slot in (s for items in brief.planned.values() for item in items for s in item.slots.values()):
        for code, number in _codes_in(slot) if isinstance(slot, str) else ():
            if code in named:
                found.setdefault(named[code], set()).add(int(number))
    return found


@lru_cache(maxsize=4096)  # every try of a page asks for the same lines
def _codes_in(slot: str) -> tuple[tuple[str, str], ...]:
    """The source codes in a text, with their paragraphs: ("S4", "7"); "S4 ¶5–¶7, ¶9" has four."""
    found: list[tuple[str, str]] = []
    for match in _CODE.finditer(slot):
        for first, last in _RUN.findall(match["paragraphs"]):
            end = min(int(last or first), int(first) + _LONGEST)
            found += ((match["code"], str(n)) for n in range(int(first), end + 1))
    return tuple(found)
