"""Every printed speaker, against who the article says it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefings.model import Findings, Problem, Span


def check(name: str, record: Mapping[str, Any], findings: Mapping[str, Findings]) -> Iterator[Problem]:
    """Items whose speaker, sourcing or relay is not what the article gives for these words; nothing when all are right.

    Args:
        name: The pack's file name, for messages.
        record: The pack's data file.
        findings: Article id to findings with resolved speakers.
    """
    for section in record.get("sections", ()):
        for item in section["items"]:
            for extract in item["extracts"]:
                found = findings.get(extract["article"])
                if found is None or item["speaker"] is None:
                    continue
                span = Span(extract["article"], extract["start"], extract["end"])
                near = [a for a in found.attributions if any(c.overlaps(span) for c in a.content)]
                if not any(
                    a.speaker == item["speaker"] and a.sourcing == item["sourcing"] and list(a.relay) == item["relay"]
                    for a in near
                ):
                    message = f"{name}: item {item['id']} gives words of {extract['article']} to {item['speaker']}, which the article does not"
                    yield Problem("speaker", message, span, name)
