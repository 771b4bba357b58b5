"""Says of a printed place or entry what was found there, who is said to speak, and why it was chosen."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefings.errors import BriefingsError, OutputError
from briefings.model import NO_CAMP, Assignment, Dossier, Findings, Guest, Paragraph, Span, Topic
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
    from briefings.plan.account import account

    entry, code_given = _ENTRY.fullmatch(code), _CODE.fullmatch(code)
    if not (entry or code_given):
        raise BriefingsError(
            f"{code!r}: no source code; write it as printed: 'S4 ¶7', or an entry: 4.2, or 'question 3'"
        )
    material = _material(out, articles)
    wanted = material.wanted(topic, guest)
    lines: list[str] = []
    if code_given:
        number, paragraph = int(code_given[1]), int(code_given[2])
    elif entry:
        record = _record_of(entry[1], material.records, topic, guest)
        item = _item_of(entry[1], record)
        lines += _worded(item, record)
        if (place_of_item := _place_of(item, record, material.dossier)) is None:
            return "\n".join([*lines, "  no words of one place of an article stand behind it"])
        number, paragraph = place_of_item
    found, place = _paragraph(material.dossier, number, paragraph)
    lines += [f"S{number} ¶{paragraph} in {found.article.id}", f"  {found.article[place.span]}"]
    lines += ["  page furniture: never printed"] if place.noise else []
    lines += _found_in(found, place.span, material.dossier)
    lines += _printed_from(place.span, material.records)
    if topic is not None or guest is not None:
        for assignment in wanted:
            lines += account(material.dossier, assignment, place.span)
    return "\n".join(lines)


_ENTRY = re.compile(r"\s*(\d{1,9}\.\d{1,9}|(?:question|q)\.?\s*\d{1,9})\s*", re.IGNORECASE)
_CODE = re.compile(r"\s*S(\d{1,9})\s*(?:¶|p|P|para)?\s*(\d{1,9})\s*")


@dataclass(frozen=True)
class _Material:
    """What there is to explain: the story, who is interviewed, and the packs where any were built."""

    dossier: Dossier
    assignments: tuple[Assignment, ...]
    records: tuple[tuple[str, _Record], ...] = ()  # a pack's file name, and its data file

    def wanted(self, topic: int | None, guest: int | None) -> list[Assignment]:
        """The assignments of this topic and guest; None: of all.

        Raises:
            BriefingsError: there is none.
        """
        found = [a for a in self.assignments if topic in (None, a.topic.number) and guest in (None, a.guest.number)]
        if not found and not (topic is None and guest is None):
            asked = " ".join(f"--{key} {n}" for key, n in (("topic", topic), ("guest", guest)) if n is not None)
            have = ", ".join(f"{a.topic.number}/{a.guest.number}" for a in self.assignments)
            raise BriefingsError(f"{asked}: there is no such pack (have topic/guest {have})")
        return found


def _material(out: Path, articles: Sequence[Path]) -> _Material:
    """What the packs of a folder were made from; where it holds none, what they would be made from."""
    from briefings.link import link_findings

    if (out / INDEX).is_file():
        index = read_index(out)
        findings = list(kept_articles(out, index)[0].values())
        records = tuple((e["docx"], _record(out, e["data"], index)) for e in index["packs"])
        titles = dict.fromkeys(record["topic"]["title"] for _, record in records)
        assignments = tuple(_assignment_of(record, [*titles]) for _, record in records)
        return _Material(link_findings(findings), assignments, records)
    story = read_story(list(articles))
    assignments = tuple(Assignment(topic, guest) for topic in story.topics for guest in topic.guests)
    return _Material(link_findings(list(story.findings)), assignments)


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


def _assignment_of(record: Mapping[str, Any], titles: Sequence[str]) -> Assignment:
    """The topic and guest of a pack's data file, with what the producer had overruled; the packs' topics are the list."""
    from briefings.plan.guests import SET

    guest = record["guest"]
    who = Guest(
        guest["number"], guest["text"], name=guest["name"], role=guest["role"], affiliation=guest["affiliation"]
    )
    if guest["because"] == SET:
        who = replace(who, guest_class=guest["class"], camp=guest["camp"] or NO_CAMP)
    title = record["topic"]["title"]
    others = tuple(other for other in titles if other != title)
    return Assignment(Topic(record["topic"]["number"], title, (who,), others), who)


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
        if candidate and (code_printed := re.search(r"S(\d+)\s¶(\d+)", candidate["text"])):
            return int(code_printed[1]), int(code_printed[2])
    return None


def _paragraph(dossier: Dossier, number: int, paragraph: int) -> tuple[Findings, Paragraph]:
    """The paragraph with this printed code, and all that its article yields.

    Raises:
        BriefingsError: there is no such paragraph.
    """
    by_code = {code: id_ for id_, code in dossier.codes.items()}
    found = dossier.of(by_code[f"S{number}"]) if f"S{number}" in by_code else None
    place = next((p for p in found.article.paragraphs if p.number == paragraph), None) if found else None
    if found is None or place is None:
        raise BriefingsError(
            f"S{number} ¶{paragraph}: there is no such paragraph; the articles are {', '.join(by_code)}"
        )
    return found, place


def _found_in(found: Findings, place: Span, dossier: Dossier) -> Iterator[str]:
    """Who is said to speak in a stretch, for which camp and why, and which figures and dates stand there."""
    article = found.article
    for a in found.attributions:
        if not a.whole.overlaps(place):
            continue
        actor = dossier.actor(a.actor)
        camp = f"{actor.camp}, because {actor.because}" if actor and actor.camp else "none"
        relay = f", via {', '.join(a.relay)}" if a.relay else ""
        source, cue = (article[span] if span else "none" for span in (a.source, a.cue))
        yield f"  {a.kind}: {' … '.join(article[c] for c in a.content)}"
        yield f"    speaker {a.speaker or 'unknown'} ({a.sourcing}{relay})"
        yield f"    source words {source}; cue {cue}; camp {camp}"
    yield from (f"  nobody's words: {article[s]}" for s in found.unattributed if s.overlaps(place))
    for f in found.figures:
        if f.span.overlaps(place):
            yield f"  figure: {article[f.span]} = {f.value} {f.unit or ''} of {f.of or 'unknown'}"
    for d in found.dates:
        if d.span.overlaps(place):
            yield f"  date: {article[d.span]} = {d.when.iso if d.when else 'unresolved'}"


def _printed_from(place: Span, records: Sequence[tuple[str, _Record]]) -> Iterator[str]:
    """The items of packs that print words which start in a stretch."""
    for name, record in records:
        for item in (item for section in record["sections"] for item in section["items"]):
            if any(x["article"] == place.article and place.start <= x["start"] < place.end for x in item["extracts"]):
                why = f": {item['why']}" if item.get("why") else ""
                yield f"  printed in {name}, {item['id']} ({item['stance'] or 'no stance'}){why}"
