"""YAML as people write it, with the place of every key, value and letter.

`read_yaml` gives plain values: text, numbers, true and false, nothing, lists and mappings. `no`, `12:30`
and `2024-05-26` stay text; a key that stands twice is a mistake. A text, a mapping and a list know where they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from typing import Any, NamedTuple

import yaml

from briefings.template.faults import Fault
from briefings.template.scalars import offsets
from briefings.template.syntax import syntax_fault

_FastLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast; same marks


class Mark(NamedTuple):
    """A place in a YAML text, line and column counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, eq=False)
class File:
    """A YAML file as read."""

    name: str  # as messages name it
    text: str
    trusted: bool = False  # inside the installed package: tried by its tests

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return _LINE_END.split(self.text)

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each line."""
        return [0, *(m.end() for m in _LINE_END.finditer(self.text))]

    def mark(self, offset: int) -> Mark:
        """The place of an offset."""
        line = bisect_right(self.starts, offset)
        return Mark(line, offset - self.starts[line - 1] + 1)

    def fault(self, mark: Mark, message: str, width: int = 1) -> Fault:
        """A mistake at a place of this file."""
        text = self.lines[mark.line - 1] if mark.line <= len(self.lines) else None
        return Fault(self.name, mark.line, mark.column, message, width, text)


_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")  # those that YAML counts


class Text(str):
    """A text of a YAML file that knows where each of its letters stands."""

    __slots__ = ("_offsets", "_start", "file")
    file: File
    _start: int
    _offsets: list[int] | None

    @classmethod
    def at_place(cls, value: str, file: File, start: int) -> Text:
        """The text that a scalar means which starts at this offset of the file."""
        text = cls(value)
        text.file, text._start, text._offsets = file, start, None
        return text

    def mark(self, offset: int | None = None) -> Mark:
        """The place of a letter; of the text as a whole, marks included, when none is given."""
        if offset is None:
            return self.file.mark(self._start)
        if self._offsets is None:
            self._offsets = offsets(self.file.text, self._start, self)
        return self.file.mark(self._offsets[max(0, min(offset, len(self)))])

    def fault(self, message: str, offset: int | None = None, width: int = 1) -> Fault:
        """A mistake at a letter of this text."""
        return self.file.fault(self.mark(offset), message, width)

    @property
    def place(self) -> str:
        """file:line:column, as messages begin."""
        return place_of(self.file.name, self.mark())


class Fields(dict[str, Any]):
    """A YAML mapping that knows where it, its keys and their values stand."""

    mark: Mark
    keys_at: dict[str, Mark]
    values_at: dict[str, Mark]


class Items(list[Any]):
    """A YAML list that knows where it and its items stand."""

    mark: Mark
    items_at: list[Mark]


_TYPES = (  # nothing else has a type of its own
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,17})$", "-+0123456789"),
    ("float", r"[-+]?[0-9]{1,17}\.[0-9]{1,17}$", "-+0123456789"),
)


@cache
def _loader(fast: bool) -> Any:
    base = _FastLoader if fast else yaml.SafeLoader
    loader: Any = type("_Loader", (base,), {"yaml_implicit_resolvers": {}})
    for name, pattern, first in _TYPES:
        loader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(pattern), list(first))
    return loader


def _is_plain(text: str) -> bool:
    """Whether values cannot nest deeper than libyaml stands: it crashes at some 50,000 levels, Python's loader does not."""
    return text.count("[") + text.count("{") < 10_000 and all(len(line) < 10_000 for line in text.splitlines())


def read_yaml(file: File) -> tuple[Any, tuple[Fault, ...]]:
    """The value of a YAML file as far as it can be understood, and its mistakes.

    The value is `Fields`, `Items`, `Text`, a number, a truth value, or None for an empty text. The mistakes are of YAML
    itself: a key that stands twice, a tag, values that nest too deeply; where the parser stops there is one, and None.
    """
    try:
        root = yaml.compose(file.text, Loader=_loader(_is_plain(file.text)))
        if root is None:
            return None, ()
        if "&" in file.text and _written_out(root, {}) > _MOST_VALUES:
            return None, (file.fault(Mark(1, 1), "aliases (*name) make this far too large; write out what is meant"),)
        builder = _Builder(file)
        value = builder.build(root)
    except yaml.MarkedYAMLError as e:
        return None, (syntax_fault(file, e),)
    except yaml.YAMLError as e:
        position = getattr(e, "position", 0)
        at = file.mark(position if isinstance(position, int) else 0)
        return None, (file.fault(at, "not valid YAML: a control character stands here; remove it"),)
    except RecursionError:
        return None, (file.fault(Mark(1, 1), "values nest too deeply"),)
    except (ValueError, OverflowError):  # of the loader in Python, for "\\U99999999"
        return None, (file.fault(Mark(1, 1), "not valid YAML: an escape in it stands for no character"),)
    return value, tuple(builder.faults)


_MOST_VALUES = 1_000_000  # a megabyte of topics has a tenth; nine lines of aliases make 400 million


