"""What a producer meant where the YAML parser cannot go on: the fault in plain words, on the line that holds it.

The parser stops where it no longer understands, often a line too late and with words about mappings. So the lines it
names, and those above them, are first looked at for the slips that people make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefings.template.faults import Fault

if TYPE_CHECKING:
    import yaml

    from briefings.template.marked import File

_NOT_YAML = "not valid YAML: "
_KEY = r"[^\W\d][\w-]{0,60}"
_BEFORE = rf"[ ]{{0,200}}(?:-[ ]{{1,40}})?(?:{_KEY}:[ ]{{1,40}})?"  # what stands before a value

_SLIPS = (  # how a line looks, and what to say; the place is that of the group "at"
    (re.compile(r"[ ]*(?P<at>\t)"), "a tab stands here; set lines in with spaces"),
    (
        re.compile(rf"{_BEFORE}(?P<at>\{{[{{%])"),
        "a text that starts with {{ or {% stands in quotation marks: \"{{ … }}\"",
    ),
    (
        re.compile(rf"[ ]{{0,200}}(?:-[ ]{{1,40}})?(?P<at>{_KEY}:)(?![\s/]|$)"),
        "a blank is missing after the colon: ‘pages: 3’",
    ),
    (
        re.compile(rf"{_BEFORE}\"[^\"\\]{{0,2000}}(?P<at>\")(?=[^\s\"#,\]}}:][^\"]{{0,2000}}\")"),
        "quotation marks inside quotation marks end the text; put the whole text in 'single' ones",
    ),
    (re.compile(rf"[ ]{{0,200}}(?P<at>-)(?={_KEY}:(?:\s|$))"), "a blank is missing after the dash: ‘- title: …’"),
)  # fmt: skip

_ESCAPE = "escape|hexa?decimal"
_PLAIN_WORDS = (  # what the parser says, and what a producer reads; the first that fits
    (r"'\\t'|tab", "a tab stands here; set lines in with spaces"),
    (r"mapping values are not allowed", "a second colon and space in one line; put the text after the first in quotation marks"),
    (_ESCAPE, "a backslash between double marks starts an escape, and this is none; between 'single' ones it is plain text"),
    (r"quoted scalar.*found unexpected end of stream|found unexpected end of stream", "these quotation marks are not closed"),
    (r"quoted scalar", "these quotation marks are not closed, or not set in"),
    (r"expected ',' or|while parsing a flow", "a list or mapping in brackets is not closed; a text that starts with a bracket stands in quotation marks"),
    (r"while parsing a block collection", "this line is not set in as the list above it; begin an entry of the list with '- ', set in what belongs to one as deep as its first line"),
    (r"could not find expected ':'|expected key|block end|expected <", "this line is not set in as the lines above it"),
    (r"cannot start any token", "a text that starts with this sign stands in quotation marks"),
    (r"undefined alias", "a text that starts with * stands in quotation marks"),
)  # fmt: skip
_AT_CONTEXT = re.compile(r"quoted scalar|while parsing a flow|expected ',' or")  # where it began tells more


def syntax_fault(file: File, e: yaml.MarkedYAMLError) -> Fault:
    """The mistake that stopped the parser."""
    from briefings.template.marked import Mark

    said = f"{e.context or ''} {e.problem or ''}"
    for number in _suspects(file, e):
        line = file.lines[number - 1]
        for pattern, words in _SLIPS:
            if match := pattern.match(line):
                mark = Mark(number, match.start("at") + 1)
                return file.fault(mark, _NOT_YAML + words, len(match.group("at")))
    words = next((plain for pattern, plain in _PLAIN_WORDS if re.search(pattern, said)), " ".join(said.split()))
    begun = e.context_mark if _AT_CONTEXT.search(said) and not re.search(_ESCAPE, said) else None
    at = begun or e.problem_mark or e.context_mark
    mark = Mark(at.line + 1, at.column + 1) if at else Mark(1, 1)
    return file.fault(mark, _NOT_YAML + words)


def _suspects(file: File, e: yaml.MarkedYAMLError) -> Iterator[int]:
    """The numbers of the lines to look at: where the parser stopped, where what it was reading began unless that is a
    whole list or mapping, and the last line above that says something."""
    stopped = e.problem_mark.line + 1 if e.problem_mark else 1
    if "block" not in (e.context or "") and e.context_mark:
        yield min(e.context_mark.line + 1, len(file.lines))
    if stopped <= len(file.lines):
        yield stopped
    for number in range(min(stopped - 1, len(file.lines)), 0, -1):
        if file.lines[number - 1].strip() and not file.lines[number - 1].lstrip().startswith("#"):
            yield number
            return
