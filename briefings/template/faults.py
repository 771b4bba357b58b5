"""Mistakes as a producer reads them: the place, the fault in plain words, and the line itself with a caret below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

LONGEST_LINE = 100  # characters of a line that are shown


@dataclass(frozen=True, order=True)
class Fault:
    """A mistake in a file. Faults sort by place."""

    file: str  # as messages name it
    line: int  # from 1
    column: int  # from 1
    message: str  # one sentence without its place
    width: int = field(default=1, compare=False)  # characters that are wrong
    text: str | None = field(default=None, compare=False)  # the line; None: cannot be shown

    def __str__(self) -> str:
        head = f"{self.file}:{self.line}:{self.column}: {self.message}"
        if not self.text or not self.text.strip():
            return head
        shown, column = _window(self.text.replace("\t", " "), self.column - 1)
        room = max(1, min(self.width, len(shown) - column))
        number = f"{self.line:>6}"
        return f"{head}\n{number} | {shown}\n{' ' * len(number)} | {' ' * column}{'^' * room}"


def _window(line: str, column: int) -> tuple[str, int]:
    """As much of a line as is shown, and where its column stands in that."""
    if len(line) <= LONGEST_LINE:
        return line, column
    start = max(0, min(column - LONGEST_LINE // 2, len(line) - LONGEST_LINE))
    before, after = ("… " if start else ""), (" …" if start + LONGEST_LINE < len(line) else "")
    return before + line[start : start + LONGEST_LINE] + after, column - start + len(before)


def report(faults: Iterable[Fault]) -> str:
    """All faults in the order of their places, each once."""
    return "\n".join(dict.fromkeys(str(fault) for fault in sorted(faults)))
