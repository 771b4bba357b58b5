"""Every text of a template tried before anything is built: read, rendered with sample values, for each class of guest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefings.errors import TemplateError
from briefings.model import GUEST_CLASSES, Extract, Ref, Slot, Span, word_count
from briefings.render.house_lines import HOUSE_SLOTS
from briefings.render.sandbox import FIGURE, PRINTED_MARKS, UNPRINTABLE, Slip, compiled, literal_texts, uses
from briefings.render.wording import EVERYWHERE, MARKS_KEPT, STYLES, Wordings
from briefings.template import did_you_mean
from briefings.template.faults import Fault
from briefings.template.marked import Text
from briefings.template.shape import Template, Wording

LONGEST_QUESTION = 20  # words
FEWEST_WORDS = 3  # of an article in a question that quotes: less is no position
EXTRACTS = frozenset({"extract", "words", "unconfirmed", "first", "second"})
REFERENCES = frozenset({"see", "backing", "question", "next_question"})
CODES = frozenset({"code", "codes", "first_code", "second_code"})

Offered = Mapping[str, Sequence[str]]  # wording to the slots that it may use


def check(template: Template, wordings: Mapping[str, Offered], shared: Offered, name: str = "") -> Iterator[Fault]:
    """The faults of all texts of a template; nothing when there is none.

    Args:
        template: To be checked, completed from the one that it starts from.
        wordings: Section type to its wordings, each with the slots that it may use.
        shared: The wordings that all sections share.
        name: What to call a template whose texts come from no file.
    """
    checker = _Checker(template, name or template.name or "template", wordings)
    yield from checker.holder("wording", template.wording, template.wording_for, shared)
    for section in template.sections:
        offered = {**shared, **wordings[section.type]}
        yield from checker.holder(section.type, section.wording, section.wording_for, offered, wordings[section.type])
        texts = (("title", section.title), ("title_independent", section.title_independent), ("empty", section.empty))
        lines = (("lines_before", section.lines_before), ("lines_after", section.lines_after))
        for key, text in (*texts, *((key, line) for key, several in lines for line in several)):
            yield from checker.text(f"{section.type}.{key}", text, HOUSE_SLOTS)
        for text in section.after_each:
            yield from checker.text(f"{section.type}.after_each", text, (*HOUSE_SLOTS, "entry"))


class _Checker:
    """One template on trial. Texts that stand in several places are tried once."""

    def __init__(self, template: Template, name: str, wordings: Mapping[str, Offered]) -> None:
        self._name = name
        self._homes = {key: kind for kind, offered in wordings.items() for key in offered}
        self._sample = Wordings(template, None, {})
        self._seen: set[tuple[int, str]] = set()

    def holder(
        self,
        place: str,
        wordings: Mapping[str, Wording],
        for_classes: Mapping[str, Mapping[str, Wording]],
        offered: Offered,
        own: Offered | None = None,
    ) -> Iterator[Fault]:
        """The wordings of a section, or those that all share, with those for each class of guest."""
        for key in sorted((offered if own is None else own).keys() - wordings.keys()):
            message = f"{place}: the wording {key!r} is missing; add it under wording:"
            yield Fault(self._name, 1, 1, message)
        for group in (wordings, *(for_classes.get(c, {}) for c in GUEST_CLASSES)):
            for key, wording in group.items():
                texts = (wording,) if isinstance(wording, str) else wording
                if key not in offered:
                    home = self._homes.get(key)
                    near = (
                        f"; it belongs to the section {home!r}"
                        if home
                        else did_you_mean(key, sorted(offered if own is None else own))
                    )
                    yield self._fault(key, f"{place}: there is no wording {str(key)!r}{near}")
                    continue
                for text in texts:
                    yield from self.text(f"{place}.{key}", text, (*offered[key], *EVERYWHERE))
                    yield from self._question(key, text, offered[key])
                    yield from self._speaks_for_nobody(key, text, offered[key])

    def text(self, place: str, text: str, offered: Sequence[str]) -> Iterator[Fault]:
        """One text: what is printed as it stands, what it does with values, and what comes out."""
        if (id(text), place) in self._seen or (isinstance(text, Text) and text.file.trusted):
            return
        self._seen.add((id(text), place))
        ready = compiled(text)
        slips = [*ready.slips, *_literal_slips(text, offered)]
        for name, places in ready.names.items():
            if name not in offered:
                elsewhere = "; it stands in titles and in the lines of the house" if name in HOUSE_SLOTS else ""
                near = elsewhere or did_you_mean(name, _likely(name, offered))
                words = f"unknown value {name!r} in this text{near}" if elsewhere else f"unknown value {name!r}{near}"
                slips += [Slip(words, at, len(name)) for at in places]
        words_here = [n for n in offered if n in EXTRACTS or n in REFERENCES or n in STYLES]
        slips += [slip for _, slip in uses(text, words_here)] if not slips else ()
        slips += self._rendered(place, text, offered) if not slips else ()
        for slip in slips:
            yield self._fault(text, slip.message, slip)

    def _rendered(self, place: str, text: str, offered: Sequence[str]) -> Iterator[Slip]:
        """What comes out with all values there, and with none of those that may be missing."""
        names = compiled(text).names
        for full in (True, False):
            slots: dict[str, Slot] = {name: _sample(name) if full else _absent(name) for name in offered}
            try:
                runs = list(self._sample.runs(place, text, slots))
            except TemplateError as e:
                yield Slip(str(e).splitlines()[0], 0, len(text))
                return
            printed = [run.style for run in runs if run.text == SAMPLE_WORDS]
            if not full or not printed or "extract" not in names:
                continue
            if len(printed) > len([n for n in names if n in EXTRACTS]):
                yield Slip("prints the words of an article a second time", names["extract"][-1], len("extract"))
            if not CODES & names.keys() and CODES & set(offered):
                wanted = next(c for c in ("code", "codes") if c in offered)
                message = f"prints an article's words without saying where they stand; add {{{{ {wanted} }}}}"
                yield Slip(message, names["extract"][0], len("extract"))

    def _question(self, key: str, text: str, offered: Sequence[str]) -> Iterator[Fault]:
        """A question is read aloud: its own words leave room for those of an article."""
        if not key.startswith("question_"):
            return
        room = LONGEST_QUESTION - (FEWEST_WORDS if "words" in offered else 0)
        own = _most_words(text)
        if own > room:
            message = (
                f"a question has {LONGEST_QUESTION} words at most; this one has {own} of its own, {room} are the most"
            )
            yield self._fault(text, message)

    def _speaks_for_nobody(self, key: str, text: str, offered: Sequence[str]) -> Iterator[Fault]:
        """A line with a speaker says something only through an article's words; but for those that point to other lines."""
        if (
            not {"who", "extract", "code"} <= set(offered)
            or key.startswith(("see_", "backing"))
            or key.endswith("_seen")
        ):
            return
        if not text or (isinstance(text, Text) and text.file.trusted):
            return
        ready = compiled(text)
        told = ready.slips or ready.names.keys() - {*offered, *EVERYWHERE}  # another mistake, to be mended first
        if not told and not EXTRACTS & ready.names.keys():
            message = 'prints neither an article\'s words nor their source; add {{ extract }} {{ code }}, or put ""'
            yield self._fault(text, message)

    def _fault(self, text: str, message: str, slip: Slip | None = None) -> Fault:
        """A mistake at one place of a text; in all of it where no slip says where."""
        if not isinstance(text, Text):
            return Fault(self._name, 1, 1, message)
        return text.fault(message, None, len(text)) if slip is None else text.fault(message, slip.offset, slip.width)


