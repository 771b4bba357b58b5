"""Reads the articles of a story and its topics: files -> findings, one article at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefings.errors import TopicsError
from briefings.model import Findings, Problem, RawArticle, Topic

Progress = Callable[[str, int, int], None]  # what is done, how many are done, how many there are
Kept = dict[tuple[RawArticle, Any], Findings]  # an article, and what of it was set aside


def silent(_what: str, _done: int, _all: int) -> None:
    """Tells nobody how far a run is."""


@dataclass(frozen=True)
class Story:
    """The articles and topics of one run."""

    findings: tuple[Findings, ...]
    topics: tuple[Topic, ...]
    sources: Mapping[str, Path]  # article id to file
    problems: tuple[Problem, ...]


def extract(paths: Sequence[Path], *, rules_only: bool = False) -> Iterator[Findings]:
    """The findings of the articles, one at a time, in file order, speakers resolved.

    A file that holds a topic list and nothing else is no article.

    Raises:
        ArticlesError: nothing to read.
    """
    from briefings.read import list_spans, read_articles

    for raw in read_articles(paths):
        yield findings_of(raw, list_spans(raw), rules_only=rules_only)


def findings_of(raw: RawArticle, set_aside: Sequence[Any], *, rules_only: bool = False) -> Findings:
    """What one article holds: who said what, figures, dates; its speakers resolved within it.

    Args:
        raw: The article as decoded.
        set_aside: Spans that are a topic list, not news.
        rules_only: Without the trained models.
    """
    from briefings.extract import extract_findings
    from briefings.link import resolve_speakers
    from briefings.segment import segment_article

    article = segment_article(raw, set_aside=set_aside)
    return resolve_speakers(extract_findings(article, rules_only=rules_only))


def spoken(findings: Findings) -> Findings:
    """The findings with what was said and nothing else: a pack's words are somebody's or the outlet's own."""
    return replace(findings, attributions=tuple(a for a in findings.attributions if a.spoken))


def read_topics(
    paths: Sequence[Path], topics_file: Path | None = None
) -> tuple[tuple[Topic, ...], tuple[Problem, ...]]:
    """The topics with their guests, and what is wrong with their list.

    Raises:
        ArticlesError, TopicsError: nothing to read, no topics.
    """
    from briefings import read

    found = read.read_topics(paths, read.read_articles(paths), file=topics_file)
    return found.topics, found.problems


def read_story(
    paths: Sequence[Path],
    topics_file: Path | None = None,
    *,
    apart: Collection[Path] = (),
    rules_only: bool = False,
    progress: Progress = silent,
    kept: Kept | None = None,
) -> Story:
    """Articles, topics and what is wrong with them. Files and folders in `apart` are no articles.

    Raises:
        ArticlesError, TopicsError: nothing to read, no topics.
    """
    from briefings import read

    raws = tuple(read.read_articles(paths, apart=apart))
    listed = read.read_topics(paths, raws, file=topics_file)
    articles = [raw for raw in raws if raw.id not in listed.lists]
    if not articles:
        raise TopicsError(f"{paths[0]}: there is a topic list but no article; put the articles beside it")
    now: Kept = {}
    for n, raw in enumerate(articles, 1):
        progress("reading", n, len(articles))
        set_aside = tuple(listed.spans.get(raw.id, ()))
        found = (kept or {}).get((raw, set_aside)) or spoken(findings_of(raw, set_aside, rules_only=rules_only))
        now[raw, set_aside] = found
    findings = tuple(now.values())
    if kept is not None:
        kept.clear()
        kept.update(now)
    problems = (*listed.problems, *(p for f in findings for p in (*f.article.problems, *f.problems)))
    return Story(findings, listed.topics, dict(read.find_files(paths, apart=apart)), problems)
