"""`templates/house.docx`: every style of the house on a page that says what each is for.

Made anew from code with `python -m briefings.write.docx.house_page templates/house.docx`; a test compares the two.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from briefings.model import Block, Document, Line, Ruled, Run, Table
from briefings.write.docx import package
from briefings.write.docx.template import designed
from briefings.write.house import CHARACTERS, PARAGRAPHS

_PURPOSE = {
    "Overline": "what kind of paper this is, above the title",
    "Title": "the guest",
    "Subtitle": "the topic",
    "Heading 1": "a section",
    "Heading 2": "a group in a section",
    "Body Text": "plain text",
    "Lead": "what opens a group of lines",
    "Cue": "the cue to read aloud",
    "Question": "a question to read aloud",
    "Backing": "what backs the question",
    "Item": "a speaker’s words, with the speaker before them",
    "Entry": "a line of the house in a list",
    "Voice": "an outlet’s own words",
    "Note": "a remark of the house",
    "Tick": "☐ a box to tick",
    "Blank": "blanks to fill in by hand ____________________",
    "Table Text": "text in a table",
    "Table Head": "the head of a column",
    "Picture": "the paragraph that holds a picture",
    "Picture Words": "words in a picture",
    "Picture Legend": "what the signs in a picture mean",
    "Block End": "the gap after a table",
    "Source": "an entry in the list of sources",
    "Header": "the head of every page",
    "Footer": "the source key at the foot of every page",
    "Write Line": "a line to write on",
}
_HOW = (
    "Change the fonts, sizes, spacing and rules of the styles on this page, not the text itself, and save. Packs follow: "
    "briefings build --house FILE. The page’s margins count too. Keep every style and its name; the right tab of a style "
    "is where the codes of sources stand, and its right indent keeps the text out of their column."
)
_CODE = Run("S4 ¶7", "Code")


def house_docx() -> bytes:
    """The file; the same bytes every time."""
    document = Document(
        title="The house style of briefings",
        subject="Styles for briefing packs",
        keywords=("house style",),
        blocks=tuple(_blocks()),
        running="Guest 2: the guest’s role · Topic 4: the title of the topic",
        source_key="S1 Outlet, 1 Jan 2026 · S2 Another outlet, undated (a warning)",
        codes={"one": "S1", "two": "S2"},
    )
    return package(document, designed())


def _blocks() -> Iterator[Block]:
    yield _shown("Overline")
    yield _shown("Title")
    yield _shown("Subtitle")
    yield Line((Run(_HOW),), "Body Text")
    yield Line((Run("Paragraph styles"),), "Heading 1")
    yield Line((Run("One line in each"),), "Heading 2")
    for name in PARAGRAPHS:
        if name not in (
            "Overline",
            "Title",
            "Subtitle",
            "Heading 1",
            "Heading 2",
            "Table Text",
            "Table Head",
            "Header",
            "Footer",
            "Write Line",
        ):
            yield _shown(name)
    yield Line((Run("Character styles"),), "Heading 1")
    yield from (
        Line(
            (Run(f"{name}: ", None), Run("☐" if name == "Tick Box" else "words in this style", name)),
        )
        for name in CHARACTERS
    )
    yield Line((Run("Tables and lines to write on"),), "Heading 1")
    head = tuple(_shown("Table Head") for _ in range(2))
    yield Table("Example of a table", head, (((_shown("Table Text"),), (_shown("Table Text"),)),), (1, 1))
    yield Ruled(2)


def _shown(name: str) -> Line:
    words = Run(f"{name}: {_PURPOSE[name]}")
    speaker = (Run("Speaker", "Speaker"), Run(" ("), Run("sourcing in words", "Sourcing"), Run("): "))
    runs: tuple[Run, ...] = (words,)
    if name in ("Item", "Backing"):
        runs = (*speaker, words, Run(" "), _CODE)
    elif PARAGRAPHS[name].tab and name != "Header":
        runs = (words, Run(" "), _CODE)
    return Line(runs, name)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(house_docx())
