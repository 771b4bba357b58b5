"""Opens packs on disk again and compares them with the articles that lie with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefings.errors import BriefingsError, OutputError
from briefings.model import Findings, Problem
from briefings.pipeline import stories
from briefings.read.folders import COPIES, INDEX, load_index, load_json


@dataclass(frozen=True)
class Verified:
    """What a check of packs on disk found."""

    packs: int
    extracts: int
    problems: tuple[Problem, ...]


def verify(out: Path) -> Verified:
    """Every pack of a folder against the articles that lie with it.

    Raises:
        OutputError: the folder holds no packs, or its index cannot be read.
    """
    from briefings.verify import count_extracts, verify_pack

    index = read_index(out)
    findings, problems = kept_articles(out, index)
    extracts = 0
    for entry in (*index.get("contents", ()), *index["packs"]):
        try:
            data, record = (out / entry["docx"]).read_bytes(), load_json(out / entry["data"])
            extracts += count_extracts(record)
            problems += verify_pack(entry["docx"], data, record, findings, part=entry.get("part"))
        except OSError as e:
            problems.append(
                Problem("structure", f"{entry['docx']}: {e.strerror or e}: {e.filename}", place=entry["docx"])
            )
        except (ValueError, LookupError, TypeError, AttributeError) as e:
            problems.append(
                Problem("structure", f"{entry['data']}: is not as it was written ({e!r})", place=entry["data"])
            )
    return Verified(len(index["packs"]), extracts, tuple(problems))


def read_index(out: Path) -> Mapping[str, Any]:
    """The index of an output folder, every file it names inside that folder.

    Raises:
        OutputError: there is none, or it cannot be understood.
    """
    try:
        return load_index(out)
    except (FileNotFoundError, NotADirectoryError) as e:
        raise OutputError(f"{out}: holds no packs (no {INDEX}); run briefings build first, or name the folder") from e
    except OSError as e:
        raise OutputError(f"{out / INDEX}: cannot be read ({e.strerror or e}); check its permissions") from e
    except ValueError as e:
        raise OutputError(f"{out / INDEX}: cannot be understood ({e}); run briefings build again") from e


def kept_articles(out: Path, index: Mapping[str, Any]) -> tuple[dict[str, Findings], list[Problem]]:
    """Code to findings, made anew from the articles as they were read; an article that has changed is a problem."""
    from briefings.link import link_findings
    from briefings.read import list_spans, read_articles

    found: list[Findings] = []
    problems: list[Problem] = []
    for entry in index["articles"]:
        path = out / COPIES / entry["file"]
        try:
            raw = next(read_articles([path]))
        except BriefingsError as e:
            problems.append(Problem("article", f"{e}", place=entry["file"]))
            continue
        raw = replace(raw, id=entry["file"])
        if raw.sha256 != entry["sha256"]:
            problems.append(
                Problem(
                    "article", f"{entry['file']}: is not the article that the packs were made from", place=entry["file"]
                )
            )
        found.append(stories.findings_of(raw, list_spans(raw)))
    codes = {entry["file"]: entry["code"] for entry in index["articles"]}
    return {codes[f.article.id]: f for f in link_findings(found).findings}, problems
