"""The first page of a file that holds several packs: what stands in it, and how its pages are numbered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from briefings.model import Block, Document, Line, Pack, Run
from briefings.render.wording import Wordings, first_of, plain_marks
from briefings.template.shape import Template

CONTENTS_WORDINGS: Mapping[str, tuple[str, ...]] = {
    "the_cue": (),
    "contents_title": ("topics", "guests", "topic", "topic_number"),
    "contents_topic": ("topic", "topic_number"),
    "contents_guest": ("guest", "name", "guest_number", "topic_number", "number", "page"),
    "contents_note": (),
    "contents_end": ("number", "guest", "guest_number", "topic_number"),
}  # wordings that all sections share: the slots that each may use


def part_number(pack: Pack) -> str:
    """What a pack is called in a file of several: "2.1", topic and guest."""
    return f"{pack.assignment.topic.number}.{pack.assignment.guest.number}"


def render_contents(packs: Sequence[Pack], template: Template, anchors: Sequence[str]) -> Document:
    """The contents list of a file.

    Args:
        packs: What the file holds, in its order; at least one.
        template: How to word it.
        anchors: The bookmark at the start of each pack.
    """
    wordings = Wordings(template, None, {})
    topics = {pack.assignment.topic.number for pack in packs}
    first = packs[0].assignment.topic
    title = wordings.shared("contents_title", {
        "topics": len(topics), "guests": len(packs), "topic": first.title if len(topics) == 1 else "",
        "topic_number": first.number,
    })  # fmt: skip
    blocks: list[Block] = [Line((Run(title),), "Title")]
    for topic, group in groupby(zip(packs, anchors, strict=True), key=lambda entry: entry[0].assignment.topic):
        slots = {"topic": topic.title, "topic_number": topic.number}
        if len(topics) > 1:  # one topic is the title already
            blocks.append(Line((Run(wordings.shared("contents_topic", slots)),), "Heading 1"))
        for pack, anchor in group:
            guest, number = pack.assignment.guest, part_number(pack)
            runs = wordings.runs("wording.contents_guest", first_of(template.wording.get("contents_guest", "")), {
                **slots, "guest": guest.text, "guest_number": guest.number, "number": number, "page": f"{number}-1",
                "name": "" if (guest.name or "") in guest.text else guest.name,
            })  # fmt: skip
            blocks.append(Line(tuple(replace(run, anchor=anchor) for run in runs), "Entry"))
    blocks.append(Line((Run(wordings.shared("contents_note", {})),), "Note"))
    return Document(
        title=plain_marks(title),
        subject=plain_marks(title),
        keywords=(),
        blocks=tuple(blocks),
        running=plain_marks(title),
        source_key="",
        language=template.language,
        paper=template.paper,
        house=template.house,
        fonts=(template.fonts.ours, template.fonts.articles),
        sizes=(template.sizes.small, template.sizes.text, template.sizes.heading, template.sizes.title),
        mirrored=template.mirrored,
    )
