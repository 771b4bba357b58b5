"""Says of a printed place or entry what was found there, who is said to speak, and why it was chosen."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefings.errors import BriefingsError, OutputError
from briefings.model import NO_CAMP, Assignment, Dossier, Guest, Span, Topic
from briefings.pipeline.stories import read_story
from briefings.pipeline.verifying import kept_articles, read_index
from briefings.read.folders import INDEX, load_json

_Record = Mapping[str, Any]  # a pack's data file


def explain(
    code: str, out: Path, articles: Sequence[Path], *, topic: int | None = None, guest: int | None = None
) -> str:
    """What was found at a place, what the packs made of it, and why it is put to a guest or not.

    Args:
        code: A printed source code, "S4 ¶7" (the sign may be left out), or the number of a printed entry,
            "4.2", or of a question on page 1: "question 3", "1.3".
        out: Where packs were built; where there are none, the articles are read anew.
        articles: The articles folder.
        topic: For the packs of this topic only; an entry needs topic and guest.
        guest: For this guest only.

    Raises:
        BriefingsError: the code names no paragraph, or no entry of the pack.
    """
    from briefings.link import link_findings
    from briefings.plan.account import account

    entry = re.fullmatch(r"\s*(\d{1,9}\.\d{1,9}|(?:question|q)\.?\s*\d{1,9})\s*", code, re.IGNORECASE)
    match = re.fullmatch(r"\s*S(\d{1,9})\s*(?:¶|p|P|para)?\s*(\d{1,9})\s*", code)
    if match is None and entry is None:
        raise BriefingsError(
            f"{code!r}: no source code; write it as printed: 'S4 ¶7', or an entry: 4.2, or 'question 3'"
        )
    records: list[tuple[str, Mapping[str, Any]]] = []
    assignments: list[Assignment] = []
    if (out / INDEX).is_file():
        index = read_index(out)
        findings = list(kept_articles(out, index)[0].values())
        records = [(e["docx"], _record(out, e["data"], index)) for e in index["packs"]]
        assignments = [_assignment_of(record) for _, record in records]
    else:
        story = read_story(list(articles))
        findings = list(story.findings)
        assignments = [Assignment(t, g) for t in story.topics for g in t.guests]
    wanted = [
        a for a in assignments
        if (topic is None or a.topic.number == topic) and (guest is None or a.guest.number == guest)
    ]  # fmt: skip
    dossier = link_findings(findings)
    lines: list[str] = []
    if entry:
        record = _record_of(entry[1], records, topic, guest)
        item = _item_of(entry[1], record)
        lines += _worded(item, record)
        place_of_item = _place_of(item, record, dossier)
        if place_of_item is None:
            return "\n".join([*lines, "  no words of one place of an article stand behind it"])
        number, paragraph = place_of_item
    elif match:
        number, paragraph = int(match[1]), int(match[2])
    lines.append(_explained(dossier, number, paragraph, records))
    article = next(a for a in dossier.articles if dossier.codes[a.id] == f"S{number}")
    place = next(p.span for p in article.paragraphs if p.number == paragraph)
    if topic is not None or guest is not None:
        for assignment in wanted:
            lines += account(dossier, assignment, place)
    return "\n".join(lines)


def _record(out: Path, name: str, index: Mapping[str, Any]) -> _Record:
    """A pack's data file, as it was written.

    Raises:
        OutputError: it is not there, or not as it was written.
    """
    try:
        written = index.get("files", {}).get(name)
        if written is None or hashlib.sha256((out / name).read_bytes()).hexdigest() == written:
            return dict(load_json(out / name))
    except OSError as e:
        raise OutputError(f"{out / name}: cannot be read ({e.strerror or e}); run briefings build again") from e
    except (ValueError, TypeError) as e:
        raise OutputError(f"{out / name}: cannot be understood ({e}); run briefings build again") from e
    raise OutputError(f"{out / name}: is not as it was written; run briefings build again")


def _assignment_of(record: Mapping[str, Any]) -> Assignment:
    """The topic and guest of a pack's data file, with what the producer had overruled."""
    from briefings.plan.guests import SET

    guest = record["guest"]
    who = Guest(
        guest["number"], guest["text"], name=guest["name"], role=guest["role"], affiliation=guest["affiliation"]
    )
    if guest["because"] == SET:
        who = replace(who, guest_class=guest["class"], camp=guest["camp"] or NO_CAMP)
    return Assignment(Topic(record["topic"]["number"], record["topic"]["title"], (who,)), who)


