"""The house style: paper, margins, and every named style with its measures, in points.

One typographic scale: 8.5 (head and foot of the page), 11 (text), 12.5 and 14 (headings; 14 also the cue), 18 (title).
Template wording is set sans, an article's words serif, so that the two are told apart at a glance and in any copy.
Black and greys only. Word has no other look than these styles: a producer who changes one changes every line of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

SANS = "Arial"
SERIF = "Times New Roman"
SIGNS = "MS Gothic"  # Word's own font for tick boxes; Arial and its twins lack U+2610
TICK_BOXES = "☐☑☒"

_INTO_MARGIN = 51.0  # how far the head and the foot of the page run on into the pen margin

BLACK = "000000"
DARK = "404040"
MIDDLE = "7F7F7F"


class Paper(NamedTuple):
    """A sheet and its margins, in points. The wide outer margin is for the pen."""

    width: float
    height: float
    left: float = 51.0  # 18 mm
    right: float = 82.2  # 29 mm
    top: float = 62.0
    bottom: float = 62.0
    header: float = 31.0  # from the edge of the sheet
    footer: float = 28.0

    @property
    def text_width(self) -> float:
        """The measure of the text."""
        return self.width - self.left - self.right


PAPERS = {"a4": Paper(595.3, 841.9), "letter": Paper(612.0, 792.0)}

Side = Literal["top", "left", "bottom", "right", "between"]


class Border(NamedTuple):
    """A rule beside a paragraph."""

    side: Side
    kind: str  # a WordprocessingML border type
    width: float
    space: float  # between the rule and the text
    colour: str = BLACK


def _box(kind: str, width: float, space: float) -> tuple[Border, ...]:
    return tuple(Border(side, kind, width, space) for side in ("top", "left", "bottom", "right"))


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a printed paragraph looks. Lengths are points."""

    name: str
    size: float = 11
    line: float = 14  # at least: the pitch of the page; taller only where a fallback font is
    exact: bool = False
    before: float = 0
    after: float = 4
    left: float = 0
    hanging: float = 0  # the first line starts this far to the left of the others
    right: float = 0
    align: Literal["left", "right"] = "left"
    bold: bool = False
    colour: str = BLACK
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None  # heading level from 1; None: no heading
    borders: tuple[Border, ...] = ()
    words: str | None = None  # the character style of runs that name none; None: the paragraph's own look
    article_words: str = "Article Words"  # the character style that article words take here
    following: str | None = None  # the style of the next paragraph when a producer types on; None: the same


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """How a run looks. None: as the paragraph has it."""

    name: str
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: str | None = None


TOGETHER = 12  # ruled lines to write on that stand on one page; more may part
_RULE = 11.0  # a rule at the left stands in this indent