def _most_words(text: str) -> int:
    """The words of its own that a wording prints at most: of each choice the longest."""
    here, best = [0], [0]
    for part in re.split(r"(\{%.*?%\})", text):
        tag = re.match(r"\{%-?\s*(\w+)", part)
        if tag is None:
            here[-1] += word_count(re.sub(r"\{\{.*?\}\}", " ", part))
        elif tag[1] == "if":
            here.append(0)
            best.append(0)
        elif len(here) > 1:
            best[-1], here[-1] = max(best[-1], here[-1]), 0
            if tag[1] == "endif":
                here.pop()
                here[-1] += best.pop()
    return here[0]


SAMPLE_WORDS = "sample words"


def _likely(name: str, offered: Iterable[str]) -> list[str]:
    """What to offer in place of an unknown value: the section numbers only where one was meant."""
    return [o for o in offered if not o.startswith("section_") or name.startswith("sec")]


def _literal_slips(text: str, offered: Sequence[str]) -> Iterator[Slip]:
    """What a text would print of its own that only an article may, or that nobody meant."""
    stars = 0
    last_stars = 0
    marked = False
    for at, literal in literal_texts(text):
        if not marked and (mark := PRINTED_MARKS.search(literal)):
            marked = True
            inside = text.startswith(literal, at)
            yield Slip(
                MARKS_KEPT, at + mark.start() if inside else at, len(mark.group()) if inside else len(literal) + 2
            )
        if sign := UNPRINTABLE.search(literal):
            yield Slip("a sign that paper cannot carry; remove it", at + sign.start())
        if figure := FIGURE.search(literal):
            message = "a large figure is an article's to say; write a telephone number with spaces"
            yield Slip(message, at + figure.start(), len(figure.group()))
        for single in re.finditer(r"(?<!\{)\{\s*(\w+)\s*\}(?!\})", literal):
            if single.group(1) in offered:
                message = f"a value stands between two braces: {{{{ {single.group(1)} }}}}"
                yield Slip(message, at + single.start(), len(single.group()))
        for found in re.finditer(r"\*\*", literal):
            stars += 1
            last_stars = at + found.start()
    if stars % 2:
        yield Slip("two stars open bold words that are not closed with two more", last_stars, 2)


def _sample(name: str) -> Slot:
    if name in EXTRACTS:
        return Extract((Span("sample", 0, 12),))
    return Ref("sample") if name in REFERENCES else name


def _absent(name: str) -> Slot:
    return None if name in EXTRACTS or name in REFERENCES else ""
