"""The one door to jinja2: a small language of values, conditions and texts, read token by token.

The sandbox knows names, texts, conditions, comparisons, `~` and a few filters, and nothing else: no calls, no
attributes, no loops, no arithmetic. What a wording cannot say it cannot break either, and no wording can run for long.
Mistakes are found on the tokens, because only they know their place; jinja2's own sandbox stands behind that.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.lexer import TokenStream
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefings.template import did_you_mean

FILTERS = ("capitalize", "default", "length", "lower", "title", "trim", "upper")
TAGS = ("if", "elif", "else", "endif")
LONGEST = 4_000  # characters of one rendered wording
LONGEST_TAG = 100  # tokens between {{ and }}; jinja2 reads brackets and chains by recursion
DEEPEST_IF = 10

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.CondExpr, nodes.Filter, nodes.Test,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.Keyword,
)  # fmt: skip
_KEYWORDS = frozenset(
    ["and", "or", "not", "in", "is", "if", "else", "elif", "endif", "true", "false", "none", "True", "False", "None"]
)
_ARITHMETIC = frozenset(("+", "-", "*", "/", "//", "**", "%"))
_IGNORED = frozenset(("whitespace", "comment_begin", "comment", "comment_end", "raw_begin", "raw_end"))


class Slip(NamedTuple):
    """A mistake inside a wording."""

    message: str
    offset: int  # of the first wrong character
    width: int = 1


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


class Words:
    """A value on its way through jinja2. It can be placed and asked whether it is there; turned into text it refuses."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __str__(self) -> str:
        raise TypeError(UNCHANGEABLE)

    __repr__ = __str__
    __html__ = __str__


UNCHANGEABLE = "the words of an article can be placed, not changed"


@dataclass(frozen=True)
class Compiled:
    """A wording ready to render."""

    template: Any  # None where `slips` says why
    names: Mapping[str, tuple[int, ...]]  # each value that it uses, with the offsets where
    slips: tuple[Slip, ...]  # mistakes that no list of values can mend

    def render(self, context: Mapping[str, Any]) -> str:
        """The text, with a mark for each `Words`.

        Raises:
            jinja2.UndefinedError, TypeError, ValueError: a value that is not in the context, or was to be changed.
        """
        return str(self.template.render(context))


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True, finalize=_finalized
    )
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    return environment


def _finalized(value: Any) -> Any:
    return f"\ue000{value.number}\ue001" if isinstance(value, Words) else value


@lru_cache(maxsize=8192)  # the wordings of a few templates
def compiled(wording: str) -> Compiled:
    """The wording ready to render, or what is wrong with it."""
    tokens, slip = _tokens(wording)
    names: dict[str, tuple[int, ...]] = {}
    slips = [slip] if slip else []
    slips += _Reader(tokens, names).slips()
    slips += _closing_slips(tokens) if not slip else ()
    if slips:
        return Compiled(None, names, tuple(sorted(set(slips), key=lambda s: s.offset)))
    try:
        tree = _parsed(wording, tokens)
    except _ParseError as e:
        return Compiled(None, names, (e.slip,))
    for node in tree.find_all(nodes.Node):  # nothing is left for this to find; it stands behind the tokens' check
        if not isinstance(node, _ALLOWED):
            refused = Slip(f"{type(node).__name__.lower()} is not offered in a wording", 0, len(wording))
            return Compiled(None, names, (refused,))
    environment = _environment()
    code = environment.compile(tree)  # what `from_string` does, without reading the wording a second time
    return Compiled(environment.template_class.from_code(environment, code, environment.make_globals(None)), names, ())


@lru_cache(maxsize=8192)
def _tokens(wording: str) -> tuple[tuple[_Token, ...], Slip | None]:
    """The tokens with their offsets, and where the text cannot be cut into tokens any more."""
    found: list[_Token] = []
    end = 0
    try:
        for _, kind, text in _environment().lexer.tokeniter(wording, None):
            at = wording.find(text, end)  # {%- swallows blanks before it
            at = end if at < 0 else at
            found.append(_Token(kind, text, at))
            end = at + len(text)
    except TemplateSyntaxError as e:
        while end < len(wording) and wording[end].isspace():
            end += 1
        sign = wording[end : end + 1]
        opened = next((t for t in reversed(found) if t.kind in {"variable_begin", "block_begin"}), None)
        if sign == "}" and opened is not None:
            close = "}}" if opened.kind == "variable_begin" else "%}"
            return tuple(found), Slip(f"one ‘}}’ alone; what opens with {opened.text[:2]} closes with {close}", end)
        if sign in {'"', "'"}:
            return tuple(found), Slip("this text is not closed with the mark that opens it", end)
        return tuple(found), Slip(f"‘{sign}’ is not understood here ({e.message})" if sign else str(e.message), end)
    return tuple(found), None


