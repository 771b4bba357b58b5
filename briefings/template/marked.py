"""YAML as people write it, with the place of every key, value and letter.

`parse_yaml` gives plain values: text, numbers, true and false, nothing, lists and mappings. `no`, `12:30`
and `2024-05-26` stay text; a key that stands twice is a mistake. A text, a mapping and a list know where they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from typing import Any, NamedTuple

import yaml

from briefings.errors import BriefingsError, TemplateError
from briefings.template.faults import Fault
from briefings.template.scalars import offsets

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


def parse_yaml(text: str, place: str, *, error: type[BriefingsError] = TemplateError) -> Any:
    """The value of a YAML text: `Fields`, `Items`, `Text`, number, truth value, or None for an empty text.

    Args:
        text: The file's text.
        place: What to call the file in messages.
        error: What to raise.

    Raises:
        BriefingsError: of the class `error`, with file:line:column, when the text is no YAML, a key stands twice, a
            value has a tag of its own, or values nest too deeply; one line for each mistake.
    """
    value, faults = read_yaml(File(place, text))
    if faults:
        raise error("\n".join(f"{f.file}:{f.line}:{f.column}: {f.message}" for f in faults))
    return value


def read_yaml(file: File) -> tuple[Any, tuple[Fault, ...]]:
    """The value of a YAML file as far as it can be understood, and its mistakes."""
    try:
        root = yaml.compose(file.text, Loader=_loader(_is_plain(file.text)))
        if root is None:
            return None, ()
        builder = _Builder(file)
        value = builder.build(root)
    except yaml.MarkedYAMLError as e:
        return None, (_syntax_fault(file, e),)
    except yaml.YAMLError as e:
        position = getattr(e, "position", 0)
        at = file.mark(position if isinstance(position, int) else 0)
        return None, (file.fault(at, "not valid YAML: a control character stands here; remove it"),)
    except RecursionError:
        return None, (file.fault(Mark(1, 1), "values nest too deeply"),)
    return value, tuple(builder.faults)


_PLAIN_WORDS = (  # what the parser says, and what a producer reads; the first that fits
    (r"'\\t'|tab", "a tab stands here; set lines in with spaces"),
    (r"mapping values are not allowed", "a second colon and space in one line; put the text after the first in quotation marks"),
    (r"found unexpected end of stream", "these quotation marks are not closed"),
    (r"expected ',' or|while parsing a flow", "a list or mapping in brackets is not closed"),
    (r"could not find expected ':'|expected key|block end|block collection|expected <", "this line is not set in as the lines above it"),
    (r"cannot start any token", "a text that starts with this sign stands in quotation marks"),
    (r"undefined alias", "a text that starts with * stands in quotation marks"),
    (r"escape", "an unknown escape; in ‘single’ straight marks a backslash is plain text"),
)  # fmt: skip


def _syntax_fault(file: File, e: yaml.MarkedYAMLError) -> Fault:
    said = f"{e.context or ''} {e.problem or ''}"
    words = next((plain for pattern, plain in _PLAIN_WORDS if re.search(pattern, said)), " ".join(said.split()))
    quoted = "quoted scalar" in said
    at = e.context_mark if quoted and "end of stream" in said else e.problem_mark or e.context_mark
    mark = Mark(at.line + 1, at.column + 1) if at else Mark(1, 1)
    if quoted and "end of stream" not in said and e.context_mark:
        words = "these quotation marks are not closed, or not set in"
        mark = Mark(e.context_mark.line + 1, e.context_mark.column + 1)
    return file.fault(mark, f"not valid YAML: {words}")


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
                self._fault(at, f"{str(key)!r} stands twice, first in line {first.line}; remove one", len(key))
                continue
            found[key] = self.build(value_node)
            found.keys_at[key], found.values_at[key] = at, _mark(value_node)
        return found

    def _items(self, node: yaml.SequenceNode) -> Items:
        self._refuse_tag(node, "seq")
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
