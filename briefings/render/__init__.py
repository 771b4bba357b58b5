"""A planned pack becomes a document: the template's wording around the articles' words.

jinja2 gives bare text, so extracts go through it as marks in the private-use area and are put back afterwards, each
with its span. A wording can place an extract; it cannot change one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, groupby

from briefings.model import (
    Block,
    Document,
    Dossier,
    Item,
    Line,
    Pack,
    PageBreak,
    Picture,
    Ruled,
    Run,
    Section,
    Slot,
    Table,
    lines_of,
)
from briefings.render.contents import part_number
from briefings.render.house_lines import house_lines, house_slots
from briefings.render.pictures import sides, timeline
from briefings.render.wording import Worded, Wordings, first_of, plain_marks
from briefings.template.marked import Text
from briefings.template.shape import SectionTemplate, Template

TABLE_WIDTHS = {"conflicts": (1, 1), "expected": (1, 1), "chronology": (26, 74)}  # relative


def render_pack(
    pack: Pack, dossier: Dossier, template: Template, *, first_page: bool = False, known: Worded | None = None
) -> Document:
    """The document of a pack. A section without items prints what the template says for it, or is left out.

    Args:
        pack: What to print.
        dossier: Where the words come from.
        template: How to word it, as it is for this class of guest.
        first_page: Only what stands before the first section that starts a page, as the one behind the top sheet does, to be measured: its links lead nowhere.
        known: What was worded before with this template for this guest; None: nothing.

    Raises:
        TemplateError: a wording that cannot be rendered, or that changes an extract; with the place in the template.
    """
    known = known or Worded()
    wordings = Wordings(template, dossier, _numbers(pack, template, known), known)
    slots = house_slots(pack)
    blocks: list[Block] = []
    behind = False  # the top sheet, whose page is its own
    for section in pack.sections:
        shape = template.section(section.type)
        if shape is None or shape.hidden:
            continue
        starts = shape.new_page or behind
        if first_page and blocks and starts:
            break
        picture = _picture(section, pack, dossier, wordings) if shape.picture else None
        if made := list(_section(section, shape, template, wordings, slots, picture)):
            blocks += [PageBreak(), *made] if starts else made
            behind = section.type == "top_sheet"
    if template.one_file != "guest" and not first_page:
        _end(blocks, wordings.shared("contents_end", {**slots, "number": part_number(pack)}))
    topic, guest = pack.assignment.topic, pack.assignment.guest
    return Document(
        title=plain_marks(f"Topic {topic.number}, guest {guest.number}: {guest.text}"),
        subject=plain_marks(topic.title),
        keywords=tuple(plain_marks(word) for word in (guest.text, pack.profile.guest_class.replace("_", " "))),
        blocks=tuple(blocks) if first_page else _linked(blocks),
        running=wordings.shared("running", {"topic": topic.title, "guest": guest.text, "topic_number": topic.number,
                                            "guest_number": guest.number}),
        source_key=_source_key(pack, wordings),
        language=template.language,
        paper=template.paper,
        house=template.house,
        fonts=(template.fonts.ours, template.fonts.articles),
        sizes=(template.sizes.small, template.sizes.text, template.sizes.heading, template.sizes.title),
        mirrored=template.mirrored,
        codes=dossier.codes,
    )  # fmt: skip


def _end(blocks: list[Block], words: str) -> None:
    """Says that the last page is the last, behind the last line: a line of its own could take a page of its own."""
    last = blocks[-1] if blocks else None
    if isinstance(last, Line):
        blocks[-1] = replace(last, runs=(*last.runs, Run(f" {words}", "Label")))
    elif words:
        blocks.append(Line((Run(words, "Label"),), "Note"))


def _linked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without links to what this template does not print."""
    bookmarks = {line.bookmark for line in lines_of(blocks)}
    if all(run.anchor in bookmarks for line in lines_of(blocks) for run in line.runs if run.anchor):
        return tuple(blocks)

    def linked(line: Line) -> Line:
        runs = (replace(r, anchor=None) if r.anchor and r.anchor not in bookmarks else r for r in line.runs)
        return replace(line, runs=tuple(runs))

    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Line):
            found.append(linked(block))
        elif isinstance(block, Table):
            rows = tuple(tuple(tuple(map(linked, cell)) for cell in row) for row in block.rows)
            found.append(replace(block, header=tuple(map(linked, block.header)), rows=rows))
        else:
            found.append(block)
    return tuple(found)


def printed_pack(pack: Pack, dossier: Dossier, template: Template) -> Pack:
    """The pack as it stands on paper: without what is only worked out, its titles worded."""
    wordings = Wordings(template, dossier, {})
    slots = house_slots(pack)
    hidden = {s.type for s in template.sections if s.hidden}
    return replace(
        pack,
        sections=tuple(
            replace(s, title=wordings.text(f"{s.type}.title", s.title, slots))
            for s in pack.sections
            if s.type not in hidden
        ),
    )