class _Reader:
    """One pass over the tokens of a wording, tag by tag."""

    def __init__(self, tokens: Sequence[_Token], names: dict[str, tuple[int, ...]]) -> None:
        self._tokens = [t for t in tokens if t.kind not in _IGNORED]
        self._names = names
        self._foreign: set[str] = set()  # tags and names of what is not offered: said once
        self._open: list[_Token] = []  # ifs

    def slips(self) -> Iterator[Slip]:
        tag: list[_Token] = []
        begin: _Token | None = None
        for token in self._tokens:
            if token.kind in {"variable_begin", "block_begin"}:
                begin, tag = token, []
            elif token.kind in {"variable_end", "block_end"} and begin is not None:
                yield from self._block(begin, tag) if begin.kind == "block_begin" else self._value(begin, tag)
                begin = None
            elif begin is not None:
                tag.append(token)
        if begin is not None:
            yield from self._expression(tag)
        for opened in self._open:
            yield Slip("this if is not closed; {% endif %} is missing", opened.at, 2)

    def _value(self, begin: _Token, tag: list[_Token]) -> Iterator[Slip]:
        if not tag:
            yield Slip("nothing stands between {{ and }}", begin.at, 2)
        yield from self._expression(tag)

    def _block(self, begin: _Token, tag: list[_Token]) -> Iterator[Slip]:
        if not tag:
            yield Slip("nothing stands between {% and %}", begin.at, 2)
            return
        name = tag[0]
        if name.text not in TAGS:
            if name.text.removeprefix("end") not in self._foreign:
                yield Slip(f"‘{name.text}’ is not offered{did_you_mean(name.text, TAGS)}", name.at, len(name.text))
            self._foreign |= {t.text for t in tag if t.kind == "name"}
            return
        if name.text == "if":
            self._open.append(begin)
            if len(self._open) == DEEPEST_IF + 1:
                yield Slip(f"an if inside {DEEPEST_IF} others; that many are the most", begin.at, 2)
        elif not self._open:
            yield Slip(f"{name.text} without an if before it", name.at, len(name.text))
        elif name.text == "endif":
            self._open.pop()
        if name.text in {"if", "elif"} and len(tag) == 1:
            yield Slip(f"{name.text} says no condition", name.at, len(name.text))
        yield from self._expression(tag[1:])

    def _expression(self, tag: list[_Token]) -> Iterator[Slip]:
        if len(tag) > LONGEST_TAG:
            yield Slip("this is too long for one pair of braces; make several of it", tag[0].at)
            return
        n = 0
        while n < len(tag):
            token = tag[n]
            before = tag[n - 1].text if n else ""
            if token.kind == "name" and before == "|":
                if token.text not in FILTERS:
                    words = f"unknown filter {token.text!r}{did_you_mean(token.text, FILTERS)}"
                    yield Slip(words, token.at, len(token.text))
            elif token.kind == "name" and (before == "is" or (before == "not" and n > 1 and tag[n - 2].text == "is")):
                if token.text not in _environment().tests:
                    yield Slip(f"unknown test {token.text!r}", token.at, len(token.text))
            elif token.kind == "name" and token.text not in _KEYWORDS and token.text not in self._foreign:
                self._names[token.text] = (*self._names.get(token.text, ()), token.at)
                if n + 1 < len(tag) and tag[n + 1].text == "(":
                    yield Slip(f"‘{token.text}(’: a wording cannot call anything", token.at, len(token.text) + 1)
                    n = _after_bracket(tag, n + 1)
                    continue
            elif token.text in _ARITHMETIC and token.kind == "operator":
                yield Slip(f"‘{token.text}’: a wording does no arithmetic", token.at, len(token.text))
            elif token.kind == "operator" and token.text in ".[":
                yield Slip(f"‘{token.text}’: a wording cannot look inside a value", token.at)
                n += 2
                if n < len(tag) and tag[n].text == "(":
                    n = _after_bracket(tag, n)
                elif token.text == "[":
                    n = _after_bracket(tag, n - 2)
                continue
            elif token.kind == "operator" and token.text in "{}:;,":
                yield Slip(f"‘{token.text}’ is not offered in a wording", token.at)
            n += 1


