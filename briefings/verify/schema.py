"""WordprocessingML as Word takes it: which element may stand in which, in what order, and what its attributes may say.

A part of the schema (ECMA-376, transitional): what packs are made of and what word processors add as they save one. What
lies outside it opens in LibreOffice and often passes unseen, and Word refuses the file or drops the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefings.verify.package import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_MARKS = "bookmarkStart bookmarkEnd proofErr permStart permEnd commentRangeStart commentRangeEnd ins del moveFrom moveTo moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXml sdt"
_BLOCKS = f"p tbl altChunk {_MARKS}"

# Children in any order, behind those that come first and once.
_HOLDS: Mapping[str, tuple[str, str]] = {
    "document": ("background", "body"),
    "body": ("", f"{_BLOCKS} sectPr"),
    "hdr": ("", _BLOCKS),
    "ftr": ("", _BLOCKS),
    "tc": ("tcPr", _BLOCKS),
    "tr": ("tblPrEx trPr", f"tc {_MARKS}"),
    "tbl": ("tblPr tblGrid", f"tr {_MARKS}"),
    "p": ("pPr", f"r hyperlink fldSimple smartTag dir bdo subDoc {_MARKS}"),
    "hyperlink": ("", f"r hyperlink fldSimple smartTag {_MARKS}"),
    "r": (
        "rPr",
        "t br tab cr fldChar instrText drawing pict noBreakHyphen softHyphen sym delText delInstrText ptab object ruby pgNum"
        " dayShort monthShort yearShort dayLong monthLong yearLong annotationRef footnoteRef endnoteRef footnoteReference"
        " endnoteReference commentReference separator continuationSeparator lastRenderedPageBreak",
    ),
    "rPr": (
        "rStyle",
        "rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden"
        " color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout"
        " specVanish oMath rPrChange ins del moveFrom moveTo",
    ),
    "trPr": (
        "",
        "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden ins del trPrChange",
    ),
    "tblGrid": ("", "gridCol tblGridChange"),
    "tabs": ("", "tab"),
    "styles": ("docDefaults latentStyles", "style"),
    "t": ("", ""),
    "br": ("", ""),
    "tab": ("", ""),
    "instrText": ("", ""),
}
# Children in this order and each once, but for those that end in "*".
_ORDER: Mapping[str, str] = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid"
    " spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl"
    " divId cnfStyle rPr sectPr pPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd"
    " tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers"
    " cellIns cellDel cellMerge tcPrChange",
    "sectPr": "headerReference* footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType"
    " cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal"
    " personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr*",
    "pBdr": "top left bottom right between bar",
    "docDefaults": "rPrDefault pPrDefault",
}  # fmt: skip
_SETTINGS = (  # of the hundred settings those that packs or word processors write, in their order
    "writeProtection view zoom mirrorMargins revisionView trackRevisions documentProtection defaultTabStop autoHyphenation"
    " evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping"
    " decimalSymbol listSeparator"
)

_RANKS: Mapping[str, Mapping[str, int]] = {
    holder: {name.rstrip("*"): rank for rank, name in enumerate(names.split())}
    for holder, names in {**_ORDER, "settings": _SETTINGS}.items()
}
# Heads and feet may follow each other in any order.
_RANKS["sectPr"]["headerReference"] = _RANKS["sectPr"]["footerReference"]  # type: ignore[index]
_MANY = {name.rstrip("*") for names in _ORDER.values() for name in names.split() if name.endswith("*")}
_FIRST: Mapping[str, Mapping[str, int]] = {
    holder: {name: rank for rank, name in enumerate(first.split())} for holder, (first, _) in _HOLDS.items()
}
_ANY: Mapping[str, frozenset[str]] = {holder: frozenset(names.split()) for holder, (_, names) in _HOLDS.items()}

_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d+(?:mm|cm|in|pt|pc|pi))?(?:mm|cm|in|pt|pc|pi)?\Z")
_COUNT = re.compile(r"\d{1,9}\Z")
_SIZE = re.compile(r"\d{1,9}(?:\.\d+(?:mm|cm|in|pt|pc|pi))?(?:mm|cm|in|pt|pc|pi)?\Z")
_WIDTH = re.compile(r"-?\d{1,9}(?:\.\d+)?(?:%|mm|cm|in|pt|pc|pi)?\Z")
_SWITCH = re.compile(r"(?:0|1|true|false|on|off)\Z")
_COLOUR = re.compile(r"(?:auto|[0-9A-Fa-f]{6})\Z")
_WORD = re.compile(r"[A-Za-z]\w*\Z")


def _one_of(names: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{names.replace(' ', '|')})\Z")


_UNIT = _one_of("nil pct dxa auto")
_SIDES = "top left bottom right start end between bar insideH insideV"
_ALIGNED = "start center end both mediumKashida distribute numTab highKashida lowKashida thaiDistribute left right"
_SWITCHES = (
    "b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof vanish webHidden specVanish rtl cs keepNext"
    " keepLines pageBreakBefore widowControl contextualSpacing bidi cantSplit tblHeader titlePg mirrorMargins qFormat"
    " semiHidden unhideWhenUsed locked"
)
_SAYS: Mapping[tuple[str, str], re.Pattern[str]] = {
    **{(tag, "val"): _SWITCH for tag in _SWITCHES.split()},
    **{(tag, "val"): _SIZE for tag in ("sz", "szCs")},
    **{(tag, "val"): _COUNT for tag in ("gridSpan", "numId", "ilvl", "uiPriority")},
    **{(tag, "w"): _WIDTH for tag in ("tcW", "tblW", "tblInd", *_SIDES.split())},
    **{(tag, "type"): _UNIT for tag in ("tcW", "tblW", "tblInd", *_SIDES.split())},
    **{(tag, "val"): _WORD for tag in _SIDES.split()},
    **{(tag, key): _COUNT for tag in _SIDES.split() for key in ("sz", "space")},
    **{(tag, "color"): _COLOUR for tag in _SIDES.split()},
    **{("spacing", key): _NUMBER for key in ("before", "after", "line", "val")},
    **{("ind", key): _NUMBER for key in ("left", "right", "start", "end", "hanging", "firstLine")},
    **{("pgSz", key): _SIZE for key in ("w", "h")},
    **{("pgMar", key): _NUMBER for key in ("top", "right", "bottom", "left", "header", "footer", "gutter")},
    ("spacing", "lineRule"): _one_of("auto exact atLeast"),
    ("pgSz", "orient"): _one_of("portrait landscape"),
    ("jc", "val"): _one_of(_ALIGNED),
    ("color", "val"): _COLOUR,
    ("outlineLvl", "val"): re.compile(r"[0-9]\Z"),
    ("tab", "pos"): _NUMBER,
    ("tab", "val"): _one_of("clear start center end decimal bar num left right"),
    ("gridCol", "w"): _SIZE,
    ("trHeight", "val"): _SIZE,
    ("trHeight", "hRule"): _one_of("auto exact atLeast"),
    ("vMerge", "val"): _one_of("continue restart"),
    ("tblLayout", "type"): _one_of("fixed autofit"),
    ("bookmarkStart", "id"): _NUMBER,
    ("bookmarkEnd", "id"): _NUMBER,
    ("fldChar", "fldCharType"): _one_of("begin separate end"),
    ("br", "type"): _one_of("page column textWrapping"),
    ("headerReference", "type"): _one_of("default first even"),
    ("footerReference", "type"): _one_of("default first even"),
    ("type", "val"): _one_of("nextPage nextColumn continuous evenPage oddPage"),
    ("pgNumType", "start"): _NUMBER,
    ("style", "type"): _one_of("paragraph character table numbering"),
}
_TEXTS = frozenset({"t", "delText", "instrText", "delInstrText"})
_CHECKED = frozenset(tag for tag, _ in _SAYS)
_PREFIX = len(_W)
_NAMES = {_W + name: name for name in (*_ANY, *_RANKS, *_CHECKED, *_TEXTS)}  # elements without a rule are passed over


def check(root: Element) -> Iterator[str]:
    """What Word would not read in a part; each fault once, in the order of the part."""
    found: dict[str, None] = {}
    for element in root.iter():
        tag = _NAMES.get(element.tag)
        if tag is None or tag in _TEXTS:
            continue
        if (text := element.text) and not text.isspace():
            found[f"bare text in {tag}: {text.strip()[:40]!r}"] = None
        if tag in _CHECKED:
            for key, value in element.items():
                if (pattern := _SAYS.get((tag, key[_PREFIX:]))) is not None and not pattern.match(value):
                    found[f"{tag} says {key[_PREFIX:]}={value[:40]!r}, which Word cannot read"] = None
        if len(element):
            for child in element:
                if (tail := child.tail) and not tail.isspace():
                    found[f"bare text in {tag}: {tail.strip()[:40]!r}"] = None
            if tag in _RANKS:
                found |= dict.fromkeys(_disorder(tag, element))
            elif tag in _ANY:
                found |= dict.fromkeys(_strangers(tag, element))
        elif tag == "tr":
            found["a table row has no cells"] = None
    yield from found


def _disorder(tag: str, element: Element) -> Iterator[str]:
    """Children that stand where the schema has others, twice, or that it has not."""
    ranks, before = _RANKS[tag], -1
    for child in element:
        name = child.tag.removeprefix(_W)
        if (rank := ranks.get(name)) is None:
            if child.tag.startswith(_W) and tag != "settings":
                yield f"{name} may not stand in {tag}"
            continue
        if rank < before:
            yield f"{name} stands too late in {tag}"
        elif rank == before and name not in _MANY:
            yield f"{name} stands twice in {tag}"
        before = max(before, rank)


def _strangers(tag: str, element: Element) -> Iterator[str]:
    """Children that may not stand here, and those that may only come first."""
    first, allowed, before = _FIRST[tag], _ANY[tag], -1
    for child in element:
        name = child.tag[_PREFIX:] if child.tag.startswith(_W) else child.tag
        if name in allowed:
            before = len(first)
        elif name in first:
            if first[name] <= before:
                yield f"{name} stands too late in {tag}, or twice"
            before = max(before, first[name])
        elif child.tag.startswith(_W):
            yield f"{name} may not stand in {tag}"