def _numbers(pack: Pack, template: Template, known: Worded) -> dict[str, str]:
    """The printed number of every numbered item: "4.2" for the second entry of the fourth section."""
    found: dict[str, str] = {}
    hidden = {s.type for s in template.sections if s.hidden}
    sections = template.numbers
    for section in pack.sections:
        if section.type in hidden:
            continue
        number = sections.get(section.type)
        entries = count(1)
        for item in section.items:
            if item.id == "top_sheet.cue":
                found[item.id] = first_of(template.wording.get("the_cue", "the cue"))
            elif item.id.startswith("top_sheet.q") and item.id.count(".") == 1:
                found[item.id] = item.id.removeprefix("top_sheet.q")
            elif match := _BACKING.match(item.id):  # it is printed under its question and has no number of its own
                found[item.id] = f"question {match.group(1)}"
            elif item.wording in UNDER_A_NUMBER and item.id.rpartition(".")[0] in found:
                found[item.id] = found[item.id.rpartition(".")[0]]
            elif known.prints(item) or item.wording in NUMBERED:
                found[item.id] = f"{number}.{next(entries)}"
    return found


_BACKING = re.compile(r"top_sheet\.q(\d+)\.")
NUMBERED = frozenset(
    {"figures", "figures_seen", "figures_more", "claims", "claims_told", "claims_said", "see_question"}
)  # lines without an extract that others refer to
UNDER_A_NUMBER = frozenset({"version", "version_seen"})  # lines that go by the number of the point they belong to


def _section(
    section: Section,
    shape: SectionTemplate,
    template: Template,
    wordings: Wordings,
    slots: Mapping[str, Slot],
    picture: Picture | None = None,
) -> Iterator[Block]:
    before = list(house_lines(f"{section.type}.lines_before", shape.lines_before, wordings, slots))
    after = list(house_lines(f"{section.type}.lines_after", shape.lines_after, wordings, slots))
    if section.type != "notes" and not (section.items or shape.empty or before or after):
        return
    if section.title:
        yield _heading(section, template, wordings, slots)
    yield from before
    if picture is not None and section.items:
        yield picture
    if section.type == "notes":
        yield Ruled(shape.limit)
    elif section.items:
        yield from _items(section, shape, wordings, slots)
    elif shape.empty:
        yield _worded(f"{section.type}.empty", shape.empty, "Note", wordings, slots)
    yield from after


def _picture(section: Section, pack: Pack, dossier: Dossier, wordings: Wordings) -> Picture | None:
    if section.type == "chronology":
        return timeline(section, pack, wordings)
    return sides(pack, dossier) if section.type == "whos_who" else None


def _items(section: Section, shape: SectionTemplate, wordings: Wordings, slots: Mapping[str, Slot]) -> Iterator[Block]:
    items = [item for item in section.items if shape.questions or not item.id.endswith(".question")]
    for is_table, group in groupby(items, key=lambda item: item.column is not None):
        if is_table:
            yield _table(section, list(group), wordings, slots)
            continue
        for item in group:
            line = wordings.line(section.type, item)
            if not line.text.strip():
                continue  # a wording that is left empty leaves its lines out
            number = wordings.number(item)
            if not (number and item.extracts and (shape.after_each or shape.ruled)):
                yield line
                continue
            entry: dict[str, Slot] = {**slots, "entry": number}
            below = house_lines(f"{section.type}.after_each", shape.after_each, wordings, entry)
            yield from (replace(one, keep=True) for one in (line, *below))
            yield Ruled(shape.ruled)


def _heading(section: Section, template: Template, wordings: Wordings, slots: Mapping[str, Slot]) -> Line:
    number = template.numbers.get(section.type)
    label = f"{number}. " if number else ""
    style = "Overline" if section.type == "head" else "Heading 1"

    def made() -> Line:
        line = _worded(f"{section.type}.title", section.title, style, wordings, slots)
        first, *rest = line.runs or (Run(""),)
        return replace(line, runs=(replace(first, text=label + first.text), *rest), bookmark=f"section_{section.type}")

    return wordings.heading(section.type, section.title, label, made)


def _worded(place: str, text: str, style: str, wordings: Wordings, slots: Mapping[str, Slot]) -> Line:
    worded = text.place if isinstance(text, Text) else None
    return Line(wordings.house_runs(place, text, slots), style, worded=worded)


def _table(section: Section, items: Sequence[Item], wordings: Wordings, slots: Mapping[str, Slot]) -> Table:
    rows: list[list[list[Line]]] = []
    widths = TABLE_WIDTHS[section.type]
    for item in items:
        if item.column == 0:
            rows.append([[] for _ in widths])
        rows[-1][item.column or 0].append(wordings.line(section.type, item))
    header: tuple[Line, ...] = ()
    if items[0].style == "Table Head":
        header = tuple(cell[0] for cell in rows.pop(0))
    return Table(
        caption=plain_marks(wordings.text(f"{section.type}.title", section.title, slots)),
        header=header,
        rows=tuple(tuple(tuple(cell) or (Line((), "Table Text"),) for cell in row) for row in rows),
        widths=widths,
    )


def _source_key(pack: Pack, wordings: Wordings) -> str:
    """One line for the foot of every page: each source with its date, its outlet and its warning."""
    sources = next((s for s in pack.sections if s.type == "sources"), None)
    entries = [wordings.shared("source_key", item.slots) for item in sources.items] if sources else []
    return " · ".join(entries)
