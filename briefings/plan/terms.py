"""What a text is about, as a set of terms that can be compared: stems, with one term for words that stand in for
each other and one for all the forms of a country's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from briefings import lexicon
from briefings.lexicon import geography

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*")
_LONGEST_FORM = 4  # words of a country's form: "Democratic Republic of Congo"


@lru_cache(maxsize=16_384)  # sentences are compared over and over
def terms(text: str) -> frozenset[str]:
    """The terms of a text; empty for a text of stopwords alone."""
    return frozenset(term for term, _ in located(text))


@lru_cache(maxsize=1024)  # every question asks for the parts of its title
def title_terms(title: str) -> Mapping[str, str]:
    """The terms of a topic title, each with the words that gave it, without the words that only say how things are
    tied ("the role of", "the impact of") or that say little of anything ("the policy on")."""
    idle = _listed("frame") | _listed("generic")
    return {term: words for term, words in located(title) if lexicon.stem(words) not in idle}


def tie_of(title: str) -> tuple[str, str] | None:
    """What a title asks the working of, and the word that asks: "dock strikes" and "impact" of "The impact of dock
    strikes on the price of grain"; None for a title that declares no such tie."""
    match = _tie().search(title)
    return (match.group(2), match.group(1)) if match else None


@cache
def _tie() -> re.Pattern[str]:
    words = "|".join(lexicon.load("topics")["causal_frame"])
    return re.compile(rf"\b({words})s? of (.+?) (?:on|upon|in|for|to)\b", re.IGNORECASE)


def broad_words(title: str) -> str | None:
    """The phrase of a title that stands for whoever acts from outside ("other international actors"); None without."""
    found = _broad().search(title)
    return found.group() if found else None


@cache
def _broad() -> re.Pattern[str]:
    phrases = sorted(lexicon.load("topics")["broad"], key=lambda phrase: (-len(phrase), phrase))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


@lru_cache(maxsize=256)  # of a guest's role: every question weighs it
def words_of_fields(text: str) -> frozenset[str]:
    """The terms that belong to the fields of work which a role names; empty where it names none that is listed."""
    found: set[str] = set()
    for field in lexicon.load("fields").values():
        if any(re.search(rf"\b{re.escape(form)}\b", text, re.IGNORECASE) for form in field["forms"]):
            found.update(term for word in field["words"] for term in terms(word))
    return frozenset(found)


def field_terms(role: str) -> Mapping[str, str]:
    """The terms of a role that say a field of work, not a post: "monetary policy" of "Professor of monetary policy"."""
    idle = _posts() | _listed("frame") | _listed("ranks")
    return {term: words for term, words in located(role) if lexicon.stem(words) not in idle}


@cache
def _posts() -> frozenset[str]:
    roles = lexicon.load("roles")
    phrases = [*roles["open_heads"], *roles["former"]]
    for guest_class, names in roles["classes"].items():  # "policy expert": the expert is the post, the policy the field
        phrases += [name.split()[-1] if guest_class in {"analyst", "expert"} else name for name in names]
    return frozenset(lexicon.stem(word) for phrase in phrases for word in phrase.split()) | {
        lexicon.stem("studies"),
        "affair",
    }


_SEAM = re.compile(
    r"\b(?:of|on|to|in|into|within|between|and|for|with|from|by|after|over|against|about|towards?|versus|v|vs)\b|[,:;–—]",
    re.IGNORECASE,
)


def facets(title: str) -> tuple[frozenset[str], ...]:
    """The parts of a topic title, each as its terms: "The influence of X on Y" has X and Y. A title of frame words
    alone has none."""
    parts = (frozenset(title_terms(part)) for part in _SEAM.split(title))
    return tuple(dict.fromkeys(part for part in parts if part))


@lru_cache(maxsize=256)
def region_terms(text: str) -> Mapping[str, str]:
    """The countries of every region that a text names, as terms with their names; empty where it names none."""
    found: dict[str, str] = {}
    for name, region in lexicon.load("regions").items():
        if any(re.search(rf"\b{re.escape(form)}\b", text) for form in (name, *region["forms"])):
            found |= {f"country:{country}": country for country in region["countries"]}
    return found


def located(text: str) -> Iterator[tuple[str, str]]:
    """Each term with the words that gave it, in text order; a word may give several terms."""
    words = [m.group() for m in _WORD.finditer(text)]
    stop, same, forms = _stopwords(), _same(), geography.forms()
    i = 0
    while i < len(words):
        for n in range(min(_LONGEST_FORM, len(words) - i), 0, -1):
            form = " ".join(words[i : i + n])
            place = forms.get(_bare(form)) or forms.get(form)
            if place and place.sure:
                yield f"country:{place.country}", form
                i += n
                break
        else:
            word = words[i]
            i += 1
            if word.lower() in stop and not (word.isupper() and len(word) > 1):  # "US" is not "us"
                continue
            for part in word.replace("’", "'").removesuffix("'s").split("-"):
                stemmed = lexicon.stem(part)
                if len(stemmed) < 2 or part.lower() in stop:
                    continue
                for term in same.get(stemmed, (stemmed,)):
                    yield term, part


def country_of(text: str, *, unions: bool | None = None) -> tuple[str, str] | None:
    """The first country or union that a text names by any of its forms, with the words that name it; None when it
    names none. `unions` says whether to look for unions only (True) or for countries only (False)."""
    known = lexicon.load("countries")["unions"]
    for term, words in located(text):
        if term.startswith("country:"):
            name = term.removeprefix("country:")
            if unions is None or (name in known) == unions:
                return name, words
    return None


def _bare(form: str) -> str:
    return geography.plain(form.replace("’", "'").removesuffix("'s"))


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(lexicon.load("stopwords")["words"])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon.stem(w) for w in lexicon.load("topics")[name])


@cache
def _same() -> Mapping[str, tuple[str, ...]]:
    """Stem to the names of its groups; "strike" is in two: a walkout and an attack."""
    found: dict[str, tuple[str, ...]] = {}
    for group in lexicon.load("topics")["same"]:
        name = f"same:{group[0]}"
        for word in group:
            stemmed = lexicon.stem(word)
            found[stemmed] = (*found.get(stemmed, ()), name)
    return found
