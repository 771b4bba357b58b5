"""Topic lists -> Topic and Guest: as lines in an article or a file of their own, and as YAML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefings.errors import TopicsError
from briefings.model import Problem, RawArticle, Span, Topic
from briefings.read import topic_lines, topic_yaml
from briefings.read.decode import NotTextError, decode
from briefings.read.drafts import Draft, Place, settle, short

YAML_NAMES = ("topics.yaml", "topics.yml")
_EXAMPLE = "a line 'Interview Topic 1: …' with lines 'Guest 1: role, affiliation' below it, or a file topics.yaml"


@dataclass(frozen=True, slots=True)
class TopicList:
    """The topics of a show, and where the articles hold them."""

    topics: tuple[Topic, ...]
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)  # article id -> its part of the list
    lists: tuple[str, ...] = ()  # ids of files that hold the list and nothing else: they are no articles
    problems: tuple[Problem, ...] = ()


def read_topics(paths: Sequence[Path], raws: Iterable[RawArticle], *, file: Path | None = None) -> TopicList:
    """The topic list for these articles.

    An explicit file comes first, then `topics.yaml` in one of the folders, then lists in the articles; what is passed
    over is named in the problems, and lists in articles are set aside all the same.

    Args:
        paths: Where the articles were read from.
        raws: The articles.
        file: A list in YAML or as lines of text; None: look for one.

    Raises:
        TopicsError: no topics anywhere, or a list that cannot be understood.
    """
    spans: dict[str, tuple[Span, ...]] = {}
    alone: list[str] = []
    drafts: list[Draft] = []
    problems: list[Problem] = []
    holders: list[str] = []
    for raw in raws:
        found = topic_lines.find(raw.text)
        if not found:
            continue
        holders.append(raw.id)
        spans[raw.id] = tuple(Span(raw.id, start, end) for start, end in found.spans)
        if found.alone:
            alone.append(raw.id)
        place = Place(raw.id, raw.text, raw.id)
        drafts += [replace(d, place=place) for d in found.drafts]
        problems += [
            Problem("topic list", f"{raw.id}: line not understood in the topic list: {short(text)}", Span(raw.id, a, b))
            for a, b, text in found.strays
        ]
    beside = [folder / name for folder in paths if folder.is_dir() for name in YAML_NAMES if (folder / name).is_file()]
    chosen = file or next(iter(beside), None)
    if chosen:
        over = [p.as_posix() for p in beside if p != chosen] + [h for h in holders if chosen.name != Path(h).name]
        problems = [
            Problem("topic list", f"{chosen}: used; the topic list in {o} is passed over", place=o) for o in over
        ]
        drafts = _from_file(chosen)
    if not drafts:
        raise TopicsError(f"{_named(paths)}: no interview topics found; add {_EXAMPLE}, or name one with --topics")
    topics, faults = settle(drafts)
    return TopicList(topics, spans, tuple(alone), (*problems, *faults))


def list_spans(raw: RawArticle) -> tuple[Span, ...]:
    """Where this article holds a topic list; empty when it has none."""
    found = topic_lines.find(raw.text)
    return tuple(Span(raw.id, start, end) for start, end in found.spans) if found else ()


def _from_file(path: Path) -> list[Draft]:
    try:
        text = decode(path.read_bytes()).text
    except OSError as e:
        raise TopicsError(f"{path}: cannot be read ({e.strerror}); name a topic list in YAML or text") from e
    except NotTextError as e:
        raise TopicsError(f"{path}: this is {e}, not a topic list; write it in YAML or text") from e
    if path.suffix.lower() in (".yaml", ".yml"):
        return topic_yaml.parse(text, str(path))
    found = topic_lines.find(text)
    if not found:
        raise TopicsError(f"{path}: no interview topics found; write {_EXAMPLE}")
    return [replace(d, place=Place(str(path))) for d in found.drafts]


def _named(paths: Sequence[Path]) -> str:
    return ", ".join(str(path) for path in paths) or "articles"
