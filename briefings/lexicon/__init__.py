"""Word lists as YAML, one file a subject; this is the door to them.

Lists hold general words of the news (reporting verbs, titles, months, units, countries and their offices), never the
names of one story.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from briefings.errors import LexiconError

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast; same result


class _Loader(_Base):  # type: ignore[misc]
    """A loader that makes plain values in one step: PyYAML's own allows for values that hold themselves."""

    def construct_document(self, node: yaml.Node) -> Any:
        return _plain(self, node)


def _plain(loader: Any, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.tag == _TEXT else loader.construct_object(node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, item) for item in node.value]
    return {_plain(loader, key): _plain(loader, value) for key, value in node.value}


_TEXT = "tag:yaml.org,2002:str"
_FOLDER = Path(__file__).parent  # importlib.resources would import as much again


@cache
def load(name: str) -> Any:
    """The word list `name` ("reporting_verbs") as plain lists and mappings, read once.

    Raises:
        LexiconError: there is no such list, or it is not YAML.
    """
    try:
        text = _FOLDER.joinpath(f"{name}.yaml").read_text(encoding="utf-8")
        return yaml.load(text, Loader=_Loader)
    except FileNotFoundError as e:
        raise LexiconError(f"lexicon/{name}.yaml: there is no such word list; reinstall briefings") from e
    except yaml.YAMLError as e:
        raise LexiconError(f"lexicon/{name}.yaml: not valid YAML ({e}); reinstall briefings") from e


def alternation(words: Iterable[str]) -> str:
    """The words as the alternatives of a regular expression, each letter for letter, the longest first; "" for none."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


@cache
def stem(word: str) -> str:
    """The English stem of one word, lower case (Snowball; Porter 2001)."""
    return str(_stemmer().stemWord(word.lower()))


@cache
def _stemmer() -> Any:
    import snowballstemmer  # type: ignore[import-untyped]

    return snowballstemmer.stemmer("english")
