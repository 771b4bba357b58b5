"""What is wrong with the pictures of a part: who cannot see them, or where they do not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefings.verify.package import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_EMU = 635  # in a twentieth of a point


def check(root: Element, measure: int | None) -> Iterator[str]:
    """The faults of the pictures.

    Args:
        root: The part.
        measure: How wide the text is, in twentieths of a point; None: not known.
    """
    numbers: Counter[str] = Counter()
    for drawing in root.iter(_W + "drawing"):
        properties = list(drawing.iter(_WP + "docPr"))
        numbers.update(e.get("id", "") for e in properties)
        if not any((e.get("descr") or "").strip() for e in properties):
            yield "a picture has no alternative text"
        sizes = [_size(e) for e in drawing.iter(_WP + "extent")]
        if not sizes or min(map(min, sizes)) <= 0:
            yield "a picture has no size"
        elif measure is not None and max(width for width, _ in sizes) > (measure + 20) * _EMU:
            yield "a picture is wider than the text"
    yield from (f"picture number {number} stands twice" for number, count in numbers.items() if count > 1)
    for picture in root.iter(_W + "pict"):
        if not any((e.get("alt") or "").strip() for e in picture.iter()):
            yield "a picture has no alternative text"
    for box in root.iter(_W + "txbxContent"):
        if not len(box) or box[-1].tag != _W + "p":
            yield "words in a picture want a paragraph"


def _size(extent: Element) -> tuple[int, int]:
    width, height = (extent.get(key, "") for key in ("cx", "cy"))
    return (int(width), int(height)) if width.isdecimal() and height.isdecimal() else (0, 0)