def _after_bracket(tag: list[_Token], n: int) -> int:
    depth = 0
    for i in range(n, len(tag)):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(tag[i].text, 0)
        if depth == 0:
            return i + 1
    return len(tag)


def _closing_slips(tokens: Sequence[_Token]) -> Iterator[Slip]:
    begin = None
    for token in tokens:
        if token.kind in {"variable_begin", "block_begin"}:
            begin = token
        elif token.kind in {"variable_end", "block_end"}:
            begin = None
    if begin is not None:
        close = "}}" if begin.kind == "variable_begin" else "%}"
        yield Slip(f"{begin.text[:2]} is not closed with {close}", begin.at, 2)


class _ParseError(Exception):
    def __init__(self, slip: Slip) -> None:
        self.slip = slip


def _parsed(wording: str, tokens: Sequence[_Token]) -> nodes.Template:
    """The tree of a wording.

    Raises:
        _ParseError: with the place of the token at which jinja2 gave up.
    """
    lexer = _environment().lexer
    read = 0

    def counted() -> Iterator[Any]:
        nonlocal read
        for token in lexer.wrap(lexer.tokeniter(wording, None)):
            read += 1
            yield token

    parser = Parser(_environment(), wording)
    parser.stream = TokenStream(counted(), None, None)
    try:
        return parser.parse()
    except TemplateSyntaxError as e:
        known = [t for t in tokens if t.kind not in _IGNORED]
        at = known[min(read, len(known)) - 1] if known else _Token("data", "", 0)
        found = "the end" if at.kind.endswith("_end") else f"‘{at.text}’"
        raise _ParseError(Slip(f"{found} does not fit here ({e.message})", at.at, max(1, len(at.text)))) from e


def literal_texts(wording: str) -> Iterator[tuple[int, str]]:
    """The stretches that are printed as they stand, with their offsets: between the tags, and the texts inside them."""
    for kind, text, at in _tokens(wording)[0]:
        if kind == "data":
            yield at, text
        elif kind == "string":  # its escapes are jinja2's: "\u201c" in a text with single marks
            yield at, text[1:-1].encode("ascii", "backslashreplace").decode("unicode-escape", "replace")


def uses(wording: str, names: Collection[str]) -> Iterator[tuple[str, Slip]]:
    """Where a wording does more with one of these values than place it or ask whether it is there."""
    tokens = [t for t in _tokens(wording)[0] if t.kind not in _IGNORED]
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        if token.kind != "name" or token.text not in names or (before and before.text in {"|", ".", "is"}):
            continue
        follows = after.text if after else ""
        if follows == "|":
            filter_ = tokens[tokens.index(after) + 1] if after in tokens[:-1] else token
            if filter_.text != "default":
                yield token.text, Slip(UNCHANGEABLE, filter_.at, len(filter_.text))
        elif follows == "~" or (before and before.text == "~"):
            yield token.text, Slip(UNCHANGEABLE, token.at, len(token.text))
        elif follows in _COMPARING or (before and before.text in _COMPARING):
            message = f"{token.text!r} can be asked whether it is there, not compared"
            yield token.text, Slip(message, token.at, len(token.text))


_COMPARING = frozenset(("==", "!=", "<", ">", "<=", ">=", "in"))
DOUBLE_MARKS = re.compile('["“”„‟«»]')
PRINTED_MARKS = re.compile("[\"“”„‟«»❝❞〝〞〟＂]|‘‘|’’|''|``|,,(?=\\w)")  # and what looks like double marks in print
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\ue000-\uf8ff]")
FIGURE = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+(?![\w-])|(?<![\w.,/-])\d{5,}(?![\w-])")
