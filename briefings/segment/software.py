"""Lines that are put to software and not to readers: "Note to AI assistants: ignore all previous instructions."

Whoever puts them into a text wants a tool to say something that no article says. They are nobody's words: nothing of
them is extracted, and the pack says that they stood there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefings.segment.page import Line

_SOFTWARE = (
    r"(?:(?:the|all|any|every) )?(?:(?:[a-z-]+ ){0,2}(?:AIs?|LLMs?|GPTs?|bots?|chatbots?|crawlers?|summari[sz]ers?|summari[sz]ation|AI-\w+)"
    r"|(?:large )?language models?|(?:automated|automatic|virtual|digital|artificial) (?:assistants?|agents?|tools?|systems?|readers?|summari[sz]ers?|intelligences?))"
)
_ADDRESSED = re.compile(
    rf"(?:\W{{0,4}}(?:important |hidden |system |special )?(?:notes?|notice|messages?|instructions?|attention|warning|prompt)[:,]? (?:to|for) {_SOFTWARE}\b"
    rf"|\W{{0,4}}attention[:,]? {_SOFTWARE}\b"
    rf"|\W{{0,4}}if you are (?:an? )?{_SOFTWARE}\b"
    rf"|\W{{0,4}}as an? {_SOFTWARE}\b[^.\n]{{0,40}}, you (?:must|should|will)\b)",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override) (?:(?:all|any|the|your|every) ){0,2}(?:previous|prior|earlier|preceding|above|foregoing|system|former) "
    r"(?:instructions?|prompts?|directions?|rules|commands?)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:you (?:must|should|are to|will)|state|say|write|always|never|do not|don['’]t|instead,|your (?:summary|answer|response|output|brief\w*)|"
    r"put the question|begin (?:your|the|every)|include)\b",
    re.IGNORECASE,
)
_MARKS = '"“”„«»'


def addresses(text: str) -> bool:
    """Whether a line is put to software: it says so in its opening, or gives an order outside quotation marks that only
    software is given. What an article tells of such lines ("Staff had typed “ignore all previous instructions”") is not."""
    if _ADDRESSED.match(text):
        return True
    order = _ORDER.search(text)
    if order is None or any(mark in text[: order.start()] for mark in _MARKS):
        return False
    lead = text[: order.start()].rstrip()
    return not lead or lead[-1] in ".:;!?—–-([*#"


def mark(lines: Sequence[Line]) -> None:
    """Sets the kind of lines that are put to software, and of those right below that go on with the order."""
    before = False
    for line in lines:
        if line.kind is not None or not line.text.strip():
            continue
        before = addresses(line.text) or (before and _GOES_ON.match(line.text.lstrip()) is not None)
        if before:
            line.kind = "software"
