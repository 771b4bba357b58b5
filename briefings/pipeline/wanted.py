"""What a run is to build, and what of the articles, topics and guests that means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.errors import TopicsError
from briefings.model import Assignment, Topic
from briefings.read.topics import YAML_SUFFIXES

if TYPE_CHECKING:
    from briefings.template.shape import Template


@dataclass(frozen=True)
class Wanted:
    """What to build."""

    articles: Sequence[Path]
    out: Path
    topics_file: Path | None = None
    topic: int | None = None  # None: all
    guest: int | None = None  # None: all
    template: str | None = None  # a name or a path; None: standard
    formats: Sequence[str] = ("docx",)
    one_file: str | None = None  # what one file holds: guest, topic, show; None: as the template says
    paper: str | None = None  # None: the template's
    house: str | None = None  # a Word file with the house's styles; None: the template's
    made_on: str | None = None  # an ISO day
    rules_only: bool = False


def no_articles(wanted: Wanted, template: Template) -> tuple[Path, ...]:
    """What the command names beside the articles: a template, its schema and a house style may lie among them."""
    from briefings.template.schema import SCHEMA_FILE
    from briefings.template.shape import find_template, template_files

    templates = template_files(find_template(wanted.template or "standard"))
    schemas = (path.parent / SCHEMA_FILE for path in templates)
    house = (Path(template.house),) if template.house else ()
    listed = wanted.topics_file if wanted.topics_file and wanted.topics_file.suffix.lower() in YAML_SUFFIXES else None
    return (wanted.out, *templates, *schemas, *house, *((listed,) if listed else ()))


def assignments_of(topics: Sequence[Topic], wanted: Wanted) -> list[Assignment]:
    """The topics with their guests that are to be built, in the order of the list.

    Raises:
        TopicsError: the wanted topic or guest is not on it.
    """
    chosen = [t for t in topics if wanted.topic in (None, t.number)]
    if not chosen:
        have = ", ".join(str(t.number) for t in topics)
        raise TopicsError(f"--topic {wanted.topic}: there is no such topic; the list has {have}")
    found = [Assignment(t, g) for t in chosen for g in t.guests if wanted.guest in (None, g.number)]
    if not found:
        have = ", ".join(sorted({str(g.number) for t in chosen for g in t.guests})) or "no guest at all"
        asked = f"--guest {wanted.guest}" if wanted.guest is not None else "the topic list"
        raise TopicsError(
            f"{asked}: there is no such guest; the list has {have}; add a line 'Guest {wanted.guest or 1}: role, affiliation'"
        )
    return found
