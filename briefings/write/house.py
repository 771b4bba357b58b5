"""The house style: paper, margins, and every named style with its measures, in points.

One typographic scale: 11 (text, head and foot of the page), 12 (headings, the cue, the questions), 16 (title).
Template wording is set sans, an article's words serif, so that the two are told apart at a glance and in any copy.
Words of a speaker stand behind a thick rule; an outlet's own words stand in a thin box, like a cutting.
The code of a source stands flush right on the last line of what it is the source of; beyond it is margin for the pen.
Black and greys only. Word has no other look than these styles: a producer who changes one changes every line of it.

This is what `templates/house.docx` is made from; what a pack looks like is read from that file (`house_file`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

SANS = "Arial"
SERIF = "Times New Roman"
SIGNS = "MS Gothic"  # Word's own font for tick boxes; Arial and its twins lack U+2610
TICK_BOXES = "☐☑☒"

BLACK = "000000"
DARK = "404040"
MIDDLE = "7F7F7F"


class Paper(NamedTuple):
    """A sheet and its margins, in points."""

    width: float
    height: float
    left: float = 54.0  # 19 mm: room for punched holes
    right: float = 57.0  # 20 mm: room for the pen
    top: float = 49.0  # a head of two lines
    bottom: float = 50.0
    header: float = 20.0  # from the edge of the sheet
    footer: float = 18.0

    @property
    def text_width(self) -> float:
        """The measure of the text."""
        return self.width - self.left - self.right


SHEETS = {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}
PAPER = Paper(*SHEETS["a4"])
MEASURE = round(PAPER.text_width, 1)

Side = Literal["top", "left", "bottom", "right", "between"]


class Border(NamedTuple):
    """A rule beside a paragraph."""

    side: Side
    kind: str  # a WordprocessingML border type
    width: float
    space: float  # between the rule and the text
    colour: str = BLACK


def _box(kind: str, width: float, space: float, colour: str = BLACK) -> tuple[Border, ...]:
    return tuple(Border(side, kind, width, space, colour) for side in ("top", "left", "bottom", "right"))


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a printed paragraph looks. Lengths are points."""

    name: str
    size: float = 11
    line: float = 13.4  # at least: the pitch of the page; taller only where a fallback font is
    exact: bool = False
    before: float = 0
    after: float = 4
    left: float = 0
    hanging: float = 0  # the first line starts this far to the left of the others
    right: float = 0
    tab: float | None = None  # where the code at the end of a line is set flush right; None: it runs on in the text
    align: Literal["left", "right", "centre"] = "left"
    font: str = SANS
    bold: bool = False
    capitals: bool = False
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
_NUMBER = 13.5  # the number of a question hangs in this
_BOX = 6.75  # a box stands this far outside its text


def _text(name: str, *, after: float = 4, **look: Any) -> ParagraphStyle:
    """A style of running text, with the place where its code is set."""
    return ParagraphStyle(name, after=after, tab=MEASURE - look.get("right", 0), **look)


