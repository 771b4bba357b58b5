"""What is on disk against the articles: problems, and never a repair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefings.model import Findings, Problem
from briefings.verify import looks, parts, speakers, structure, verbatim
from briefings.verify.word import NotAPackError, read_lines, running_texts


def verify_pack(
    name: str,
    data: bytes,
    record: Mapping[str, Any],
    findings: Mapping[str, Findings],
    *,
    part: int | None = None,
) -> tuple[Problem, ...]:
    """Everything that is wrong with one written pack, in reading order; empty when nothing is.

    Args:
        name: The pack's file name.
        data: The DOCX as it lies on disk.
        record: Its data file.
        findings: Printed code ("S4") to the findings of that article, made anew from the article's bytes.
        part: Where the file holds several packs, which this is, counted from 0; None: it is the whole file.
    """
    broken = structure.check(data, name) if not part else ()  # the structure of a file is checked with its first part
    whole = data
    try:
        data = data if part is None else _part(data, part)
        lines, running = read_lines(data), running_texts(data)
    except NotAPackError as e:
        return (*broken, Problem("structure", f"{name}: {e}", place=name))
    articles = {code: f.article for code, f in findings.items()}
    by_id = {f.article.id: f for f in findings.values()}
    figures = {code: frozenset((x.span.start, x.span.end) for x in f.figures) for code, f in findings.items()}
    return (
        *verbatim.check(name, lines, record, articles, running, figures=figures),
        *speakers.check(name, record, by_id),
        *broken,
        *(Problem("looks", m, place=name) for m in looks.check(name, whole, data, record.get("looks", {}))),
    )


def _part(data: bytes, number: int) -> bytes:
    found = parts.split(data)
    if not 0 <= number < len(found):
        raise NotAPackError(f"it has no part {number}, {len(found) - 1} is the last")
    return found[number]


def count_extracts(record: Mapping[str, Any]) -> int:
    """How many stretches of articles a pack prints."""
    return sum(len(i["extracts"]) + len(i.get("fragments", ())) for s in record.get("sections", ()) for i in s["items"])
