"""A topic list in YAML -> drafts, every fault with file:line:column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from briefings.errors import TopicsError
from briefings.model import GUEST_CLASSES, Guest
from briefings.read.drafts import Draft, Place
from briefings.read.guests import guest_of
from briefings.template.marked import Fields, Items, Mark, did_you_mean, parse_yaml, place_of

_TOPIC_KEYS = ("number", "title", "guests")
_GUEST_KEYS = ("number", "name", "role", "affiliation", "class", "camp", "say_it", "text")


def parse(text: str, path: str) -> list[Draft]:
    """The topics of a YAML text, in the order of the file.

    Raises:
        TopicsError: it is no YAML, a key is unknown or a value has the wrong kind; with file:line:column.
    """
    return _Sheet(path).drafts(parse_yaml(text, path, error=TopicsError))


T = TypeVar("T")


class _Sheet:
    """Values of a topics file -> drafts, with the place of every fault."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.name = Path(path).name  # what problems say: packs must not differ by the folder they were made in

    def _fault(self, mark: Mark, message: str) -> TopicsError:
        return TopicsError(f"{place_of(self.path, mark)}: {message}")

    def drafts(self, data: Any) -> list[Draft]:
        if isinstance(data, Fields):
            self._known(data, ("topics",), "key")
            data = self._typed(data, "topics", Items, "a list: begin each topic with '- '")
        if data is None:
            raise TopicsError(f"{self.path}: no topics in it; write a list of '- title: …' with 'guests:' below each")
        if not isinstance(data, Items):
            raise TopicsError(f"{self.path}:1:1: a list of topics is needed: begin each topic with '- title:'")
        return [self._draft(item, mark) for item, mark in zip(data, data.items_at, strict=True)]

    def _draft(self, item: Any, mark: Mark) -> Draft:
        if isinstance(item, str):
            return Draft(None, item, (), place=Place(place_of(self.name, mark)))
        if not isinstance(item, Fields):
            raise self._fault(mark, "a topic is a mapping with 'title:' and 'guests:'")
        self._known(item, _TOPIC_KEYS, "key of a topic")
        title = self._typed(item, "title", str, "text")
        if not title or not title.strip():
            raise self._fault(mark, "this topic has no title; add 'title:'")
        guests = self._typed(item, "guests", Items, "a list: begin each guest with '- '")
        drafts = [self._guest(g, m) for g, m in zip(guests, guests.items_at, strict=True)] if guests else []
        place = Place(place_of(self.name, mark))
        return Draft(self._counted(item), " ".join(title.split()), tuple(drafts), place=place)

    def _guest(self, item: Any, mark: Mark) -> tuple[Guest, bool]:
        if isinstance(item, str) and item.strip():
            return guest_of(" ".join(item.split()), 0), False
        if not isinstance(item, Fields):
            raise self._fault(mark, "a guest is text ('role, affiliation') or a mapping with 'role:', 'name:' …")
        self._known(item, _GUEST_KEYS, "key of a guest")
        given = {key: self._typed(item, key, str, "text") for key in _GUEST_KEYS if key != "number"}
        guest_class = given["class"]
        if guest_class is not None and guest_class not in GUEST_CLASSES:
            choices = did_you_mean(guest_class, GUEST_CLASSES)
            raise self._fault(item.values_at["class"], f"unknown class {guest_class!r}{choices}")
        text = given["text"] or ", ".join(v for k in ("name", "role", "affiliation") if (v := given[k]))
        if not text.strip():
            raise self._fault(mark, "this guest has neither 'role:' nor 'name:'; add one")
        read = guest_of(text, 0) if given["text"] else Guest(0, text)
        number = self._counted(item)
        guest = Guest(
            number or 0,
            text,
            name=given["name"] or read.name,
            role=given["role"] or read.role,
            affiliation=given["affiliation"] or read.affiliation,
            guest_class=guest_class,
            camp=given["camp"],
            say_it=given["say_it"],
        )
        return guest, number is not None

    def _known(self, item: Fields, keys: Sequence[str], noun: str) -> None:
        for key in item:
            if key not in keys:
                raise self._fault(item.keys_at[key], f"unknown {noun} {key!r}{did_you_mean(key, keys)}")

    def _typed(self, item: Fields, key: str, kind: type[T], noun: str) -> T | None:
        value = item.get(key)
        if value is None or isinstance(value, kind):
            return value
        quotes = f"; put it in quotes: '{value}'" if kind is str and isinstance(value, (int, float)) else ""
        raise self._fault(item.values_at[key], f"'{key}:' must be {noun}{quotes}")

    def _counted(self, item: Fields) -> int | None:
        value = item.get("number")
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10_000):
            return value
        raise self._fault(item.values_at["number"], "'number:' must be a whole number from 1")
