"""Topic lists -> Topic and Guest: as lines in an article or a file of their own, and as YAML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefings.errors import TopicsError
from briefings.model import Problem, RawArticle, Span, Topic
from briefings.read import topic_lines
from briefings.read.decode import NotTextError, decode
from briefings.read.drafts import Draft, Place, settle, short

YAML_SUFFIXES = (".yaml", ".yml")
YAML_NAMES = ("topics.yaml", "topics.yml")
UNREAD = "unread file"  # the check of problems about files that are left out
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
    held = _in_articles(raws)
    beside = [folder / name for folder in paths if folder.is_dir() for name in YAML_NAMES if (folder / name).is_file()]
    chosen = file or next(iter(beside), None)
    drafts, problems = held.drafts, held.problems
    if chosen:
        over = [p.name for p in beside if p != chosen] + [name for name in held.spans if Path(name).name != chosen.name]
        drafts, remarks = _from_file(chosen)
        problems = [problem for problem in problems if problem.check != "topic list"] + [
            Problem("topic list", f"{chosen.name}: used; the topic list in {name} is passed over", place=name)
            for name in over
        ]
        problems += remarks
    if not drafts:
        meant = f" ({held.meant[0]})" if held.meant else ""
        raise TopicsError(
            f"{_named(paths)}: no interview topics found{meant}; add {_EXAMPLE}, or name one with --topics"
        )
    topics, faults = settle(drafts)
    return TopicList(topics, held.spans, tuple(held.lists), (*problems, *faults))


@dataclass(frozen=True, slots=True)
class _Held:
    """What the articles themselves hold."""

    drafts: list[Draft] = field(default_factory=list)
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    lists: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    meant: list[str] = field(
        default_factory=list
    )  # what may have been meant for a list: lines, files that were left out


def _in_articles(raws: Iterable[RawArticle]) -> _Held:
    held = _Held()
    for raw in raws:
        found = topic_lines.find(raw.text)
        held.meant.extend(problem.message for problem in raw.problems if problem.check == UNREAD)
        if not found:
            if line := topic_lines.almost(raw.text):
                held.meant.insert(0, f"{raw.id}: ‘{short(line)}’ cannot be understood")
            continue
        held.spans[raw.id] = tuple(Span(raw.id, start, end) for start, end in found.spans)
        if found.alone:
            held.lists.append(raw.id)
            held.problems.extend(raw.problems)  # it is no article: nobody else will report them
        held.drafts.extend(replace(draft, place=Place(raw.id, raw.id)) for draft in found.drafts)
        held.problems.extend(_remarks(raw.id, raw.text, found, article=raw.id))
    return held


def _remarks(name: str, text: str, found: topic_lines.Found, *, article: str | None) -> list[Problem]:
    """What is wrong with the lines of a list, in text order, with what to write instead.

    Args:
        name: The file.
        text: What it holds.
        found: Its list.
        article: Id where the file is read as an article too; None: it is a list that was named.
    """
    made = [(a, b, f"line not understood in the topic list: {short(line)}; {_LINES}") for a, b, line in found.strays]
    made += [(a, b, f"the colon is missing, it is read as ‘{short(line)}’") for a, b, line in found.slips]
    return [
        Problem(
            "topic list",
            f"{name}:{len(text[: a + 1].splitlines())}: {told}",
            Span(article, a, b) if article else None,
            place=None if article else name,
        )
        for a, b, told in sorted(made)
    ]


_LINES = "write ‘Interview Topic 1: …’ or ‘Guest 1: role, affiliation’"


def list_spans(raw: RawArticle) -> tuple[Span, ...]:
    """Where this article holds a topic list; empty when it has none."""
    found = topic_lines.find(raw.text)
    return tuple(Span(raw.id, start, end) for start, end in found.spans) if found else ()


def _from_file(path: Path) -> tuple[list[Draft], list[Problem]]:
    try:
        text = decode(path.read_bytes()).text
    except OSError as e:
        raise TopicsError(f"{path}: cannot be read ({e.strerror}); name a topic list in YAML or text") from e
    except NotTextError as e:
        raise TopicsError(f"{path}: this is {e}, not a topic list; write it in YAML or text") from e
    if path.suffix.lower() in YAML_SUFFIXES:
        from briefings.read import topic_yaml  # and all that tells where a mistake stands: not for every start

        return topic_yaml.parse(text, str(path))
    found = topic_lines.find(text)
    if not found:
        raise TopicsError(f"{path}: no interview topics found; write {_EXAMPLE}")
    drafts = [replace(d, place=Place(path.name)) for d in found.drafts]
    return drafts, _remarks(path.name, text, found, article=None)


def _named(paths: Sequence[Path]) -> str:
    return ", ".join(str(path) for path in paths) or "articles"