def _written_out(node: yaml.Node, counted: dict[int, int]) -> int:
    """How many values a node has with every alias written out; one that contains itself counts once."""
    if id(node) not in counted:
        counted[id(node)] = 1
        held = node.value if isinstance(node, yaml.CollectionNode) else ()
        counted[id(node)] += sum(
            _written_out(part, counted) for item in held for part in (item if isinstance(item, tuple) else (item,))
        )
    return counted[id(node)]


_COMMENT = re.compile(r"[ \t]#")
_NOT_PRINTED = frozenset({"type", "paper", "one_file", "starts_from", "language", "house", "class", "camp", "fonts"})


def swallowed(value: Any, key: str = "") -> Iterator[Fault]:
    """Texts that a comment seems to cut short: "Brief # 1 for Tom". Two blanks before the sign make a comment that is
    meant as one."""
    if isinstance(value, Fields):
        for name, held in value.items():
            yield from swallowed(held, name)
    elif isinstance(value, Items):
        for held in value:
            yield from swallowed(held, key)
    elif isinstance(value, Text) and value and key not in _NOT_PRINTED:
        mark = value.mark()
        line = value.file.lines[mark.line - 1]
        end = mark.column - 1 + len(value)
        if line.startswith(value, mark.column - 1) and _COMMENT.match(line, end):
            words = (
                f"{line[end + 1 :].rstrip()!r} is read as a comment and left out; put the whole text in quotation marks"
            )
            yield value.file.fault(Mark(mark.line, end + 2), words, len(line) - end - 1)


def place_of(place: str, mark: Mark) -> str:
    """`place:line:column`, as messages begin."""
    return f"{place}:{mark.line}:{mark.column}"


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """What to add to a message about an unknown word: all choices, of many those that are nearest, and the likeliest."""
    known = list(dict.fromkeys(choices))
    close = get_close_matches(word, known, n=_NEAREST if len(known) > _MOST_CHOICES else 1)
    likely = f"; did you mean {close[0]!r}?" if close else ""
    if len(known) > _MOST_CHOICES:
        known = [*close, "…"] if close else [*known[:_MOST_CHOICES], "…"]
    return f" (have {', '.join(known)}){likely}"


_MOST_CHOICES, _NEAREST = 20, 4


class _Builder:
    """Nodes of one file -> values; a node that several places refer to is built once. Mistakes are collected."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._built: dict[int, Any] = {}
        self._open: set[int] = set()
        self._listed: set[int] = set()  # nodes that are items of a list
        self.faults: list[Fault] = []

    def build(self, node: yaml.Node) -> Any:
        """The value of a node; None for one with a mistake of its own."""
        key = id(node)
        if key in self._built:
            return self._built[key]
        if key in self._open:
            self._fault(_mark(node), "a value that contains itself")
            return None
        self._open.add(key)
        if isinstance(node, yaml.MappingNode):
            value: Any = self._mapping(node)
        elif isinstance(node, yaml.SequenceNode):
            value = self._items(node)
        else:
            value = self._scalar(node)
        self._open.discard(key)
        self._built[key] = value
        return value

    def _fault(self, mark: Mark, message: str, width: int = 1) -> None:
        self.faults.append(self._file.fault(mark, message, width))

    def _mapping(self, node: yaml.MappingNode) -> Fields:
        self._refuse_tag(node, "map")
        found = Fields()
        found.mark, found.keys_at, found.values_at = _mark(node), {}, {}
        for key_node, value_node in node.value:
            at = _mark(key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                outer = _mark(node) if key_node.start_mark.index == node.start_mark.index + 1 else at
                self._fault(outer, "a key must be a word, not a list or mapping; put a text with {{ in quotation marks")
                continue
            key = Text.at_place(str(key_node.value), self._file, key_node.start_mark.index)
            if key in found:
                first = found.keys_at[key]
                more = ", or begin a new entry of the list with '- '" if id(node) in self._listed else ""
                self._fault(at, f"{str(key)!r} stands twice, first in line {first.line}; remove one{more}", len(key))
                continue
            found[key] = self.build(value_node)
            found.keys_at[key], found.values_at[key] = at, _mark(value_node)
        return found

    def _items(self, node: yaml.SequenceNode) -> Items:
        self._refuse_tag(node, "seq")
        self._listed.update(map(id, node.value))
        found = Items(self.build(item) for item in node.value)
        found.mark, found.items_at = _mark(node), [_mark(item) for item in node.value]
        return found

    def _scalar(self, node: yaml.Node) -> Any:
        text = str(node.value)
        match node.tag.rpartition(":")[2]:
            case "str":
                return Text.at_place(text, self._file, node.start_mark.index)
            case "bool":
                return text.lower() == "true"
            case "null":
                return None
            case "int":
                return int(text)
            case "float":
                return float(text)
        self._fault(_mark(node), f"the tag {node.tag!r} is not known; write plain text")
        return None

    def _refuse_tag(self, node: yaml.Node, kind: str) -> None:
        if node.tag != f"tag:yaml.org,2002:{kind}":
            self._fault(_mark(node), f"the tag {node.tag!r} is not known; leave it out")


def _mark(node: yaml.Node) -> Mark:
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)
