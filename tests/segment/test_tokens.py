import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.segment import tokens

CASES = [
    ("clitics", "don't he's Kyiv’s states’ we'll", "do|n't|he|'s|Kyiv|’s|states|’|we|'ll"),
    ("names with an apostrophe", "O'Brien of Sana'a at 5 o'clock", "O'Brien|of|Sana'a|at|5|o'clock"),
    ("acronyms keep their stops", "the U.S. and D.C., a.m. too", "the|U.S.|and|D.C.|,|a.m.|too"),
    ("titles", "Mr. Diaz met Sen. Roe (D-Mo.).", "Mr.|Diaz|met|Sen.|Roe|(|D-Mo.|)|."),
    ("degrees", "a Ph.D. and an M.D.", "a|Ph.D.|and|an|M.D."),
    ("numbers", "1,000 and 3.5 at 20:30, 9/11", "1,000|and|3.5|at|20:30|,|9/11"),
    ("numbers with units", "a 3.5-mile, 10,000-strong 1990s crowd", "a|3.5-mile|,|10,000-strong|1990s|crowd"),
    ("money", "$3.5bn, US$5, £2m and €1", "$|3.5bn|,|US$|5|,|£|2m|and|€|1"),
    ("a number before a number only", "No. 10 said no.", "No.|10|said|no|."),
    ("dashes", "war—with—peace – long-range -- so", "war|—|with|—|peace|–|long-range|--|so"),
    ("ellipses", "well... yes… no. . . end", "well|...|yes|…|no|. . .|end"),
    ("host names", "at Antiwar.com today.", "at|Antiwar.com|today|."),
    ("a missing space is no host", "the war.Then it ended", "the|war|.|Then|it|ended"),
    ("a URL without its stop", "See https://a.example/x_y?z=1.", "See|https://a.example/x_y?z=1|."),
    ("handles and tags", "@nato_pao #Kursk_2024 R&D", "@nato_pao|#Kursk_2024|R&D"),
    ("mail", "write to a.b@c-d.example.", "write|to|a.b@c-d.example|."),
    ("marks stand alone", "“Go,” (she) [said]!?", "“|Go|,|”|(|she|)|[|said|]|!?"),
    ("a rule is one token", "______ a", "______|a"),
    ("decades", "the ’90s and '80s", "the|’90s|and|'80s"),
    ("initials", "George W. Bush and I.", "George|W.|Bush|and|I|."),
    ("decomposed accents", "Re\u0301sume\u0301 now", "Re\u0301sume\u0301|now"),
    (
        "mis-decoded marks",
        "â€œNo,â€\x9d he said. â€œIt isnâ€™t,â€ she said",
        "“|No|,|”|he|said|.|“|It|is|n’t|,|”|she|said",
    ),
    ("nothing", " \n\t", ""),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_tokenise(text, expected):
    assert "|".join(t.text for t in tokens.tokenise(text)) == expected


@given(st.text() | st.text(alphabet="aA1.,'’\"“”- $_@#:/&\n\u0301\u00ad"))
def test_tokens_slice_right_and_lose_nothing(text):
    found = tokens.tokenise(text)
    at = 0
    for start, end, word in found:
        assert at <= start < end and (text[start:end] == word or "â€" in text)
        assert not [c for c in text[at:start] if c.isalnum()]
        at = end
    assert not [c for c in text[at:] if c.isalnum()]
