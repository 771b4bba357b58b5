import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.read import html
from briefings.read.decode import NotTextError, decode

TEXT = "Café “déjà” – €5\r\nnew\rline\n"
CASES = [
    ("UTF-8", TEXT.encode(), TEXT, "utf-8"),
    ("UTF-8 with a mark", b"\xef\xbb\xbf" + TEXT.encode(), TEXT, "utf-8"),
    ("UTF-16 little-endian with a mark", b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT, "utf-16-le"),
    ("UTF-16 big-endian with a mark", b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT, "utf-16-be"),
    ("UTF-16 little-endian", TEXT.encode("utf-16-le"), TEXT, "utf-16-le"),
    ("UTF-16 big-endian", TEXT.encode("utf-16-be"), TEXT, "utf-16-be"),
    ("UTF-32 with a mark", b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), TEXT, "utf-32-le"),
    ("Windows-1252", TEXT.encode("cp1252"), TEXT, "cp1252"),
    ("a mark inside is text", "a\ufeffb".encode(), "a\ufeffb", "utf-8"),
    ("a stray control character", b"a\x07b", "a\x07b", "utf-8"),
    ("nothing", b"", "", "utf-8"),
]


@pytest.mark.parametrize(("data", "text", "encoding"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_decode(data, text, encoding):
    assert decode(data) == (text, encoding, ())


DAMAGED = [
    ("half a character at the end", "“Go,” she said. “Stay".encode() + b"\xe2\x80", "“Go,” she said. “Stay\ufffd", "utf-8"),
    ("one foreign byte", "“Go,” she".encode() + b" \x92 " + "said. “Stay.”".encode(), "“Go,” she \ufffd said. “Stay.”", "utf-8"),
    ("half a character of UTF-16", "\ufeffGo.".encode("utf-16-le") + b"\x20", "Go.\ufffd", "utf-16-le"),
    ("one foreign byte in plain letters is an apostrophe", b"It\x92s late.", "It’s late.", "cp1252"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "text", "encoding"), [c[1:] for c in DAMAGED], ids=[c[0] for c in DAMAGED])
def test_damage_in_one_place_leaves_the_rest(data, text, encoding):
    assert decode(data) == (text, encoding, ())


MISREAD = [
    ("an old Macintosh", "“It’s late,” said Ada Marsh.".encode("mac_roman"), "ÒItÕs late"),
    ("Japanese", "「東京電力」 said.".encode("shift_jis"), "“Œ‹ž"),
    ("Russian", "The paper Известия said.".encode("cp1251"), "Èçâåñòèÿ"),
    ("Greek", "The paper Καθημερινή said.".encode("iso8859-7"), "The paper"),
    ("Polish", "Lech Wałęsa said.".encode("cp1250"), "Wa³êsa"),
]


@pytest.mark.parametrize(("data", "shown"), [c[1:] for c in MISREAD], ids=[c[0] for c in MISREAD])
def test_letters_that_are_not_certain_are_said(data, shown):
    (remark,) = decode(data).remarks
    assert "encoding is not known" in remark
    assert shown in remark


WESTERN = (
    "“Élan,” said Zoë Müller-Ødegård of Citroën – “à la carte”… It’s 5½ °C, £3, €4 • § 2, São Paulo, ÉTAT, crème brûlée"
)


def test_a_byte_that_windows_1252_leaves_undefined_leaves_the_rest():
    text, encoding, remarks = decode(b"\x93Caf\xe9\x94 \x81")
    assert (text, encoding, len(remarks)) == ("“Café” \ufffd", "cp1252", 1)


def test_western_letters_are_certain():
    assert decode(WESTERN.encode("cp1252")) == (WESTERN, "cp1252", ())


BINARY = [
    ("a ZIP or Office file", b"PK\x03\x04rest"),
    ("a PDF", b"%PDF-1.7\n"),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0"),
    ("a Rich Text file", rb"{\rtf1\ansi text}"),
    ("binary data", b"\0\0\0\0abc\0"),
    ("binary data", bytes(range(1, 9)) * 20),
]


@pytest.mark.parametrize(("kind", "data"), BINARY)
def test_binary_is_named(kind, data):
    with pytest.raises(NotTextError, match=kind):
        decode(data)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_read_as_it_was_written(text):
    assert decode(b"\xef\xbb\xbf" + text.encode()).text == text


LONG = "It rained all day in the valley and nobody left the house before dark."
PAGES = [
    ("blocks are lines", "<h1>Storm  hits</h1><p>It\nrained.<br>All <b>day</b>.</p>", "Storm hits\nIt rained.\nAll day."),
    ("what serves the site is left out", "<nav>Home</nav><p>It rained.</p><script>1<2</script><footer>©</footer>", "It rained."),
    ("entities", "<p>Caf&eacute;s &amp; &ldquo;bars&rdquo;&nbsp;shut</p>", "Cafés & “bars” shut"),
    ("an unclosed head", "<head><title>T</title><body><p>It rained.", "It rained."),
    ("cells", "<table><tr><td>a<td>b</table>", "a\nb"),
    ("display: none", "<p>It rained.</p><div style='color:red; DISPLAY : none'><p>Win a car.</p></div><p>All day.", "It rained.\nAll day."),
    ("visibility: hidden", "<p>It rained.<span style='visibility:hidden'> Not.</span> All day.</p>", "It rained. All day."),
    ("a style that only sounds so", "<p style='display:nonesuch;overflow:hidden'>It rained.</p>", "It rained."),
    ("hidden", "<p>It rained.</p><section hidden><p>Log in<br>now</p></section><p hidden=''>Or go.</p>", "It rained."),
    ("aria-hidden", "<p>It rained.</p><p aria-hidden='true'>It rained</p><p aria-hidden='false'>All day.</p>", "It rained.\nAll day."),
    ("said to screen readers only", "<p><span class='lead sr-only'>Opens in a new window</span>It rained.</p>", "It rained."),
    ("a class that only sounds so", "<p class='hidden-gem'>It rained.</p>", "It rained."),
    ("template and noscript", "<template><p>a</p></template><noscript><p>b</p></noscript><p>It rained.</p>", "It rained."),
    ("a hidden element without an end", "<p>It rained.<img hidden><input hidden><br hidden> All day.</p>", "It rained.\nAll day."),
    ("a hidden paragraph that is not closed", "<div><p hidden>Log in<p>It rained.</div><p>All day.", "It rained.\nAll day."),
    ("a hidden item that is not closed", "<ul><li hidden>Log in<ul><li>here</ul><li>It rained.</ul>All day.", "It rained.\nAll day."),
    ("a list left open in a hidden box", "<div hidden><ul><li>Log in</div><p>It rained.", "It rained."),
    ("crossed elements", "<p hidden><b>Log <i>in</b></i> here</p><p>It rained.</p>", "It rained."),
    ("a page saved under a dialog", "<body aria-hidden='true'><div aria-hidden='true'><p>It rained.</p></div>", "It rained."),
    ("a form around the page", "<form><nav>Home</nav><h1>Storm hits</h1><p>It rained.</p></form>", "Storm hits\nIt rained."),
    ("a form around a page without a headline", f"<p>Skip</p><form><p>{LONG}</p></form>", f"Skip\n{LONG}"),
    ("a form beside the article", f"<p>{LONG}</p><form><p>Sign up for {LONG}</p></form>", LONG),
    ("short lines beside a form", "<p>It rained. The bridge shut.</p>" * 3 + f"<form>{LONG}</form>", "\n".join(["It rained. The bridge shut."] * 3)),
    ("a headline above what serves the site", f"<h1>Storm hits</h1><footer>{LONG}</footer>", "Storm hits"),
    ("a menu that never ends", "<nav><a>Home</a><p>It rained.</p>", "Home\nIt rained."),
    ("a comment", "<p>It rained.<!-- a > b --> All day.<!----></p>", "It rained. All day."),
    ("a comment that never ends", "<p>It rained.</p><!-- cut <p>All day.</p>", "It rained.\nAll day."),
    ("a tag that the end of the file cuts off", "<p>It rained.</p><p>All day. <a href='htt", "It rained.\nAll day."),
    ("declarations of no kind", "<![x[ y ]]><![ <!FOO><!><p>It rained.</p>", "It rained."),
    ("an entity of many digits", f"<p>It rained &#{'1' * 5000};.</p>", "It rained \ufffd."),
    ("soft hyphens and breaks that nobody sees", "<p>The gov&shy;ern&shy;ment\u200b of Elm\ufeffford.</p>", "The government of Elmford."),
    ("braces are text", "<p>{{ x }} &lt;w:p&gt;</p>", "{{ x }} <w:p>"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "text"), [c[1:] for c in PAGES], ids=[c[0] for c in PAGES])
def test_visible_text(page, text):
    assert html.read(page.encode()).text == text


@pytest.mark.parametrize("again", ["<a ", "<!--", "<![", "</a", "<", "&", "<p x=", "<form><p>", "<!-- >"])
def test_a_hostile_page_is_read_in_time_that_grows_with_its_length(again):
    began = time.process_time()
    html.read((again * 10_000 + "<p>It rained.</p>").encode())
    html.read((again * 10_000).encode())
    assert time.process_time() - began < 5  # by the parser's own means some of them take minutes


def test_a_declared_character_set_counts():
    page = '<meta charset="windows-1251"><p>Киев</p>'.encode("cp1251")
    assert html.read(page)[:2] == ("Киев", "windows-1251")


HEADS = [
    (
        "the site's name and the day of publication",
        '<head><meta property="og:site_name" content="The Elmford Courier"/><meta property="article:published_time" content="2025-03-16T08:00:00Z">'
        "<title>Dam bursts</title></head><h1>Dam bursts</h1><p>It broke.</p>",
        "The Elmford Courier\n2025-03-16T08:00:00Z\nDam bursts\nIt broke.",
    ),
    (
        "a title that was cut, with a section",
        "<title>Dam bursts above the old town | Water | The Elmford Courier</title><h1>Dam ‘bursts’ above the old mill town</h1><p>It broke.</p>",
        "The Elmford Courier\nDam ‘bursts’ above the old mill town\nIt broke.",
    ),
    (
        "a title of something else",
        "<title>Live updates from the river | The Elmford Courier</title><h1>Dam ‘bursts’ above the old mill town</h1><p>It broke.</p>",
        "Dam ‘bursts’ above the old mill town\nIt broke.",
    ),
    (
        "the name behind the headline in the title",
        "<title>Dam 'bursts' &#8211; The Elmford Courier</title><h1>Dam ‘bursts’</h1><p>It broke.</p>",
        "The Elmford Courier\nDam ‘bursts’\nIt broke.",
    ),
    (
        "a name that the page shows stands once",
        '<meta property="og:site_name" content="The Elmford Courier"><p>The Elmford Courier</p><p>It broke.</p>',
        "The Elmford Courier\nIt broke.",
    ),
    ("a title that is none of the headline's", "<title>Home - Offers</title><h1>Dam bursts</h1>", "Dam bursts"),
    ("a title with nothing behind the headline", "<title>Dam bursts</title><h1>Dam bursts</h1>", "Dam bursts"),
    ("a part of the headline", "<title>Dam - burst</title><h1>Dam - burst</h1>", "Dam - burst"),
]


@pytest.mark.parametrize(("page", "text"), [c[1:] for c in HEADS], ids=[c[0] for c in HEADS])
def test_what_a_page_says_of_itself(page, text):
    assert html.read(page.encode()).text == text