_PARAGRAPHS = (
    ParagraphStyle("Title", size=16, line=19, after=2, bold=True, keep_next=True, keep_lines=True),
    ParagraphStyle("Subtitle", size=13, line=16, after=4, keep_lines=True, following="Body Text"),
    ParagraphStyle(
        "Heading 1", size=14, line=18, before=7, after=4, bold=True, keep_next=True, keep_lines=True, outline=1,
        borders=(Border("top", "single", 1, 3),), following="Body Text",
    ),
    ParagraphStyle(
        "Heading 2", size=12.5, line=16, before=4, after=2, bold=True, keep_next=True, keep_lines=True, outline=2, following="Body Text"
    ),
    ParagraphStyle("Body Text"),
    ParagraphStyle("Lead", after=1, keep_next=True, keep_lines=True, following="Item"),
    ParagraphStyle(
        "Cue", size=13, line=17, before=3, after=7, left=6.75, right=6.75, keep_lines=True, borders=_box("single", 0.75, 6),
        article_words="Article Words Large", following="Body Text",
    ),
    # Not bold itself but through the style of its words: a quotation inside a question must stay unemphasised, and
    # Word and LibreOffice disagree on whether "not bold" in a character style undoes "bold" in a paragraph style.
    ParagraphStyle(
        "Question", after=1, left=12.5, hanging=12.5, keep_next=True, keep_lines=True, words="Question Words",
        following="Backing",
    ),
    ParagraphStyle("Backing", after=5, left=12.5, keep_lines=True, following="Question"),
    ParagraphStyle("Item", after=5, left=_RULE, keep_lines=True, borders=(Border("left", "single", 2.25, 8),)),
    ParagraphStyle("Entry", after=3, keep_lines=True),  # a line of the house's own in a list: no rule, nobody speaks
    # The outlet's own voice steps in behind a double rule, a speaker's words stand behind a single thick one.
    ParagraphStyle("Voice", after=5, left=2 * _RULE, keep_lines=True, borders=(Border("left", "double", 1, 8),)),
    ParagraphStyle("Note", after=4, keep_lines=True, colour=DARK),
    ParagraphStyle("Tick", after=2, left=14, hanging=14, keep_lines=True),
    ParagraphStyle("Blank", line=20, after=4, keep_lines=True),
    ParagraphStyle("Table Text", before=1.5, after=1.5, keep_lines=True),
    ParagraphStyle("Table Head", before=1.5, after=1.5, bold=True, keep_next=True, keep_lines=True),
    ParagraphStyle("Block End", size=4, line=6, exact=True, after=0),
    ParagraphStyle("Source", after=3, left=16.5, hanging=16.5, keep_lines=True),
    ParagraphStyle("Header", size=8.5, line=11, after=0, right=-_INTO_MARGIN),
    ParagraphStyle(
        "Footer", size=8.5, line=11, after=0, right=-_INTO_MARGIN, borders=(Border("top", "single", 0.5, 3),),
    ),
    ParagraphStyle("Page Number", size=8.5, line=11, after=0, right=-_INTO_MARGIN, align="right"),
    ParagraphStyle(
        "Write Line", line=23, exact=True, after=0, borders=(
            Border("bottom", "single", 0.5, 1, MIDDLE), Border("between", "single", 0.5, 1, MIDDLE),
        ),
    ),
)  # fmt: skip

_CHARACTERS = (
    # A point larger than the sans beside it: Times has a smaller eye, and so the two look alike in size.
    CharacterStyle("Article Words", SERIF, 12, bold=False, italic=False),
    CharacterStyle("Article Words Large", SERIF, 14, bold=False, italic=False),
    CharacterStyle("Question Words", bold=True),
    CharacterStyle("Speaker", SANS, bold=True),
    CharacterStyle("Sourcing", SANS, italic=True),
    CharacterStyle("Code", SANS, 11, bold=False, colour=DARK),
    CharacterStyle("Label", SANS, bold=True),
    CharacterStyle("Warning", SANS, bold=True),
    CharacterStyle("Tick Box", SIGNS),
)

PARAGRAPHS = {style.name: style for style in _PARAGRAPHS}
CHARACTERS = {style.name: style for style in _CHARACTERS}


def paragraph_style(name: str) -> ParagraphStyle:
    """The paragraph style of this name.

    Raises:
        ValueError: The house has no such style.
    """
    try:
        return PARAGRAPHS[name]
    except KeyError:
        raise ValueError(f"unknown paragraph style {name!r} (have {', '.join(PARAGRAPHS)})") from None


def character_style(name: str) -> CharacterStyle:
    """The character style of this name.

    Raises:
        ValueError: The house has no such style.
    """
    try:
        return CHARACTERS[name]
    except KeyError:
        raise ValueError(f"unknown character style {name!r} (have {', '.join(CHARACTERS)})") from None


def words_style(paragraph: ParagraphStyle, name: str | None) -> str | None:
    """The name of the character style that a run takes in this paragraph; None: the paragraph's own look."""
    if name is None:
        return paragraph.words
    if name == "Article Words":
        return paragraph.article_words
    return character_style(name).name
