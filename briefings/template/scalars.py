"""Where each character of a YAML text stands in its file, through quotation marks, escapes, folds and blocks."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_BLANK = " \t"


def offsets(text: str, start: int, value: str) -> list[int]:
    """For each character of the value its offset in the text; one more, for the end.

    The value is walked beside the text as written. Where the two cannot be brought together, which no YAML known to us
    does, the characters that are left all stand where the walk stopped.

    Args:
        text: The whole file.
        start: Where the scalar starts: its quotation mark, its `|` or `>`, or its first letter.
        value: What the scalar means.
    """
    style = text[start : start + 1]
    walk: _Flow | _Block
    if style in {"|", ">"}:
        walk = _Block(text, start)
    elif style in {'"', "'"}:
        walk = _Flow(text, start + 1, style)
    else:
        walk = _Flow(text, start, "")
    found = []
    for letter in value:
        found.append(walk.step(letter))
    return [*found, walk.at]


class _Flow:
    """Plain and quoted texts: a line break is a space, an empty line a line break."""

    def __init__(self, text: str, at: int, quote: str) -> None:
        self._text, self.at, self._quote = text, at, quote

    def step(self, letter: str) -> int:
        """The offset of the next character of the value; goes on to what follows it."""
        text = self._text
        if letter in " \n":
            fold = self._fold()
            if fold is not None:
                here, self.at = self.at, fold
                return here
        elif self.at < len(text) and (folded := self._fold()) is not None:
            self.at = folded  # the further breaks of a run of empty lines
        if self._quote == '"' and text.startswith("\\", self.at):
            escape = _ESCAPE.match(text, self.at)
            while escape is not None and _BREAK.match(escape.group()[1:]):  # an escaped break stands for nothing
                self.at = escape.end()
                while self.at < len(text) and text[self.at] in " \t\r\n":
                    self.at += 1
                escape = _ESCAPE.match(text, self.at)
            if escape is not None:
                here, self.at = self.at, escape.end()
                return here
        here = self.at
        self.at += 2 if self._quote == "'" and text.startswith("''", here) else 1
        self.at = min(self.at, len(text))
        return here

    def _fold(self) -> int | None:
        """Where the text goes on after blanks and a line break; None where no break stands here."""
        at = self.at
        while at < len(self._text) and self._text[at] in _BLANK:
            at += 1
        match = _BREAK.match(self._text, at)
        if match is None:
            return None
        at = match.end()
        start = at
        while at < len(self._text) and self._text[at] in _BLANK:
            at += 1
        return start if _BREAK.match(self._text, at) else at  # one break at a time


class _Block:
    """Texts after | and >: set in as far as their first line."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        head = _BREAK.search(text, start)
        self.at = head.end() if head else len(text)
        lines = text[self.at :].splitlines()
        first = next((line for line in lines if line.strip(_BLANK)), "")
        digit = re.match(r"[|>][-+]?([1-9])", text[start:])
        self._indent = len(first) - len(first.lstrip(" "))
        if digit:  # what is set in further than said belongs to the text
            line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
            own = len(text[line_start:start]) - len(text[line_start:start].lstrip(" -"))
            self._indent = min(self._indent, own + int(digit[1]))
        self._line_start()

    def step(self, letter: str) -> int:
        """The offset of the next character of the value; goes on to what follows it."""
        match = _BREAK.match(self._text, self.at)
        while match is not None and letter not in " \n":  # a fold swallows one break of several
            self.at = match.end()
            self._line_start()
            match = _BREAK.match(self._text, self.at)
        here = self.at
        if match is not None:
            self.at = match.end()
            self._line_start()
        else:
            self.at = min(self.at + 1, len(self._text))
        return here

    def _line_start(self) -> None:
        end = self.at + self._indent
        while self.at < end and self._text.startswith(" ", self.at):
            self.at += 1
