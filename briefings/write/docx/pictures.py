"""A picture as a native Word drawing: vector shapes in one group that stands in the text like a letter.

Its words are in a style of the house, so that a designer's fonts reach them too.
"""

from __future__ import annotations

from html import escape

from briefings.write.drawings import Drawing, Shape, Stroke, Words
from briefings.write.house import BLACK

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.microsoft.com/office/word/2010"
_NAMESPACES = (
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    f' xmlns:wpg="{_OFFICE}/wordprocessingGroup" xmlns:wps="{_OFFICE}/wordprocessingShape"'
)
_WHITE = "FFFFFF"


def emu(points: float) -> int:
    """Points in English Metric Units."""
    return round(points * 12_700)


def picture_xml(picture: Drawing, number: int) -> str:
    """The run that holds the drawing.

    Args:
        picture: What to draw.
        number: Unlike that of every other picture of the document.
    """
    width, height = emu(picture.width), emu(picture.height)
    frame = f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
    inner = frame.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    shapes = "".join(_part_xml(part, number * 1000 + i) for i, part in enumerate(picture.parts, 1))
    return (
        # As Word itself writes a group: who does not know groups passes over it.
        f'<w:r><mc:AlternateContent {_NAMESPACES}><mc:Choice Requires="wpg"><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="Picture {number}"'
        f' descr="{escape(picture.alt)}"/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{_OFFICE}/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/>'
        f"<wpg:grpSpPr><a:xfrm>{frame}{inner}</a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _part_xml(part: Stroke | Shape | Words, number: int) -> str:
    if isinstance(part, Stroke):
        return _stroke(part, number)
    return _shape(part, number) if isinstance(part, Shape) else _words(part, number)


def _stroke(part: Stroke, number: int) -> str:
    left, top = min(part.x1, part.x2), min(part.y1, part.y2)
    flips = (' flipH="1"' if part.x2 < part.x1 else "") + (' flipV="1"' if part.y2 < part.y1 else "")
    ends = '<a:headEnd type="triangle"/><a:tailEnd type="triangle"/>' if part.arrows else ""
    return _wsp(
        number,
        "Stroke",
        "<wps:cNvCnPr/>",
        _frame(left, top, abs(part.x2 - part.x1), abs(part.y2 - part.y1), flips)
        + '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        + _outline(part.width, dashed=part.dashed, ends=ends),
        "<wps:bodyPr/>",
    )


def _shape(part: Shape, number: int) -> str:
    form = "ellipse" if part.kind == "disc" else "rect"
    return _wsp(
        number,
        "Mark",
        "<wps:cNvSpPr/>",
        _frame(part.x, part.y, part.width, part.height)
        + f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>{_fill(BLACK if part.filled else _WHITE)}'
        + _outline(part.line, dashed=part.dashed),
        "<wps:bodyPr/>",
    )


def _words(part: Words, number: int) -> str:
    paragraphs = "".join(_line(text, bold=bold, centred=part.centred) for text, bold in part.lines)
    return _wsp(
        number,
        "Words",
        '<wps:cNvSpPr txBox="1"/>',
        _frame(part.x, part.y, part.width, part.height)
        + '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>',
        f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>',
    )


def _line(text: str, *, bold: bool, centred: bool) -> str:
    look = '<w:rPr><w:rStyle w:val="Label"/></w:rPr>' if bold else ""
    style = "PictureWords" if centred else "PictureLegend"
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r>{look}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r></w:p>'
    )


def _wsp(number: int, name: str, kind: str, properties: str, body: str) -> str:
    return f'<wps:wsp><wps:cNvPr id="{number}" name="{name} {number}"/>{kind}<wps:spPr>{properties}</wps:spPr>{body}</wps:wsp>'


def _frame(x: float, y: float, width: float, height: float, flips: str = "") -> str:
    return (
        f'<a:xfrm{flips}><a:off x="{emu(x)}" y="{emu(y)}"/>'
        f'<a:ext cx="{emu(max(0, width))}" cy="{emu(max(0, height))}"/></a:xfrm>'
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _outline(width: float, *, dashed: bool = False, ends: str = "") -> str:
    dash = '<a:prstDash val="sysDash"/>' if dashed else ""
    return f'<a:ln w="{emu(width)}">{_fill(BLACK)}{dash}{ends}</a:ln>'
