"""Wordings of a template, rendered: slots of an item into the runs of a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from jinja2 import UndefinedError

from briefings.errors import TemplateError
from briefings.model import CUT, SECTION_TYPES, Dossier, Extract, Item, Line, Ref, Run, Slot, printable
from briefings.render.sandbox import DOUBLE_MARKS, LONGEST, Slip, Words, compiled
from briefings.template import did_you_mean
from briefings.template.faults import report
from briefings.template.marked import Text
from briefings.template.shape import Template, Wording, with_opening

STYLES = {
    "speaker": "Speaker", "who": "Speaker", "first_who": "Speaker", "second_who": "Speaker", "name": "Speaker", "code": "Code", "first_code": "Code", "second_code": "Code", "codes": "Code",
    "sourcing": "Sourcing", "warning": "Warning", "confirm": "Warning", "date": "Label", "number": "Label", "entry": "Label",
}  # fmt: skip
SPEAKERS = frozenset(("speaker", "who"))
CUT_STYLE = "Cut"
EVERYWHERE = ("sourcing", "relay", "entry", *(f"section_{kind}" for kind in SECTION_TYPES))  # slots of every line
_MAY_BE_ABSENT = frozenset({"extract", "words", "unconfirmed", "see", "backing", "question", "relay", "second_code"})
_STARS = "\ue002"  # two stars of a value, a topic's title: only those of a wording make words strong
_MARK = re.compile("\ue000(\\d+)\ue001|(\\*\\*)")


class Worded:
    """What one template worded before for one guest: a pack that is tried again with a line more words that line alone.

    Items and wordings are known by what they are in memory, and kept, so that no other can take their place.
    """

    def __init__(self) -> None:
        self.lines: dict[tuple[object, ...], tuple[Item, str, Line]] = {}
        self.texts: dict[tuple[object, ...], tuple[str, tuple[Run, ...]]] = {}
        self.headings: dict[tuple[object, ...], tuple[str, Line]] = {}
        self._refs: dict[int, tuple[Item, tuple[str, ...]]] = {}
        self._entries: dict[int, tuple[Item, bool]] = {}

    def refs_of(self, item: Item) -> tuple[str, ...]:
        """The ids of the items that an item points to."""
        found = self._refs.get(id(item))
        if found is None:
            refs = tuple(value.item for value in item.slots.values() if isinstance(value, Ref))
            found = self._refs[id(item)] = (item, refs)
        return found[1]

    def prints(self, item: Item) -> bool:
        """Whether an item prints an extract in full."""
        found = self._entries.get(id(item))
        if found is None:
            found = self._entries[id(item)] = (item, any(not x.fragment for x in item.extracts))
        return found[1]


class Wordings:
    """All wordings of one template with the values that every line may use."""

    def __init__(
        self, template: Template, dossier: Dossier | None, numbers: Mapping[str, str], known: Worded | None = None
    ) -> None:
        self._template, self._dossier, self._numbers = template, dossier, numbers
        self._known = known or Worded()
        self._shapes = {s.type: s for s in template.sections}
        sections = template.numbers
        self._sections = {f"section_{kind}": str(sections.get(kind, "")) for kind in SECTION_TYPES}
        self._turn: dict[tuple[str, str], Iterator[int]] = {}
        self._sourcings: dict[tuple[str, tuple[str, ...], str, str, str, str, str], str] = {}

    def shared(self, key: str, slots: Mapping[str, Slot]) -> str:
        """A wording that all sections share, as bare text; "" when the template has none of this key."""
        wording = self._template.wording.get(key)
        return "" if wording is None else self.text(f"wording.{key}", first_of(wording), slots)

    def text(self, place: str, wording: str, slots: Mapping[str, Slot]) -> str:
        """Any wording as bare text."""
        return "".join([run.text for run in self.house_runs(place, wording, slots)])

    def line(self, section: str, item: Item) -> Line:
        """The item in the words of its section.

        Raises:
            TemplateError: the section has no wording for it, or the wording cannot be rendered.
        """
        shape = self._shapes.get(section)
        wording = shape.wording.get(item.wording) if shape else None
        wording = self._template.wording.get(item.wording) if wording is None else wording
        if wording is None:
            raise TemplateError(f"section {section!r}: the wording {item.wording!r} is missing; add it under wording:")
        texts = (wording,) if isinstance(wording, str) else wording
        chosen = item.slots.get("turn")
        if not isinstance(chosen, int):
            chosen = next(self._turn.setdefault((section, item.wording), count()))
        text = texts[chosen % len(texts)]
        refs = self._known.refs_of(item)
        entry = self._numbers.get(item.id, "")
        key = (
            (id(item), id(text), entry, *[self._numbers.get(ref) for ref in refs])
            if refs
            else (id(item), id(text), entry)
        )
        found = self._known.lines.get(key)
        if found is None:
            found = self._known.lines[key] = (item, text, self._line(section, item, text))
        return found[2]

    def _line(self, section: str, item: Item, text: str) -> Line:
        slots: dict[str, Slot] = {**item.slots, "sourcing": self._sourcing(item), "relay": ", ".join(item.relay),
                                  "entry": self._numbers.get(item.id, "")}  # fmt: skip
        whole = with_opening(text, first_of(self._template.wording.get("question_opening", "")))
        runs = tuple(self.runs(f"{section}.{item.wording}", text if whole == text else whole, slots))
        if item.style == "Question" and slots["entry"]:
            runs = (Run(f"{slots['entry']}. ", "Label"), *runs)
        place = text.place if isinstance(text, Text) else None
        return Line(runs, item.style, item=item.id, bookmark=_bookmark(item.id), worded=place)

    def heading(self, section: str, title: str, label: str, make: Callable[[], Line]) -> Line:
        """The heading of a section with this title and number, the same line for every try of a page."""
        key = (section, id(title), label)
        if key not in self._known.headings:
            self._known.headings[key] = (title, make())
        return self._known.headings[key][1]

    def number(self, item: Item) -> str:
        """The printed number of an item; "" where it has none."""
        return self._numbers.get(item.id, "")

    def _sourcing(self, item: Item) -> str:
        """Sourcing in words, from the wordings that all sections share."""
        if item.sourcing is None:
            return ""
        who = str(item.slots.get("speaker") or "").lower()
        # "the officials who talked to the Elmford Post (unnamed source, via the Elmford Post)" would say it twice
        relay = tuple(outlet for outlet in item.relay if outlet.lower() not in who)
        retold = "_retold" if relay else ""
        of_kind = f"sourcing_{item.sourcing}_{item.slots.get('speaker_kind')}{retold}"
        key = of_kind if of_kind in self._template.wording else f"sourcing_{item.sourcing}{retold}"
        alone, outlet = str(item.slots.get("alone") or ""), str(item.slots.get("outlet") or "")
        told_to = str(item.slots.get("told_to") or "")
        disputed = item.slots.get("disputed")
        row = self._numbers.get(disputed.item, "") if isinstance(disputed, Ref) else ""
        claim = item.slots.get("claim_disputed")
        claimed = self._numbers.get(claim.item, "") if isinstance(claim, Ref) else ""
        told = (key, relay, alone, outlet, told_to, row, claimed)
        if told not in self._sourcings:
            words = self.shared(key, {"relay": ", ".join(relay), "outlet": outlet, "alone": alone})
            if alone == "figure":
                words = self.shared("sourcing_alone", {"sourcing": words}) or words
            if told_to:
                words = self.shared("sourcing_told_to", {"sourcing": words, "told_to": told_to}) or words
            if row:
                words = self.shared("sourcing_disputed", {"sourcing": words, "row": row}) or words
            if claimed:
                words = self.shared("sourcing_claim_disputed", {"sourcing": words, "row": claimed}) or words
            self._sourcings[told] = words
        return self._sourcings[told]

    def house_runs(self, place: str, wording: str, slots: Mapping[str, Slot]) -> tuple[Run, ...]:
        """What `runs` gives, kept: for slots of the house, which differ little from line to line."""
        if any(isinstance(value, Ref) for value in slots.values()):
            return tuple(self.runs(place, wording, slots))  # the number that it prints may be another next time
        key = (place, id(wording), *slots.items())
        found = self._known.texts.get(key)
        if found is None:
            found = self._known.texts[key] = (wording, tuple(self.runs(place, wording, slots)))
        return found[1]

    def runs(self, place: str, wording: str, slots: Mapping[str, Slot]) -> Iterator[Run]:
        """Any wording as runs.

        Args:
            place: What to call the wording where it has no place in a file.
            wording: What a template says.
            slots: What it may use.

        Raises:
            TemplateError: it cannot be rendered with these, or would print what looks like an article's words.
        """
        values: list[tuple[str, Slot]] = []
        reported = slots.get("speaker_kind") == "country"  # no speaker: what an outlet tells of one
        context: dict[str, Any] = {}
        for name in compiled(wording).names:
            if name in self._sections:
                context[name] = self._sections[name]
                continue
            if name not in slots:
                if name in _MAY_BE_ABSENT or self._dossier is not None:  # `checking` knows which names are offered
                    context[name] = ""
                continue
            value = slots[name]
            if isinstance(value, Ref) and value.item not in self._numbers and self._dossier is not None:
                context[name] = ""  # the section that it points to is not in this template
            elif isinstance(value, Extract | Ref) or (
                name in STYLES and isinstance(value, str) and value and not (name in SPEAKERS and reported)
            ):
                context[name] = Words(len(values))
                values.append((name, value))
            elif isinstance(value, str):
                context[name] = plain_marks(printable(value)).replace("**", _STARS)
            else:
                context[name] = "" if value is None else value
        text = render(place, wording, context, sorted(slots))
        end, strong = 0, False
        for mark in _MARK.finditer(text):
            if before := text[end : mark.start()]:
                yield Run(before.replace(_STARS, "**"), "Speaker" if strong else None)
            if mark.group(2):  # **house words** are strong
                strong = not strong
            else:
                yield from self._value_runs(*values[int(mark.group(1))])
            end = mark.end()
        if after := text[end:]:
            yield Run(after.replace(_STARS, "**"), "Speaker" if strong else None)

    def _value_runs(self, name: str, value: Slot) -> Iterator[Run]:
        if isinstance(value, Extract):
            yield from self._extract_runs(value)
        elif isinstance(value, Ref):
            yield Run(self._numbers.get(value.item, ""), "Label", anchor=_bookmark(value.item))
        elif name == "code":
            yield Run(plain_marks(printable(str(value))), "Code", anchor=_source_bookmark(str(value)))
        else:
            yield Run(plain_marks(printable(str(value))), STYLES[name])

    def _extract_runs(self, extract: Extract) -> Iterator[Run]:
        if self._dossier is None:
            yield Run("sample words", "Article Words")
            return
        article = self._dossier.of(extract.article).article
        opens = extract.opens_inside or (not extract.bare and article.is_cut_before(extract.pieces[0]))
        closes = extract.closes_inside or (not extract.bare and article.is_cut_after(extract.pieces[-1]))
        if extract.quoted:
            yield Run("“")
        if opens:
            yield Run(f"{CUT} ", CUT_STYLE)
        for n, piece in enumerate(extract.pieces):
            if n:
                yield Run(f" {CUT} ", CUT_STYLE)
            yield Run(printable(self._dossier[piece]), "Article Words", span=piece)
        if closes:
            yield Run(f" {CUT}", CUT_STYLE)
        if extract.quoted:
            yield Run("”")


def first_of(wording: Wording) -> str:
    """The wording, or the first of several."""
    return wording if isinstance(wording, str) else wording[0]


def plain_marks(text: str) -> str:
    """Text that is not an article's extract with single marks for double ones: double ones hold extracts alone."""
    return _OPENING_STRAIGHT.sub("‘", text).translate(_SINGLE_MARKS)


