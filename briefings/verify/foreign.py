"""What a pack never holds: formatting by hand, tracked changes, links out of the file, fields that fetch or reckon.

Each of these opens without a word in any word processor, and each can make paper say other than what was verified:
hidden or white words are read by a program and by nobody else, bold ones weigh more than the article made them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefings.verify.package import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LOOKS = frozenset({
    "b", "i", "u", "caps", "smallCaps", "strike", "dstrike", "color", "sz", "highlight", "shd", "bdr", "effect", "emboss",
    "imprint", "outline", "shadow", "vanish", "webHidden", "specVanish", "rFonts", "spacing", "w", "position", "vertAlign",
})  # fmt: skip
_FLOWS = frozenset({"tabs", "ind", "spacing", "jc", "shd", "pBdr", "framePr", "textDirection", "outlineLvl"})
_TRACKED = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "cellIns", "cellDel", "tblPrChange"}
)
_FIELDS = frozenset(
    {"PAGE", "NUMPAGES", "SECTIONPAGES", "REF", "PAGEREF", "NOTEREF", "HYPERLINK", "TOC", "STYLEREF", "SEQ"}
)
_SIGNS = frozenset({  # print something that is no text of the pack, or that its text does not show
    "sym", "softHyphen", "ruby", "object", "pgNum", "dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong",
})  # fmt: skip
_OTHER_TEXT = ("/math}t", "/drawingml/2006/main}t")  # of formulas and of drawings
_SETTINGS = ("updateFields", "trackRevisions", "documentProtection", "mailMerge", "attachedTemplate")


def in_text(root: Element) -> Iterator[str]:
    """What is foreign in a part that prints; each kind once."""
    found: dict[str, None] = {}
    for element in root.iter():
        tag = element.tag.removeprefix(_W)
        if tag in ("rPr", "pPr"):
            allowed = _LOOKS if tag == "rPr" else _FLOWS
            found |= dict.fromkeys(f"formatted by hand: {t}" for t in _tags(element) if t in allowed)
        elif tag in _TRACKED:
            found["a tracked change, neither accepted nor refused"] = None
        elif tag in _SIGNS:
            found[f"something that prints and is no text: {tag}"] = None
        elif tag.endswith(_OTHER_TEXT):
            found["words of a formula or drawing"] = None
        elif tag == "altChunk":
            found["words of another file (altChunk)"] = None
        elif tag in ("p", "hyperlink") and any(t == "t" for t in _tags(element)):
            found["text stands outside a run"] = None
    yield from found


def in_fields(instructions: Iterable[str]) -> Iterator[str]:
    """The fields that a pack has no use for."""
    for instruction in instructions:
        words = instruction.split()
        if words and words[0].upper() not in _FIELDS:
            yield f"a field of a kind that a pack has not: {words[0][:40]}"


def in_styles(styles: Iterable[Element]) -> Iterator[str]:
    """The styles that print nothing, strike it out, or begin a new page with every line."""
    for style in styles:
        says = [
            *(says for tag, says in _HIDES.items() if _is_on(style.find(f"{_W}rPr/{_W}{tag}"))),
            *(
                ["begins a page with every line"]
                if _is_on(style.find(f"{_W}pPr/{_W}pageBreakBefore")) and style.find(f"{_W}pPr/{_W}outlineLvl") is None
                else []
            ),
        ]
        yield from (f"style {style.get(_W + 'styleId')!r} {one}" for one in dict.fromkeys(says))


_HIDES = {
    **dict.fromkeys(("vanish", "webHidden", "specVanish"), "hides its words"),
    **dict.fromkeys(("strike", "dstrike"), "strikes its words out"),
}


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get(_W + "val", "1") not in ("0", "false", "off")


def in_settings(settings: Iterable[Element]) -> Iterator[str]:
    """The settings that get in a producer's way."""
    found = {element.tag.removeprefix(_W) for element in settings}
    says = {
        "updateFields": "Word would ask the reader a question",
        "attachedTemplate": "Word would look for a template",
    }
    for name in _SETTINGS:
        if name in found:
            yield f"the settings hold {name}: {says.get(name, 'the pack could not be edited as it is')}"


def _tags(element: Element) -> Iterator[str]:
    return (child.tag.removeprefix(_W) for child in element)
