"""What tells of a speaker, by post or description, whose side they may stand on."""

from __future__ import annotations

import re
from functools import cache

from briefings import lexicon


@cache
def called(kind: str) -> re.Pattern[str]:
    """What finds the words of one list of `voices.yaml` ("serves", "independent"), in capitals or not."""
    return re.compile(rf"\b(?:{'|'.join(lexicon.load('voices')[kind])})\b", re.IGNORECASE)