def _record_of(entry: str, records: Sequence[tuple[str, _Record]], topic: int | None, guest: int | None) -> _Record:
    """The data of the one pack that is meant.

    Raises:
        BriefingsError: packs are missing, or several fit.
    """
    fitting = [
        record
        for _, record in records
        if (topic is None or record["topic"]["number"] == topic)
        and (guest is None or record["guest"]["number"] == guest)
    ]
    if len(fitting) != 1:
        raise BriefingsError(f"{entry}: say which pack: --topic N --guest K, of packs built in --out")
    return fitting[0]


def _item_of(entry: str, record: _Record) -> _Record:
    """What a pack prints under a number: "4.2", "question 3", and "1.3" for a question where the top sheet is section 1.

    Raises:
        BriefingsError: it prints nothing under this number.
    """
    items = [item for section in record["sections"] for item in section["items"]]
    top = next((s["title"] for s in record["sections"] if s["type"] == "top_sheet"), None)
    section, _, number = entry.rpartition(".") if entry[0].isdigit() else ("", "", re.sub(r"\D", "", entry))
    if not section or f"{section}. {top}" in record["lines"]:
        found = next((item for item in items if item["id"] == f"top_sheet.q{number}"), None)
    else:
        found = next((item for item in items if re.match(rf"{re.escape(entry)}(?!\d)", item["text"])), None)
    if found is None:
        raise BriefingsError(f"{entry}: that pack has no such entry or question")
    return dict(found)


def _worded(item: _Record, record: _Record) -> Iterator[str]:
    """An item as printed, where the template words it and as what, and why it was chosen."""
    yield str(item["text"])
    at = record["lines"].index(item["text"]) if item["text"] in record["lines"] else None
    place = record["wordings"][at] if at is not None else None
    if place:
        called = (record.get("wording_keys") or {at: None})[at]
        yield f"  worded at {place}{f', as {called}' if called else ''}"
    if item.get("why"):
        yield f"  chosen: {item['why']}"


def _place_of(item: _Record, record: _Record, dossier: Dossier) -> tuple[int, int] | None:
    """Article and paragraph of the words behind an item: its own, those below it, or those of the entry it refers to."""
    items = {i["id"]: i for section in record["sections"] for i in section["items"]}
    backing = items.get(f"{item['id']}.backing")
    for candidate in (item, backing):
        for span in (*candidate["extracts"], *candidate.get("fragments", ())) if candidate else ():
            code = dossier.code(Span(span["article"], span["start"], span["end"]))
            if found := re.fullmatch(r"S(\d+) ¶(\d+)", code):
                return int(found[1]), int(found[2])
    for candidate in (backing, item):
        if candidate and (code_printed := re.search(r"S(\d+) ¶(\d+)", candidate["text"])):
            return int(code_printed[1]), int(code_printed[2])
    return None


def _explained(dossier: Dossier, number: int, paragraph: int, records: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    by_code = {code: id_ for id_, code in dossier.codes.items()}
    id_ = by_code.get(f"S{number}")
    found = dossier.of(id_) if id_ else None
    place = next((p for p in found.article.paragraphs if p.number == paragraph), None) if found else None
    if found is None or place is None:
        raise BriefingsError(
            f"S{number} ¶{paragraph}: there is no such paragraph; the articles are {', '.join(by_code)}"
        )
    article = found.article
    lines = [f"S{number} ¶{paragraph} in {article.id}", f"  {article[place.span]}"]
    if place.noise:
        lines.append("  page furniture: never printed")
    for a in found.attributions:
        if not a.whole.overlaps(place.span):
            continue
        actor = dossier.actor(a.actor)
        camp = f"{actor.camp}, because {actor.because}" if actor and actor.camp else "none"
        lines += [
            f"  {a.kind}: {' … '.join(article[c] for c in a.content)}",
            f"    speaker {a.speaker or 'unknown'} ({a.sourcing}{', via ' + ', '.join(a.relay) if a.relay else ''})",
            f"    source words {article[a.source] if a.source else 'none'}; cue {article[a.cue] if a.cue else 'none'}; camp {camp}",
        ]
    lines += [f"  nobody's words: {article[s]}" for s in found.unattributed if s.overlaps(place.span)]
    lines += [
        f"  figure: {article[f.span]} = {f.value} {f.unit or ''} of {f.of or 'unknown'}"
        for f in found.figures
        if f.span.overlaps(place.span)
    ]
    lines += [
        f"  date: {article[d.span]} = {d.when.iso if d.when else 'unresolved'}"
        for d in found.dates
        if d.span.overlaps(place.span)
    ]
    for name, record in records:
        for section in record["sections"]:
            for item in section["items"]:
                if any(
                    x["article"] == id_ and place.span.start <= x["start"] < place.span.end for x in item["extracts"]
                ):
                    why = f": {item['why']}" if item.get("why") else ""
                    lines.append(f"  printed in {name}, {item['id']} ({item['stance'] or 'no stance'}){why}")
    return "\n".join(lines)
