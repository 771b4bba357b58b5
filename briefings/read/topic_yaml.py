"""A topic list in YAML -> drafts; all its mistakes at once, each with file:line:column and the line itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from briefings.errors import TopicsError
from briefings.model import GUEST_CLASSES, NO_CAMP, Guest, Problem
from briefings.read import topic_lines
from briefings.read.drafts import Draft, Place
from briefings.read.guests import guest_of
from briefings.template.faults import Fault, report
from briefings.template.marked import Fields, File, Items, Mark, did_you_mean, place_of, read_yaml, swallowed

_TOPIC_KEYS = ("number", "title", "guests")
_GUEST_KEYS = ("number", "name", "role", "affiliation", "class", "camp", "say_it", "text")
_NOBODY = frozenset({"", "none", "no one", "nobody", "independent", "neutral", "no party", "no side"})


def parse(text: str, path: str) -> tuple[list[Draft], list[Problem]]:
    """The topics of a YAML text, in the order of the file, and what in it may not be meant as it is read.

    Raises:
        TopicsError: it is no YAML, a key is unknown or a value has the wrong kind; one entry for each mistake.
    """
    file = File(path, text)
    sheet = _Sheet(file)
    value, faults = read_yaml(file)
    drafts = sheet.drafts(value) if value is not None or not faults else []
    if found := [*faults, *sheet.faults]:
        as_lines = _lines_fault(file)
        raise TopicsError(report([as_lines] if as_lines else found))
    return drafts, [
        Problem("topic list", f"{place_of(sheet.name, Mark(f.line, f.column))}: {f.message}", place=sheet.name)
        for f in swallowed(value)
    ]


def _lines_fault(file: File) -> Fault | None:
    """What to say of a list that is written as lines are in a text, 'Interview Topic 1: …'; None for any other."""
    found = topic_lines.find(file.text)
    if found is None or not any(draft.guests for draft in found.drafts):
        return None
    title = found.drafts[0].title
    words = (
        "lines such as this stand in a text file: give this file a name that ends in .txt, "
        f"or write ‘- title: {title}’ with ‘guests:’ and a list below it"
    )
    return file.fault(file.mark(found.spans[0][0]), words)


T = TypeVar("T")


class _Sheet:
    """Values of a topics file -> drafts; mistakes are collected, and what they concern is left out."""

    def __init__(self, file: File) -> None:
        self._file = file
        self.name = Path(file.name).name  # what problems say: packs must not differ by the folder they were made in
        self.faults: list[Fault] = []

    def _fault(self, mark: Mark, message: str, width: int = 1) -> None:
        self.faults.append(self._file.fault(mark, message, width))

    def drafts(self, data: Any) -> list[Draft]:
        """The topics of the file's value, without those that cannot be understood; `faults` says why."""
        if isinstance(data, Fields) and "topics" not in data and data.keys() & set(_TOPIC_KEYS):
            self._fault(
                data.mark,
                "a list of topics is needed: begin each topic with a dash, '- title: …', and set in what belongs to it",
            )
            return []
        if isinstance(data, Fields):
            self._known(data, ("topics",), "key")
            at = data.values_at.get("topics", data.mark)
            data = self._typed(data, "topics", Items, "a list: begin each topic with '- '")
            if data is None and self.faults:
                return []
        else:
            at = Mark(1, 1)
        if data is None:
            self._fault(at, "no topics in it; write a list of '- title: …' with 'guests:' below each")
            return []
        if not isinstance(data, Items):
            self._fault(Mark(1, 1), "a list of topics is needed: begin each topic with '- title:'")
            return []
        drafts = (self._draft(item, mark) for item, mark in zip(data, data.items_at, strict=True))
        return [draft for draft in drafts if draft]

    def _draft(self, item: Any, mark: Mark) -> Draft | None:
        place = Place(place_of(self.name, mark))
        if isinstance(item, str):
            return Draft(None, item, (), place=place)
        if not isinstance(item, Fields):
            self._fault(mark, "a topic is a mapping with 'title:' and 'guests:'")
            return None
        before = len(self.faults)
        self._known(item, _TOPIC_KEYS, "key of a topic")
        title = self._typed(item, "title", str, "text")
        if not (title or "").strip() and len(self.faults) == before:
            self._fault(mark, "this topic has no title; add 'title:'")
        guests = self._typed(item, "guests", Items, "a list: begin each guest with '- '")
        found = [self._guest(g, m) for g, m in zip(guests, guests.items_at, strict=True)] if guests else []
        return Draft(
            self._counted(item), " ".join((title or "").split()), tuple(guest for guest in found if guest), place=place
        )

    def _guest(self, item: Any, mark: Mark) -> tuple[Guest, bool] | None:
        if isinstance(item, str) and item.strip():
            return guest_of(" ".join(item.split()), 0), False
        if not isinstance(item, Fields):
            self._fault(mark, "a guest is text ('role, affiliation') or a mapping with 'role:', 'name:' …")
            return None
        before = len(self.faults)
        self._known(item, _GUEST_KEYS, "key of a guest")
        given = {key: self._typed(item, key, str, "text") for key in _GUEST_KEYS if key != "number"}
        guest_class = given["class"]
        if guest_class is not None and guest_class not in GUEST_CLASSES:
            choices = did_you_mean(guest_class, GUEST_CLASSES)
            self._fault(item.values_at["class"], f"unknown class {str(guest_class)!r}{choices}", len(guest_class))
        text = given["text"] or ", ".join(v for k in ("name", "role", "affiliation") if (v := given[k]))
        number = self._counted(item)
        if not text.strip():
            if len(self.faults) == before:
                self._fault(mark, "this guest has neither 'role:' nor 'name:'; add one")
            return None
        read = guest_of(text, 0) if given["text"] else Guest(0, text)
        camp = given["camp"]
        guest = Guest(
            number or 0,
            text,
            name=given["name"] or read.name,
            role=given["role"] or read.role,
            affiliation=given["affiliation"] or read.affiliation,
            guest_class=guest_class,
            camp=NO_CAMP if camp is not None and camp.strip().lower() in _NOBODY else camp,
            say_it=given["say_it"],
        )
        return guest, number is not None

    def _known(self, item: Fields, keys: Sequence[str], noun: str) -> None:
        for key in item:
            if key not in keys:
                self._fault(item.keys_at[key], f"unknown {noun} {str(key)!r}{did_you_mean(key, keys)}", len(key))

    def _typed(self, item: Fields, key: str, kind: type[T], noun: str) -> T | None:
        value = item.get(key)
        if value is None or isinstance(value, kind):
            return value
        quotes = f"; put it in quotes: '{value}'" if kind is str and isinstance(value, (int, float)) else ""
        self._fault(item.values_at[key], f"'{key}:' must be {noun}{quotes}")
        return None

    def _counted(self, item: Fields) -> int | None:
        value = item.get("number")
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10_000):
            return value
        self._fault(item.values_at["number"], "'number:' must be a whole number from 1")
        return None
