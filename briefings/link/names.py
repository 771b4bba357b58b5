"""When two names are one: short and full forms, initials, spelling variants; and when they are only alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from briefings.lexicon import outlets, people

_SPACE = re.compile(r"\s+")
COMPARED = 200  # names of one bucket that a name is compared with: no story has more, and hostile text stays cheap
_JUNIOR = frozenset(("jr", "sr", "ii", "iii", "iv"))


def plain(name: str) -> str:
    """The name on one line, without a leading article."""
    name = _SPACE.sub(" ", name).strip()
    return name[4:] if name[:4] in ("the ", "The ") and len(name) > 4 else name


def outlet_name(text: str) -> str:
    """An outlet's name in one form: "The New York Times" for "the New York Times"."""
    text = _SPACE.sub(" ", text).strip()
    return outlets.named(text) or text.removeprefix("the ")


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """The name for comparison: no accents, no case, straight marks, no stops."""
    bare = unicodedata.normalize("NFKD", _SPACE.sub(" ", name)).replace("’", "'").replace(".", "")
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold().strip()


def parts(name: str) -> tuple[str, ...]:
    """The folded words of a personal name without junior or honours; the last one is the surname's."""
    words = folded(name).split()
    while len(words) > 1 and words[-1] in _folded_suffixes():
        words.pop()
    return tuple(words)


def junior(name: str) -> str | None:
    """ "jr", "sr", "iii": what keeps father and son apart."""
    words = folded(name).split()
    return words[-1] if words and words[-1] in _JUNIOR else None


def same_full_name(one: str, other: str) -> bool:
    """Whether two names of two words or more can be one person's in one text: "George W. Bush", "George Bush"."""
    a, b = parts(one), parts(other)
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return False
    if junior(one) != junior(other):
        return False  # the name without "Jr." may be the father's
    if a[1:-1] and b[1:-1] and (a[1][0] != b[1][0] or (len(a[1]) > 1 < len(b[1]) and a[1] != b[1])):
        return False  # "George H. W. Bush", "George W. Bush"
    return a[0] == b[0] or (1 in (len(a[0]), len(b[0])) and a[0][0] == b[0][0] and len(a) == len(b))


def one_person(one: str, other: str) -> bool:
    """Whether two full names are one person's in one story."""
    return same_full_name(one, other) or spelling_variant(one, other)


def bucket(name: str) -> str:
    """What two forms of one full name share: the sound of the surname's first letters. Names are compared inside it."""
    words = parts(name)
    return transliterated(words[-1])[:2] if words else ""


def spelling_variant(one: str, other: str) -> bool:
    """Whether two full names are one person's spelt in two ways: "Volodymyr", "Volodimir"; "Alexei", "Aleksey".

    Both must have the same number of words. The surname may differ by transliteration only; the given name by
    transliteration or, where it is long, by two letters. "Kim Jong-un" and "Kim Jong-hyn" are two people: a short part
    that differs is another name.
    """
    a, b = parts(one), parts(other)
    if a == b or len(a) != len(b) or len(a) < 2 or junior(one) != junior(other):
        return False
    genders = {people.given_gender(a[0]), people.given_gender(b[0])} - {None}
    if len(genders) == 2 or (a[-1] != b[-1] and transliterated(a[-1]) != transliterated(b[-1]) and "-" not in a[-1]):
        return False  # "Alexander", "Alexandra"; "Schmidt", "Schmitt"
    return all(_same_word(x, y) for x, y in zip(a, b, strict=True))


def near_surnames(one: str, other: str) -> bool:
    """Whether two surnames can be one spelt in two ways, where the office is one too: "Koralov", "Khoralov".

    Short names, a mother's and a son's ("Novikova", "Novikov"), and other first letters are two names.
    """
    a, b = folded(one), folded(other)
    least = min(len(a), len(b))
    if a == b or least < _LONG or a[0] != b[0] or a.endswith("a") != b.endswith("a") or "-" in a + b:
        return False
    limit = 2 if least >= _LONG + 2 else 1
    return transliterated(a) == transliterated(b) or _distance(a, b, limit) <= limit


_LONG = 6  # letters: of shorter surnames, two that are one letter apart are too often two


def same_given_names(one: str, other: str) -> bool:
    """Whether what stands before the surnames of two full names is the same, or spelt in two ways."""
    a, b = parts(one)[:-1], parts(other)[:-1]
    genders = {people.given_gender(names[0]) for names in (a, b) if names} - {None}
    alike = len(a) == len(b) and all(_same_word(x, y) for x, y in zip(a, b, strict=True))
    return alike and len(genders) < 2 and junior(one) == junior(other)


def _same_word(a: str, b: str) -> bool:
    if a == b:
        return True
    if (
        "-" in a or "-" in b
    ):  # "Jong-un", "Jong-hyn", "Sung-ho", "Sung-hu": each part is a name, and short ones are alike
        one, other = a.split("-"), b.split("-")
        return len(one) == len(other) and all(_same_word(x, y) for x, y in zip(one, other, strict=True))
    if min(len(a), len(b)) < _SHORT:
        return False
    if transliterated(a) == transliterated(b):
        return True
    if people.is_given(a) and people.is_given(b) and not _one_stem(a, b):
        return False  # "Marina" and "Martina" are two names
    least = min(len(a), len(b))
    if least < 7 or a[0] != b[0] or abs(len(a) - len(b)) > 2:
        return False
    limit = 2 if least >= 8 else 1
    return _distance(a, b, limit) <= limit or _distance(transliterated(a), transliterated(b), limit) <= limit


_SHORT = 3  # letters: "Hu" and "Ho" are two names, "John" and "Jon" one


def _one_stem(a: str, b: str) -> bool:
    return transliterated(a)[:4] == transliterated(b)[:4]


_SOUNDS = (
    ("yy", "y"), ("iy", "y"), ("ij", "y"), ("ii", "y"), ("i", "y"), ("j", "y"), ("ks", "x"), ("kh", "h"), ("ck", "k"), ("c", "k"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("w", "v"),
    ("ph", "f"), ("ee", "y"), ("ss", "s"), ("ll", "l"), ("tt", "t"), ("nn", "n"), ("mm", "m"), ("zz", "z"), ("dd", "d"), ("aa", "a"), ("z", "s"),
    ("eye", "eye"), ("ey", "y"), ("ei", "y"), ("ay", "ai"), ("o", "u"), ("e", "a"), ("'", ""), ("h", ""),
)  # fmt: skip


@lru_cache(maxsize=4096)
def transliterated(word: str) -> str:
    """A rough sound of the word, the same for usual transliterations of one name."""
    if word.startswith("ye"):
        word = word[1:]  # "Yevgeny", "Evgeny"
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", word).rstrip("y")


def _distance(a: str, b: str, limit: int) -> int:
    """Letters to change, add or drop between two words; `limit` + 1 when there are more."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return min(row[-1], limit + 1)


def initials(name: str) -> str:
    """The capitals of a body's name: "FAA" for "Federal Aviation Administration"."""
    return "".join(w[0] for w in name.replace("&", " ").split() if w[0].isupper())


@lru_cache(maxsize=1)
def _folded_suffixes() -> frozenset[str]:
    return frozenset(folded(s) for s in people.suffixes())