_PARAGRAPHS = (
    ParagraphStyle("Overline", line=13, after=1, bold=True, capitals=True, colour=DARK, keep_next=True, keep_lines=True, following="Title"),
    ParagraphStyle("Title", size=16, line=19, after=2, bold=True, keep_next=True, keep_lines=True, following="Subtitle"),
    ParagraphStyle("Subtitle", size=12, line=15, after=4, keep_lines=True, following="Body Text"),
    ParagraphStyle(
        "Heading 1", size=12, line=15, before=5, after=2, bold=True, keep_next=True, keep_lines=True, outline=1,
        borders=(Border("top", "single", 1, 3),), following="Body Text",
    ),
    ParagraphStyle(
        "Heading 2", before=2, after=2, bold=True, keep_next=True, keep_lines=True, outline=2, following="Body Text"
    ),
    _text("Body Text"),
    _text("Lead", after=2, keep_next=True, keep_lines=True, following="Item"),
    _text(
        "Cue", size=12, line=15.5, before=3, after=6, left=_BOX, right=_BOX, keep_lines=True, borders=_box("single", 1.5, 6),
        article_words="Article Words Large", following="Body Text",
    ),
    # Not bold itself but through the style of its words: a quotation inside a question must stay unemphasised, and
    # Word and LibreOffice disagree on whether "not bold" in a character style undoes "bold" in a paragraph style.
    _text(
        "Question", size=12, line=15, before=1, after=1, left=_NUMBER, hanging=_NUMBER, keep_next=True, keep_lines=True,
        words="Question Words", article_words="Article Words Large", following="Backing",
    ),
    _text("Backing", after=3, left=_NUMBER, keep_lines=True, following="Question"),
    _text("Item", after=3.5, left=_RULE, keep_lines=True, borders=(Border("left", "single", 2.25, 8),)),
    _text("Entry", after=3, keep_lines=True),  # a line of the house's own in a list: no rule, nobody speaks
    _text(
        "Voice", before=3, after=6, left=_RULE, right=_RULE - 6, keep_lines=True, borders=_box("single", 0.5, 4, MIDDLE),
    ),
    _text("Note", after=3, keep_lines=True, colour=DARK),
    _text("Tick", line=14, after=0.5, left=16, hanging=16, keep_lines=True),
    ParagraphStyle("Blank", line=19, after=2, keep_lines=True),
    ParagraphStyle("Table Text", before=1, after=1, keep_lines=True),
    ParagraphStyle("Table Head", before=1, after=1, bold=True, keep_next=True, keep_lines=True),
    ParagraphStyle("Picture", before=2, after=4, keep_next=True, keep_lines=True),
    ParagraphStyle("Picture Words", size=9, line=10.5, exact=True, after=0, align="centre"),
    ParagraphStyle("Picture Legend", size=9, line=10.5, exact=True, after=0),
    ParagraphStyle("Block End", size=4, line=5, exact=True, after=0),
    ParagraphStyle("Source", after=3, left=22, hanging=22, keep_lines=True),
    ParagraphStyle("Header", line=12.8, after=0, tab=MEASURE),
    ParagraphStyle("Footer", line=12.8, before=5, after=0, borders=(Border("top", "single", 0.5, 3),)),
    ParagraphStyle(
        "Write Line", line=18, exact=True, after=0, borders=(
            Border("bottom", "single", 0.5, 1, MIDDLE), Border("between", "single", 0.5, 1, MIDDLE),
        ),
    ),
)  # fmt: skip

_CHARACTERS = (
    # Larger than the sans beside it: Times has a smaller eye, and so the two look alike in size. 11.5: at 12 its own
    # height in LibreOffice is above the pitch of the text, and every line of an article would be taller than measured.
    CharacterStyle("Article Words", SERIF, 11.5, bold=False, italic=False),
    CharacterStyle("Article Words Large", SERIF, 12.5, bold=False, italic=False),
    CharacterStyle("Cut", SANS, 11, bold=False, colour=MIDDLE),  # grey: seen, not read aloud
    CharacterStyle("Question Words", SANS, bold=True),
    CharacterStyle("Speaker", SANS, bold=True),
    CharacterStyle("Sourcing", SANS, italic=True),
    CharacterStyle("Code", SANS, 11, bold=False, colour=DARK),
    CharacterStyle("Label", SANS, bold=True),
    CharacterStyle("Warning", SANS, bold=True),
    CharacterStyle("Tick Box", SIGNS, 12),
)

PARAGRAPHS = {style.name: style for style in _PARAGRAPHS}
CHARACTERS = {style.name: style for style in _CHARACTERS}


TABLE_STYLE = "Briefing Table"


def style_id(name: str) -> str:
    """The id under which a style of this name stands in a pack."""
    return name.replace(" ", "")


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
