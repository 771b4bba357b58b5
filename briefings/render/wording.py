"""Wordings of a template, rendered: the one door to jinja2.

The sandbox knows names, texts, conditions, comparisons, `~` and a few filters, and nothing else: no calls, no
attributes, no loops, no arithmetic. What a wording cannot say it cannot break either, and no wording can run for long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import count
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefings.errors import TemplateError
from briefings.model import CUT, Dossier, Extract, Item, Line, Ref, Run, Slot, Span, printable
from briefings.template import did_you_mean
from briefings.template.shape import Template, Wording

FILTERS = ("capitalize", "default", "length", "lower", "title", "trim", "upper")
LONGEST = 4_000  # characters of one rendered wording

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.CondExpr, nodes.Filter, nodes.Test,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.Keyword,
)  # fmt: skip
_STYLES = {
    "speaker": "Speaker", "who": "Speaker", "name": "Speaker", "code": "Code", "first_code": "Code", "second_code": "Code", "codes": "Code",
    "sourcing": "Sourcing", "warning": "Warning", "confirm": "Warning", "date": "Label", "number": "Label", "entry": "Label",
}  # fmt: skip
_MAY_BE_ABSENT = frozenset({"extract", "words", "unconfirmed", "see", "backing", "question", "relay", "second_code"})
_MARK = re.compile("\ue000(\\d+)\ue001|(\\*\\*)")


class _Words:
    """A value on its way through jinja2. It can be placed and asked whether it is there; turned into text it refuses."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __str__(self) -> str:
        raise TypeError("words of an article cannot be changed, only placed")

    __repr__ = __str__
    __html__ = __str__


class Wordings:
    """All wordings of one template with the values that every line may use."""

    def __init__(self, template: Template, dossier: Dossier | None, numbers: Mapping[str, str]) -> None:
        self._template, self._dossier, self._numbers = template, dossier, numbers
        self._turn: dict[tuple[str, str], Iterator[int]] = {}
        self._sourcings: dict[tuple[str, tuple[str, ...]], str] = {}

    def shared(self, key: str, slots: Mapping[str, Slot]) -> str:
        """A wording that all sections share, as bare text; "" when the template has none of this key."""
        wording = self._template.wording.get(key)
        return (
            "" if wording is None else "".join(run.text for run in self._runs(f"wording.{key}", _first(wording), slots))
        )

    def line(self, section: str, item: Item) -> Line:
        """The item in the words of its section.

        Raises:
            TemplateError: the section has no wording for it, or the wording cannot be rendered.
        """
        shape = self._template.section(section)
        wording = (shape.wording.get(item.wording) if shape else None) or self._template.wording.get(item.wording)
        if wording is None:
            raise TemplateError(f"section {section!r}: the wording {item.wording!r} is missing; add it under wording:")
        texts = (wording,) if isinstance(wording, str) else wording
        turn = self._turn.setdefault((section, item.wording), count())
        text = texts[next(turn) % len(texts)]
        slots: dict[str, Slot] = {**item.slots, "sourcing": self._sourcing(item), "relay": ", ".join(item.relay),
                                  "entry": self._numbers.get(item.id, "")}  # fmt: skip
        runs = tuple(self._runs(f"{section}.{item.wording}", text, slots))
        if item.style == "Question" and slots["entry"]:
            runs = (Run(f"{slots['entry']}. ", "Label"), *runs)
        return Line(runs, item.style, item=item.id, bookmark=_bookmark(item.id))

    def _sourcing(self, item: Item) -> str:
        """Sourcing in words, from the wordings that all sections share."""
        if item.sourcing is None:
            return ""
        retold = "_retold" if item.relay else ""
        of_kind = f"sourcing_{item.sourcing}_{item.slots.get('speaker_kind')}{retold}"
        key = of_kind if of_kind in self._template.wording else f"sourcing_{item.sourcing}{retold}"
        if (key, item.relay) not in self._sourcings:
            self._sourcings[key, item.relay] = self.shared(key, {"relay": ", ".join(item.relay)})
        return self._sourcings[key, item.relay]

    def _runs(self, place: str, wording: str, slots: Mapping[str, Slot]) -> Iterator[Run]:
        values: list[tuple[str, Slot]] = []
        context: dict[str, Any] = {}
        for name in _names(place, wording):
            if name not in slots:
                if name in _MAY_BE_ABSENT:
                    context[name] = ""
                continue
            value = slots[name]
            if isinstance(value, Ref) and value.item not in self._numbers and self._dossier is not None:
                context[name] = ""  # the section that it points to is not in this template
            elif isinstance(value, Extract | Ref) or (name in _STYLES and isinstance(value, str) and value):
                context[name] = _Words(len(values))
                values.append((name, value))
            elif isinstance(value, str):
                context[name] = plain_marks(printable(value))
            else:
                context[name] = "" if value is None else value
        text = _render(place, wording, context, sorted(slots))
        end, strong = 0, False
        for mark in _MARK.finditer(text):
            if before := text[end : mark.start()]:
                yield Run(before, "Speaker" if strong else None)
            if mark.group(2):  # **house words** are strong
                strong = not strong
            else:
                yield from self._value_runs(*values[int(mark.group(1))])
            end = mark.end()
        if after := text[end:]:
            yield Run(after, "Speaker" if strong else None)

    def _value_runs(self, name: str, value: Slot) -> Iterator[Run]:
        if isinstance(value, Extract):
            yield from self._extract_runs(value)
        elif isinstance(value, Ref):
            yield Run(self._numbers.get(value.item, ""), "Label", anchor=_bookmark(value.item))
        elif name == "code":
            yield Run(plain_marks(printable(str(value))), "Code", anchor=_source_bookmark(str(value)))
        else:
            yield Run(plain_marks(printable(str(value))), _STYLES[name])

    def _extract_runs(self, extract: Extract) -> Iterator[Run]:
        if self._dossier is None:
            yield Run("sample words", "Article Words")
            return
        before, after = ("“", "”") if extract.quoted else ("", "")
        yield Run(before + (f"{CUT} " if extract.opens_inside else ""))
        for n, piece in enumerate(extract.pieces):
            if n:
                yield Run(f" {CUT} ")
            yield Run(printable(self._dossier[piece]), "Article Words", span=piece)
        yield Run((f" {CUT}" if extract.closes_inside else "") + after)


