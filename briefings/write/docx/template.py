"""The slim Word package that every pack starts from: the house's styles, settings, an empty head and foot.

Word's own default template brings 160 styles and a theme; ours brings the house's two dozen, so that a look-up is
cheap and what a designer sees in Word is what the packs use.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from html import escape

from briefings.write.house import (
    CHARACTERS,
    PAPER,
    PARAGRAPHS,
    SANS,
    TABLE_STYLE,
    Border,
    CharacterStyle,
    Paper,
    ParagraphStyle,
    style_id,
)
from briefings.write.house_file import House

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BUILT_IN = {  # the names that Word knows, as it writes them; every other style is the house's own
    "Title": "Title", "Subtitle": "Subtitle", "Heading 1": "heading 1", "Heading 2": "heading 2",
    "Body Text": "Body Text", "Header": "header", "Footer": "footer",
}  # fmt: skip


def twips(points: float) -> int:
    """Points in twentieths of a point."""
    return round(points * 20)


def designed() -> House:
    """The house style as code has it: what `templates/house.docx` is made from."""
    return House(PAPER, PARAGRAPHS, CHARACTERS, (_XML + _styles("en-GB")).encode(), {})


@lru_cache(maxsize=16)
def slim_package(house: House, language: str, *, mirrored: bool = False) -> bytes:
    """A .docx without a word in it, in this house style and language."""
    companions = {part: kind for part, kind in _COMPANIONS.items() if part in house.companions}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(companions),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml"), core=True
        ),
        "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>briefings</Application></Properties>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"/>',
        "word/_rels/document.xml.rels": _relationships(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("header", "header1.xml"),
            ("footer", "footer1.xml"),
            *((kind, part) for part, (kind, _) in companions.items()),
        ),
        "word/document.xml": _document(house.page),
        "word/footer1.xml": f"<w:ftr {NAMESPACES}/>",
        "word/header1.xml": f"<w:hdr {NAMESPACES}/>",
        "word/settings.xml": _settings(language, mirrored=mirrored),
        "word/styles.xml": _in_language(house.styles, language),
        **{f"word/{part}": house.companions[part] for part in companions},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), _XML + text if isinstance(text, str) else text)
    return buffer.getvalue()


_COMPANIONS = {  # what a designer's styles may lean on: the kind of the relationship, and of the content
    "theme/theme1.xml": ("theme", "application/vnd.openxmlformats-officedocument.theme+xml"),
    "numbering.xml": ("numbering", f"{_CONTENT}.numbering+xml"),
}
_LANGUAGE = re.compile(rb'(<w:rPrDefault>.*?<w:lang\b[^>]*?w:val=")[^"]*(")', re.DOTALL)


def _in_language(styles: bytes, language: str) -> bytes:
    """The styles with this as the language of the text."""
    found = escape(language).encode()
    changed, hits = _LANGUAGE.subn(lambda m: m[1] + found + m[2], styles, count=1)
    if hits:
        return changed
    look = b'<w:lang w:val="' + found + b'"/></w:rPr></w:rPrDefault>'
    return styles.replace(b"</w:rPr></w:rPrDefault>", look, 1)


def _content_types(companions: Mapping[str, tuple[str, str]]) -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "header1": "header",
        "footer1": "footer",
    }
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{part}.xml" ContentType="{_CONTENT}.{kind}+xml"/>'
            for part, kind in kinds.items()
        )
        + "".join(
            f'<Override PartName="/word/{part}" ContentType="{content}"/>' for part, (_, content) in companions.items()
        )
        + '<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'extended-properties+xml"/><Override PartName="/docProps/core.xml" ContentType="application/'
        'vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relationships(*targets: tuple[str, str], core: bool = False) -> str:
    rows = [(f"{R}/{kind}", target) for kind, target in targets]
    if core:
        rows.append(
            (
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            )
        )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(f'<Relationship Id="rId{i}" Type="{kind}" Target="{to}"/>' for i, (kind, to) in enumerate(rows, 1))
        + "</Relationships>"
    )


def _document(paper: Paper) -> str:
    return (
        f'<w:document {NAMESPACES}><w:body><w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        f'<w:footerReference w:type="default" r:id="rId4"/>'
        f'<w:pgSz w:w="{twips(paper.width)}" w:h="{twips(paper.height)}"/>'
        f'<w:pgMar w:top="{twips(paper.top)}" w:right="{twips(paper.right)}" w:bottom="{twips(paper.bottom)}"'
        f' w:left="{twips(paper.left)}" w:header="{twips(paper.header)}" w:footer="{twips(paper.footer)}"'
        ' w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _settings(language: str, *, mirrored: bool) -> str:
    word = "http://schemas.microsoft.com/office/word"
    compatible = {
        "compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1, "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1, "differentiateMultirowTableHeaders": 1,
    }  # fmt: skip
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{"<w:mirrorMargins/>" if mirrored else ""}<w:defaultTabStop w:val="720"/>'
        # Space after and space before add up: else Word takes the larger, and `layout` could not know which.
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotUseHTMLParagraphAutoSpacing/>'
        + "".join(f'<w:compatSetting w:name="{k}" w:uri="{word}" w:val="{v}"/>' for k, v in compatible.items())
        + f'</w:compat><w:themeFontLang w:val="{escape(language)}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


# ------------------------------------------------------------------------------------------------ styles


def _styles(language: str) -> str:
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts(SANS)}{_size(11)}"
        f'<w:lang w:val="{escape(language)}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="0" w:line="280" w:lineRule="atLeast"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="240" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        + "".join(map(_paragraph_style, PARAGRAPHS.values()))
        + "".join(map(_character_style, CHARACTERS.values()))
        + _table_style()
        + "</w:styles>"
    )


def _paragraph_style(style: ParagraphStyle) -> str:
    flow = (
        ("<w:keepNext/>" if style.keep_next else "")
        + ("<w:keepLines/>" if style.keep_lines else "")
        + (f"<w:pBdr>{''.join(map(_border, style.borders))}</w:pBdr>" if style.borders else "")
        + (f'<w:tabs><w:tab w:val="right" w:pos="{twips(style.tab)}"/></w:tabs>' if style.tab else "")
        + f'<w:spacing w:before="{twips(style.before)}" w:after="{twips(style.after)}" w:line="{twips(style.line)}"'
        f' w:lineRule="{"exact" if style.exact else "atLeast"}"/>'
        + _indent(style)
        + (f'<w:jc w:val="{style.align.replace("centre", "center")}"/>' if style.align != "left" else "")
        + (f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else "")
    )
    # The font is named although it is the default one: without it, LibreOffice sets a serif run in a table sans.
    look = (
        _fonts(style.font)
        + _emphasis("b", style.bold or None)
        + ("<w:caps/>" if style.capitals else "")
        + _colour(style.colour)
        + _size(style.size)
    )
    following = f'<w:next w:val="{style_id(style.following)}"/>' if style.following else ""
    return (
        f'<w:style w:type="paragraph"{_own(style.name)} w:styleId="{style_id(style.name)}">'
        f'<w:name w:val="{_BUILT_IN.get(style.name, style.name)}"/><w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f"<w:pPr>{flow}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def _character_style(style: CharacterStyle) -> str:
    look = (
        (_fonts(style.font) if style.font else "")
        + _emphasis("b", style.bold)
        + _emphasis("i", style.italic)
        + (_colour(style.colour) if style.colour else "")
        + (_size(style.size) if style.size else "")
    )
    return (
        f'<w:style w:type="character"{_own(style.name)} w:styleId="{style_id(style.name)}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f"<w:qFormat/><w:rPr>{look}</w:rPr></w:style>"
    )


def _table_style() -> str:
    def rule(side: str, eighths: int, colour: str) -> str:
        return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{colour}"/>'

    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(TABLE_STYLE)}"><w:name w:val="{TABLE_STYLE}"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        + rule("bottom", 4, "7F7F7F")
        + rule("insideH", 4, "7F7F7F")
        + '</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        + rule("bottom", 8, "000000")
        + "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
    )


def _own(name: str) -> str:
    return "" if name in _BUILT_IN else ' w:customStyle="1"'


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def _emphasis(tag: str, on: bool | None) -> str:
    if on is None:
        return ""
    value = "" if on else ' w:val="0"'
    return f"<w:{tag}{value}/><w:{tag}Cs{value}/>"


def _border(border: Border) -> str:
    return (
        f'<w:{border.side} w:val="{border.kind}" w:sz="{round(border.width * 8)}" w:space="{round(border.space)}"'
        f' w:color="{border.colour}"/>'
    )


def _indent(style: ParagraphStyle) -> str:
    if not (style.left or style.right or style.hanging):
        return ""
    hanging = f' w:hanging="{twips(style.hanging)}"' if style.hanging else ""
    return f'<w:ind w:left="{twips(style.left)}" w:right="{twips(style.right)}"{hanging}/>'
