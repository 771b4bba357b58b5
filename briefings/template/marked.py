"""YAML as people write it, with the place of every key and value.

`parse_yaml` gives plain values: text, numbers, true and false, nothing, lists and mappings. `no`, `12:30`
and `2024-05-26` stay text; a key that stands twice is a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple

import yaml

from briefings.errors import BriefingsError, TemplateError

_FastLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast; same marks


class Mark(NamedTuple):
    """A place in a YAML text, line and column counted from 1."""

    line: int
    column: int


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
    """The value of a YAML text: `Fields`, `Items`, text, number, truth value, or None for an empty text.

    Args:
        text: The file's text.
        place: What to call the file in messages.
        error: What to raise.

    Raises:
        BriefingsError: of the class `error`, with file:line:column, when the text is no YAML, a key stands twice, a
            value has a tag of its own, or values nest too deeply.
    """
    try:
        root = yaml.compose(text, Loader=_loader(_is_plain(text)))
        return None if root is None else _Builder(place, error).build(root)
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        where = f"{place}:{mark.line + 1}:{mark.column + 1}" if mark else place
        raise error(f"{where}: not valid YAML: {e.problem or e.context}") from e
    except yaml.YAMLError as e:
        raise error(f"{place}: not valid YAML: {' '.join(str(e).split())}") from e
    except RecursionError as e:
        raise error(f"{place}: values nest too deeply") from e


def place_of(place: str, mark: Mark) -> str:
    """`place:line:column`, as messages begin."""
    return f"{place}:{mark.line}:{mark.column}"


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """What to add to a message about an unknown word: the likeliest choice and all of them."""
    known = list(choices)
    close = get_close_matches(word, known, n=1)
    likely = f"; did you mean {close[0]!r}?" if close else ""
    return f" (have {', '.join(known)}){likely}"


class _Builder:
    """Nodes of one file -> values; a node that several places refer to is built once."""

    def __init__(self, place: str, error: type[BriefingsError]) -> None:
        self._place, self._error = place, error
        self._built: dict[int, Any] = {}
        self._open: set[int] = set()

    def build(self, node: yaml.Node) -> Any:
        key = id(node)
        if key in self._built:
            return self._built[key]
        if key in self._open:
            raise self._error(f"{place_of(self._place, _mark(node))}: a value that contains itself")
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

    def _mapping(self, node: yaml.MappingNode) -> Fields:
        self._refuse_tag(node, "map")
        found = Fields()
        found.mark, found.keys_at, found.values_at = _mark(node), {}, {}
        for key_node, value_node in node.value:
            at = place_of(self._place, _mark(key_node))
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._error(f"{at}: a key must be a word, not a list or mapping; put a text with {{ in quotes")
            key = str(key_node.value)
            if key in found:
                first = found.keys_at[key]
                raise self._error(f"{at}: {key!r} stands twice, first in line {first.line}; remove one")
            found[key] = self.build(value_node)
            found.keys_at[key], found.values_at[key] = _mark(key_node), _mark(value_node)
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
                return text
            case "bool":
                return text.lower() == "true"
            case "null":
                return None
            case "int":
                return int(text)
            case "float":
                return float(text)
        raise self._error(f"{place_of(self._place, _mark(node))}: the tag {node.tag!r} is not known; write plain text")

    def _refuse_tag(self, node: yaml.Node, kind: str) -> None:
        if node.tag != f"tag:yaml.org,2002:{kind}":
            raise self._error(f"{place_of(self._place, _mark(node))}: the tag {node.tag!r} is not known; leave it out")


def _mark(node: yaml.Node) -> Mark:
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)