def _first(wording: Wording) -> str:
    return wording if isinstance(wording, str) else wording[0]


def plain_marks(text: str) -> str:
    """Text that is not an article's extract with single marks for double ones: double ones hold extracts alone."""
    return text.translate(_SINGLE_MARKS)


_SINGLE_MARKS = str.maketrans({'"': "’", "“": "‘", "”": "’", "„": "‘", "«": "‘", "»": "’", "‟": "‘"})


def _bookmark(item: str) -> str:
    return "i_" + re.sub(r"\W", "_", item)


def _source_bookmark(code: str) -> str:
    return "i_sources_" + code.split(" ", maxsplit=1)[0].rstrip(",")


# ------------------------------------------------------------------------------------------------ the sandbox


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, keep_trailing_newline=False, finalize=_finalized
    )
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment


def _finalized(value: Any) -> Any:
    return f"\ue000{value.number}\ue001" if isinstance(value, _Words) else value


@cache
def _compiled(place: str, wording: str) -> tuple[Any, tuple[str, ...]]:
    """The wording ready to render, and the names that it uses."""
    environment = _environment()
    try:
        tree = environment.parse(wording)
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, _ALLOWED):
                raise TemplateError(
                    f"{place}: {type(node).__name__.lower()} is not offered in a wording; use slots, if/else and the "
                    f"filters {', '.join(FILTERS)}"
                )
        names = tuple(dict.fromkeys(node.name for node in tree.find_all(nodes.Name)))
        return environment.from_string(wording), names
    except TemplateSyntaxError as e:
        raise TemplateError(f"{place}: {e.message}") from e


def _names(place: str, wording: str) -> tuple[str, ...]:
    return _compiled(place, wording)[1]


def _render(place: str, wording: str, context: Mapping[str, Any], offered: Iterable[str]) -> str:
    try:
        text = str(_compiled(place, wording)[0].render(context))
    except UndefinedError as e:
        raise TemplateError(f"{place}: {e.message}{did_you_mean(_undefined(str(e.message)), offered)}") from e
    except (TypeError, ValueError) as e:
        raise TemplateError(f"{place}: {e}") from e
    if len(text) > LONGEST:
        raise TemplateError(f"{place}: the wording grows beyond {LONGEST} characters; shorten it")
    return " ".join(text.split()) if "\n" in text else text


def _undefined(message: str) -> str:
    return message.split("'")[1] if "'" in message else message


def check(
    template: Template, wordings: Mapping[str, Mapping[str, tuple[str, ...]]], shared: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    """The faults of all wordings of a template, each rendered with sample values; nothing when there is none.

    Args:
        template: To be checked.
        wordings: Section type to wording to the slots that it may use.
        shared: The same for the wordings that all sections share.
    """
    yield from _check("wording", template, template.wording, shared)
    for section in template.sections:
        yield from _check(section.type, template, section.wording, wordings[section.type])


def _check(
    place: str, template: Template, wording: Mapping[str, Wording], offered: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    sample = Wordings(template, None, {})
    for key in sorted(offered.keys() - wording.keys()):
        yield f"{place}: the wording {key!r} is missing; add it under wording:"
    for key, texts in wording.items():
        if key not in offered:
            yield f"{place}.{key}: no such wording here{did_you_mean(key, sorted(offered))}"
            continue
        slots: dict[str, Slot] = {name: _sample(name) for name in (*offered[key], "sourcing", "relay", "entry")}
        for text in (texts,) if isinstance(texts, str) else texts:
            try:
                list(sample._runs(f"{place}.{key}", text, slots))
            except TemplateError as e:
                yield str(e)


def _sample(name: str) -> Slot:
    if name in {"extract", "words", "unconfirmed", "first", "second"}:
        return Extract((Span("sample", 0, 12),))
    return Ref("sample") if name in {"see", "backing", "question"} else name
