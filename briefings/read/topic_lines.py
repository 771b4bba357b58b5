"""A topic list that stands as lines in a text: "Interview Topic 1: …", "Guest 1: role, affiliation"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from briefings.read.drafts import Draft
from briefings.read.guests import guest_of

_LEAD = r"[\s>#*_\-+•·–—‣◦▪●○|\ufeff]{0,40}(?:\d{1,3}[.)]\s{1,8})?[\s*_]{0,8}"
_NUMBER = r"(?P<number>\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_TOPIC = re.compile(
    rf"{_LEAD}(?P<word>interview\s{{1,4}}topic|topic)\s{{0,4}}(?:no\.?|nr\.?|number|#)?\s{{0,4}}{_NUMBER}?[\s*_]{{0,8}}"
    rf"(?:(?P<sign>[:.)–—：|-])[\s*_]{{0,8}}(?P<rest>.*)|$)",
    re.IGNORECASE | re.DOTALL,
)
_GUEST = re.compile(
    rf"{_LEAD}(?:interview\s{{1,4}})?guest(?P<many>s)?\s{{0,4}}(?:speaker\s{{0,4}})?(?:no\.?|nr\.?|number|#)?\s{{0,4}}{_NUMBER}?"
    rf"[\s*_]{{0,8}}(?P<sign>[:.)–—：|-])[\s*_]{{0,8}}(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
# the same with the colon forgotten: "Interview Topic 1 The ferry", "Guest 2 Minister, Ministry of Transport"
_BARE = rf"\s{{0,4}}(?:no\.?|nr\.?|number|#)?\s{{0,4}}{_NUMBER}[*_]{{0,8}}\s{{1,8}}(?P<rest>(?-i:[A-ZÀ-ÖØ-Þ]).{{0,140}}[^.!…,;:\s])\s*$"
_BARE_TOPIC = re.compile(rf"{_LEAD}(?P<word>interview\s{{1,4}}topic|topic){_BARE}", re.IGNORECASE)
_BARE_GUEST = re.compile(rf"{_LEAD}(?P<word>guest){_BARE}", re.IGNORECASE)
_MISSPELT = re.compile(rf"{_LEAD}[A-Za-z]{{4,10}}\s{{1,4}}\d{{1,2}}\s{{0,4}}[:：]", re.IGNORECASE)  # "Gest 2: …"
_ALMOST = re.compile(
    rf"{_LEAD}(?:interview\s{{1,4}}topic\b|(?:topic|guest)\s{{1,4}}\S{{1,8}}\s{{0,4}}[:：])", re.IGNORECASE
)
_BULLET = re.compile(r"\s{0,8}(?:[*•·‣◦▪●○+–-]|\d{1,2}[.)])\s{1,8}(?P<rest>.*)", re.DOTALL)
_HEADING = re.compile(
    rf"{_LEAD}(?:(?:discussion|interview|talking|guest|show|today[’']s|suggested|possible|key)\s+)*"
    r"(?:questions?|topics?|points?|list|guests?)(?:\s+(?:and|&|with|list)\s+(?:guests?|topics?|list))?[\s*_:：.]{0,8}$",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:what|how|why|who|whom|whose|which|when|where|should|could|can|will|would|do|does|did|is|are"
    r"|has|have|may|might|to what|in what)\b",
    re.IGNORECASE,
)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_TAIL = " \t*_#|"


@dataclass(frozen=True, slots=True)
class Found:
    """The list in a text, with start and end of its parts."""

    drafts: tuple[Draft, ...]
    spans: tuple[tuple[int, int], ...]
    strays: tuple[tuple[int, int, str], ...]
    alone: bool
    slips: tuple[
        tuple[int, int, str], ...
    ] = ()  # lines that were read although their colon is missing, as they should be


def find(text: str) -> Found | None:
    """The topic list that stands in a text; None when there is none."""
    if "topic" not in text.lower():
        return None
    return _Scan(text).found()


def almost(text: str) -> str | None:
    """The first line that looks as if it were meant for a topic list, in a text that holds none; None: no line does."""
    if "topic" not in (lowered := text.lower()) and "guest" not in lowered:
        return None
    return next((m.group().strip() for m in _LINE.finditer(text) if _ALMOST.match(m.group())), None)


class _Scan:
    """One pass over the lines of a text that may hold a topic list."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
        self.used: dict[int, bool] = {}  # index of each line of the list -> whether it was understood
        self.drafts: list[Draft] = []
        self.slips: list[tuple[int, int, str]] = []
        self.strict = False

    def found(self) -> Found | None:
        """The list with its parts; None where the text holds none."""
        self._read()
        guests = any(d.guests for d in self.drafts)
        if not self.drafts or not (guests or self.strict):
            return None  # "Topic 2: taxes" in a debate transcript
        self._bridge()
        strays = [(*self._trimmed(i), self.text[slice(*self.lines[i])]) for i, known in self.used.items() if not known]
        last = max(self.used) + 1
        if last < len(self.lines) and _MISSPELT.match(self._line(last)):
            self.used[last] = True
            strays.append((*self._trimmed(last), self._line(last)))
        first = min(self.used)
        while count := self._leading(first):
            self.used.update(dict.fromkeys(range(first - count, first), True))
            first -= count
        rest = [self.lines[i] for i in range(len(self.lines)) if i not in self.used]
        alone = len(rest) <= 3 and not any(_is_prose(self.text[a:b]) for a, b in rest)
        return Found(tuple(self.drafts), tuple(self._spans()), tuple(sorted(strays)), alone, tuple(self.slips))

    def _line(self, i: int) -> str:
        start, end = self.lines[i]
        return self.text[start:end]

    def _trimmed(self, i: int) -> tuple[int, int]:
        line, start = self._line(i), self.lines[i][0]
        return start + len(line) - len(line.lstrip()), start + len(line.rstrip())

    def _read(self) -> None:
        i, bulleted = 0, False
        while i < len(self.lines):
            line = self._line(i)
            if (topic := _TOPIC.match(line)) and self._is_topic(topic, i):
                i, bulleted = self._topic(i, topic), True
                continue
            if (bare := _BARE_TOPIC.match(line)) and self._heads_guests(i):
                self.strict |= bare["word"].lower() != "topic"
                self._slip(i, bare)
                self.drafts.append(Draft(_value(bare["number"]), " ".join(bare["rest"].split()), (), self._trimmed(i)))
                i, bulleted = i + 1, True
                continue
            if i - 1 in self.used and (bare := _BARE_GUEST.match(line)):
                self._slip(i, bare)
                self._guest(bare["rest"], _value(bare["number"]))
                i += 1
                continue
            if self.drafts and (guest := _GUEST.match(line)) and (guest["number"] or guest["sign"] in ":："):
                bulleted = bool(guest["many"])
                texts = (
                    [t for t in re.split(r"\s*[;；]\s*", guest["rest"].strip(_TAIL)) if t]
                    if bulleted
                    else [guest["rest"]]
                )
                self.used[i] = True
                joined = self._continued(i)
                if joined and texts:
                    texts[-1] = f"{texts[-1].rstrip()} {joined}"
                for text in texts:
                    self._guest(text, _value(guest["number"]))
            elif (
                bulleted
                and i - 1 in self.used
                and (bullet := _BULLET.match(line))
                and not bullet["rest"].rstrip().endswith(".")
            ):
                self.used[i] = True
                self._guest(bullet["rest"], None)
            else:
                bulleted = False
            i += 1 + (i + 1 in self.used)

    def _is_topic(self, match: re.Match[str], i: int) -> bool:
        strict = match["word"].lower() != "topic"
        if match["number"] is None and not (strict and match["sign"]):
            return False
        near = any(_GUEST.match(self._line(j)) for j in range(i + 1, min(i + 4, len(self.lines))))
        if not (match["sign"] or near):
            return False
        self.strict |= strict
        return True

    def _heads_guests(self, i: int) -> bool:
        following = (self._line(j) for j in range(i + 1, min(i + 4, len(self.lines))))
        return any(_GUEST.match(line) or _BARE_GUEST.match(line) for line in following)

    def _slip(self, i: int, bare: re.Match[str]) -> None:
        """Notes how a line should have been written."""
        self.used[i] = True
        at = bare.end("number")
        line = f"{bare.string[:at]}:{bare.string[at:]}"
        self.slips.append((*self._trimmed(i), line.strip()))

    def _topic(self, i: int, match: re.Match[str]) -> int:
        """Adds a topic; the index of the next line to look at."""
        self.used[i] = True
        title = (match["rest"] or "").strip(_TAIL)
        after = i + 1
        if joined := self._continued(i):
            title, after = f"{title} {joined}", i + 2
        elif (
            not title
            and after < len(self.lines)
            and not _GUEST.match(self._line(after))
            and not _TOPIC.match(self._line(after))
        ):
            title = self._line(after).strip(_TAIL + ">-•")
            self.used[after] = True
            after += 1
        self.drafts.append(Draft(_value(match["number"]), " ".join(title.split()), (), self._trimmed(i)))
        return after

    def _continued(self, i: int) -> str | None:
        """The rest of a line that was wrapped, marked as used; None: it was not."""
        if i + 1 >= len(self.lines) or self.lines[i][1] - self.lines[i][0] < 60:
            return None
        gap = self.text[self.lines[i][1] : self.lines[i + 1][0]]
        line = self._line(i + 1)
        listed = _GUEST.match(line) or _TOPIC.match(line) or _BULLET.match(line)
        if listed or gap not in ("\n", "\r\n", "\r"):
            return None
        last = i + 2 >= len(self.lines) or _GUEST.match(self._line(i + 2)) or _TOPIC.match(self._line(i + 2))
        if not last or len(line) > 100 or line.rstrip().endswith((".", "?", "!")):
            return None
        self.used[i + 1] = True
        return line.strip(_TAIL)

    def _guest(self, text: str, number: int | None) -> None:
        text = " ".join(text.strip(_TAIL).split())
        if not text:
            return
        draft = self.drafts[-1]
        guest = (guest_of(text, number or 0), number is not None)
        self.drafts[-1] = replace(draft, guests=(*draft.guests, guest))

    def _bridge(self) -> None:
        """One or two lines between lines of the list belong to it, and are reported."""
        indexes = sorted(self.used)
        for before, after in pairwise(indexes):
            if 1 < after - before <= 3:
                for i in range(before + 1, after):
                    self.used[i] = bool(_HEADING.match(self._line(i)))

    def _leading(self, first: int) -> int:
        """How many lines right above the list belong to it: a heading, or a question to discuss, which may be wrapped."""
        if first and _HEADING.match(self._line(first - 1).strip()):
            return 1
        for count in range(1, min(first, 4) + 1):
            lines = range(first - count, first)
            if any(self._gap(i) not in ("\n", "\r\n", "\r") for i in lines[:-1]):
                break
            text = " ".join(self._line(i).strip() for i in lines)
            bare = re.sub(rf"^{_LEAD}", "", text).rstrip(_TAIL)
            if not bare.endswith("?") or len(bare) > 300 or re.search('[“”"«»]|[.!] ', bare):
                break
            if _QUESTION.match(bare):
                return count
        return 0

    def _gap(self, i: int) -> str:
        """What stands between line i and the next."""
        return self.text[self.lines[i][1] : self.lines[i + 1][0]]

    def _spans(self) -> Iterator[tuple[int, int]]:
        indexes = sorted(self.used)
        start = previous = indexes[0]
        for i in [*indexes[1:], -1]:
            if i != previous + 1:
                yield self._trimmed(start)[0], self._trimmed(previous)[1]
                start = i
            previous = i


def _is_prose(line: str) -> bool:
    """Whether a line beside the list may be an article's: it is long, or ends as a sentence ends."""
    return len(line.split()) > 12 or line.rstrip().endswith((".", "!", "?", "”", '"'))


def _value(number: str | None) -> int | None:
    if not number:
        return None
    return _WORDS.index(number.lower()) + 1 if number.lower() in _WORDS else int(unicodedata.normalize("NFKC", number))
