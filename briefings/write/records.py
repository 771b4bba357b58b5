"""Values -> the JSON that tools and tests rely on. Every offset is a code point of the decoded file, end exclusive."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from briefings import __version__
from briefings.model import (
    Attribution,
    Document,
    Dossier,
    Figure,
    Findings,
    Item,
    Line,
    Pack,
    PartialDate,
    Span,
)

Record = dict[str, Any]


def as_json(record: Record) -> bytes:
    """The record as indented UTF-8 JSON with a final line end; keys in the order given."""
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def as_json_line(record: Record) -> str:
    """The record as one line of JSON, pure ASCII, so that it passes through any terminal and pipe."""
    return json.dumps(record, ensure_ascii=True)


def article_record(findings: Findings) -> Record:
    """What `briefings extract --json` prints for an article."""
    article = findings.article
    return {
        "id": article.id,
        "sha256": article.sha256,
        "outlet": article.outlet.value if article.outlet else None,
        "date": _date(article.date),
        "title": article.title.value if article.title else None,
        "byline": article.byline.value if article.byline else None,
        "noise": [[s.start, s.end] for s in article.noise],
        "quotes": [_quote(a) for a in findings.attributions],
        "unattributed": [[s.start, s.end] for s in findings.unattributed],
        "figures": [_figure(f) for f in findings.figures],
        "dates": [
            {"start": d.span.start, "end": d.span.end, "iso": d.when.iso, "precision": d.when.precision, "given": d.when.given}
            for d in findings.dates
            if d.when  # a day that cannot be told is no date
        ],
    }  # fmt: skip


def _date(when: PartialDate | None) -> Record | None:
    return {"iso": when.iso, "precision": when.precision, "given": when.given} if when else None


def _quote(attribution: Attribution) -> Record:
    source, cue = attribution.source, attribution.cue
    return {
        "start": attribution.span.start,
        "end": attribution.span.end,
        "spans": [[s.start, s.end] for s in attribution.content],
        "type": attribution.kind,
        "speaker_start": source.start if source else None,
        "speaker_end": source.end if source else None,
        "cue_start": cue.start if cue else None,
        "cue_end": cue.end if cue else None,
        "speaker": attribution.speaker,
        "named": attribution.sourcing == "named",
        "relay": list(attribution.relay),
        "fragment": attribution.fragment,
    }


def _figure(figure: Figure) -> Record:
    span = figure.span
    return {"start": span.start, "end": span.end, "value": figure.value, "unit": figure.unit, "of": figure.of}


def pack_record(pack: Pack, document: Document) -> Record:
    """`data/<pack>.json`: every item as it is printed, with its extracts, and every printed line in order."""
    from briefings.write.codes import printed_lines  # and with it the house style, which an article's record needs not
    from briefings.write.house_file import looks_of

    lines = tuple(printed_lines(document))
    by_item = {line.item: (line, text) for line, text in lines if line.item}
    topic, guest, profile = pack.assignment.topic, pack.assignment.guest, pack.profile
    return {
        "topic": {"number": topic.number, "title": topic.title},
        "guest": {
            "number": guest.number,
            "text": guest.text,
            "role": guest.role,
            "affiliation": guest.affiliation,
            "name": guest.name,
            "class": profile.guest_class,
            "camp": profile.camp,
            "certain": profile.certain,
            "because": profile.because,
        },
        "sections": [
            {
                "type": section.type,
                "title": section.title,
                "items": [_item(item, *by_item.get(item.id, (None, ""))) for item in section.items],
            }
            for section in pack.sections
        ],
        "lines": [text for _, text in lines],
        "head": document.running,
        "foot": document.source_key,
        "looks": looks_of(document),
    }


def _item(item: Item, line: Line | None, text: str) -> Record:
    """An item as printed: a wording may leave out an extract that it was offered."""
    printed = {run.span for run in line.runs} if line else set()
    pieces = [(x.fragment, piece) for x in item.extracts for piece in x.pieces if piece in printed]
    return {
        "id": item.id,
        "text": text,
        "extracts": [_place(piece) for fragment, piece in pieces if not fragment],
        "fragments": [_place(piece) for fragment, piece in pieces if fragment],
        "speaker": item.speaker,
        "sourcing": item.sourcing or "none",
        "relay": list(item.relay),
        "camp": item.camp,
        "stance": item.stance,
        "answers": item.answers,
        "why": item.why,
    }


def _place(span: Span) -> Record:
    return {"article": span.article, "start": span.start, "end": span.end}


def dossier_record(dossier: Dossier) -> Record:
    """`data/dossier.json`: actors, links, chronology and pools of the whole story."""
    return {
        "actors": [
            {"name": a.name, "aliases": list(a.aliases), "camp": a.camp, "because": a.because} for a in dossier.actors
        ],
        "links": [
            {
                "kind": link.kind,
                "reason": link.reason,
                "members": [{**_place(m.span), "value": m.value, "unit": m.unit} for m in link.members],
            }
            for link in dossier.links
        ],
        "chronology": [
            {"iso": e.when.iso, "precision": e.when.precision, "given": e.when.given, **_place(e.span)}
            for e in dossier.chronology
        ],
        "pools": [{"origin": p.origin, "articles": list(p.articles)} for p in dossier.pools],
        "relations": [
            {"camp": r.camp, "towards": r.towards, "sign": r.sign, **_place(r.evidence)} for r in dossier.relations
        ],
    }


def index_record(dossier: Dossier, packs: Sequence[Record], dossier_file: str) -> Record:
    """`index.json`: every article read, used or not, and every pack."""
    return {
        "version": __version__,
        "articles": [
            {
                "code": dossier.codes[article.id],
                "file": article.id,
                "sha256": article.sha256,
                "outlet": article.outlet.value if article.outlet else None,
                "date": _date(article.date),
            }
            for article in dossier.articles
        ],
        "packs": list(packs),
        "dossier": dossier_file,
    }