_OPENING_STRAIGHT = re.compile(r'(?<![^\s(\[{/“‘„«—–-])"(?=\S)')
_SINGLE_MARKS = str.maketrans({'"': "’", "“": "‘", "”": "’", "„": "‘", "«": "‘", "»": "’", "‟": "‘"})


def _bookmark(item: str) -> str:
    return "i_" + re.sub(r"\W", "_", item)


def _source_bookmark(code: str) -> str:
    return "i_sources_" + code.split(" ", maxsplit=1)[0].rstrip(",")


# ------------------------------------------------------------------------------------------------ rendering


def render(place: str, wording: str, context: Mapping[str, Any], offered: Sequence[str]) -> str:
    """The wording with these values, each `Words` as a mark.

    Raises:
        TemplateError: with the place in the template where the wording has one, else with `place`.
    """
    ready = compiled(wording)
    if ready.slips:
        raise TemplateError("\n".join(_sentence(place, wording, slip) for slip in ready.slips))
    try:
        text = ready.render(context)
    except UndefinedError as e:
        name = str(e.message).split("'")[1] if "'" in str(e.message) else ""
        at = ready.names.get(name, (0,))[0]
        slip = Slip(f"{e.message}{did_you_mean(name, offered)}", at, len(name))
        raise TemplateError(_sentence(place, wording, slip)) from e
    except (TypeError, ValueError) as e:
        raise TemplateError(_sentence(place, wording, Slip(str(e), 0, len(wording)))) from e
    if len(text) > LONGEST:
        slip = Slip(f"the wording grows beyond {LONGEST} characters; shorten it", 0, len(wording))
        raise TemplateError(_sentence(place, wording, slip))
    if mark := DOUBLE_MARKS.search(text):  # values come with single marks: these are the template's own
        raise TemplateError(_sentence(place, wording, Slip(MARKS_KEPT, max(0, wording.find(mark.group())))))
    return " ".join(text.split()) if "\n" in text else text


MARKS_KEPT = "double quotation marks are kept for articles' words; use ‘single’ ones"


def _sentence(place: str, wording: str, slip: Slip) -> str:
    if isinstance(wording, Text):
        return report([wording.fault(slip.message, slip.offset, slip.width)])
    return f"{place}: {slip.message}"
