from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings import pipeline
from briefings.errors import ArticlesError, BriefingsError, OutputError, TemplateError, TopicsError
from briefings.model import Assignment, Guest, Topic
from briefings.pipeline import packs, stories, watching

ROOT = Path(__file__).parent.parent
STORY = {
    "a.txt": "By Ana Reis, Coast Daily, March 3, 2026\n\nThe port of Vell will close for repairs in April, the harbour board said.\n\n"
    "“We cannot keep ships safe with a broken wall,” said Rui Tavares, the board’s chairman.\n\n"
    "The Dockers’ Union warned that 400 jobs would be lost. “Nobody asked us,” said its secretary, Ines Prado.\n",
    "topics.yaml": "- title: The closure of the port of Vell\n  guests:\n    - Chairman, Harbour Board\n    - Professor of Economics, University of Vell\n",
}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    for name, text in STORY.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def build(story: Path, out: Path, **options: object) -> pipeline.Built:
    return pipeline.build(pipeline.Wanted(articles=(story,), out=out, **options))  # type: ignore[arg-type]


def run(story: Path, out: Path, **env: str) -> None:
    command = [sys.executable, "-m", "briefings", "build", str(story), "--out", str(out)]
    subprocess.run(command, check=True, env={**os.environ, **env}, capture_output=True)


def test_same_bytes_twice_in_another_folder_zone_and_hash_seed(story: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "else where" / "störy"
    shutil.copytree(story, elsewhere)
    run(story, tmp_path / "one", PYTHONHASHSEED="1", TZ="UTC")
    run(elsewhere, tmp_path / "two", PYTHONHASHSEED="4242", TZ="Pacific/Auckland", LC_ALL="C")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_the_index_names_what_is_there(story: Path, tmp_path: Path) -> None:
    build(story, tmp_path / "out")
    index = json.loads((tmp_path / "out/index.json").read_text(encoding="utf-8"))
    for pack in index["packs"]:
        assert (tmp_path / "out" / pack["docx"]).is_file()
        assert (tmp_path / "out" / pack["data"]).is_file()
    assert (tmp_path / "out" / index["dossier"]).is_file()


def test_items_stand_in_the_document_as_they_are(story: Path, tmp_path: Path) -> None:
    import docx

    build(story, tmp_path / "out")
    index = json.loads((tmp_path / "out/index.json").read_text(encoding="utf-8"))
    for pack in index["packs"]:
        document = docx.Document(str(tmp_path / "out" / pack["docx"]))
        texts = {p.text for p in document.paragraphs}
        texts |= {p.text for t in document.tables for r in t.rows for c in r.cells for p in c.paragraphs}
        record = json.loads((tmp_path / "out" / pack["data"]).read_text(encoding="utf-8"))
        items = [i for s in record["sections"] for i in s["items"]]
        assert len(items) >= 15
        assert [i["id"] for i in items if i["text"] not in texts] == []


def test_one_topic_and_guest(story: Path, tmp_path: Path) -> None:
    made = build(story, tmp_path / "out", topic=1, guest=2)
    assert len(made.packs) == 1
    assert "professor" in made.packs[0]


def test_other_files_in_the_output_folder_stay(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("keep")
    build(story, out)
    build(story, out, guest=1, template="top-sheet")
    assert (out / "mine.txt").read_text() == "keep"
    assert len(list(out.glob("*.docx"))) == 1  # what an earlier run made and this one would not make is gone
    assert not list(out.glob(".briefings-*"))


# ------------------------------------------------------------------------------------------------ what was there before


def files_of_index(out: Path) -> set[str]:
    """All files that an index names, itself included."""
    index = json.loads((out / "index.json").read_text("utf-8"))
    copies = {f"data/articles/{article['file']}" for article in index["articles"]}
    return {"index.json", *index["files"], *index.get("kept", ()), *copies}


def test_one_guest_anew_leaves_the_packs_of_the_others(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(story, out)
    before = tree(out)
    made = build(story, out, guest=1)
    assert (made.guests, made.removed) == (1, ())
    assert made.stayed == ("topic-1-guest-2-professor-of-economics-university-of-vell.docx",)
    assert tree(out) == before
    assert pipeline.verify(out).packs == 2
    assert "printed in topic-1-guest-2" in pipeline.explain("S1 ¶3", out, (story,))


@pytest.mark.parametrize(
    "change",
    [
        lambda story: (story / "a.txt").write_text(STORY["a.txt"] + "\nThe board said more.\n", encoding="utf-8"),
        lambda story: (story / "topics.yaml").write_text(STORY["topics.yaml"].replace("of Vell\n ", "of Wells\n ")),
        lambda story: (story / "topics.yaml").write_text(STORY["topics.yaml"].replace("Professor", "Lecturer")),
    ],
    ids=["article", "topic", "the other guest"],
)
def test_a_pack_that_would_now_be_another_goes_and_is_named(
    story: Path, tmp_path: Path, change: Callable[[Path], object]
) -> None:
    out = tmp_path / "out"
    build(story, out)
    change(story)
    made = build(story, out, guest=1)
    assert made.stayed == ()
    assert "topic-1-guest-2-professor-of-economics-university-of-vell.docx" in made.removed
    assert pipeline.verify(out).problems == ()
    assert set(tree(out)) == files_of_index(out)


def test_a_change_to_one_guest_leaves_the_packs_of_the_others(story: Path, tmp_path: Path) -> None:
    build(story, tmp_path / "out")
    (story / "topics.yaml").write_text(
        STORY["topics.yaml"].replace("Chairman, Harbour Board", "Engineer, Harbour Board")
    )
    made = build(story, tmp_path / "out", guest=1)
    assert made.removed == (
        "data/topic-1-guest-1-chairman-harbour-board.json",
        "topic-1-guest-1-chairman-harbour-board.docx",
    )
    assert pipeline.verify(tmp_path / "out").packs == 2


def test_one_file_for_all_guests_goes_when_it_is_made_for_one(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(story, out, one_file="show")
    made = build(story, out, one_file="show", guest=1)
    assert (made.packs, made.stayed) == (("show-pack.docx",), ())
    assert pipeline.verify(out).packs == 1


def test_a_pack_changed_by_hand_is_kept_under_another_name(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first, second = build(story, out).packs
    (out / first).write_bytes(b"mine")
    (out / second).write_bytes(b"mine too")
    assert build(story, out, guest=2).kept == ((second, second.replace(".docx", ".kept-1.docx")),)
    assert (out / first).read_bytes() == b"mine"  # not built, not touched
    (story / "topics.yaml").write_text("- title: The wall\n  guests: [Engineer]\n")
    assert (first, first) in build(story, out).kept
    build(story, out)
    assert (out / first).read_bytes() == b"mine"
    assert (out / second.replace(".docx", ".kept-1.docx")).read_bytes() == b"mine too"
    assert set(tree(out)) == files_of_index(out)
    assert pipeline.verify(out).problems == ()


def test_a_file_that_no_build_wrote_is_kept(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "index.json").write_text('{"pages": ["mine"]}')
    assert build(story, out).kept == (("index.json", "index.kept-1.json"),)
    assert (out / "index.kept-1.json").read_text() == '{"pages": ["mine"]}'


@pytest.mark.parametrize("place", [".", "out", "packs/monday"])
def test_packs_among_the_articles_are_no_articles(story: Path, place: str) -> None:
    for _ in range(3):
        made = build(story, story / place, formats=("docx", "md", "html"))
        assert [p.message for p in made.warnings if p.check == "unread file"] == []
        index = json.loads((story / place / "index.json").read_text("utf-8"))
        assert [article["file"] for article in index["articles"]] == ["a.txt"]
    build(story, story / "elsewhere")
    assert len(json.loads((story / "elsewhere/index.json").read_text("utf-8"))["articles"]) == 1
    before = tree(story)
    with pytest.raises(ArticlesError, match="holds packs and no articles"):
        build(story / "elsewhere", story / "third")
    assert tree(story) == before


def test_what_the_command_names_may_lie_among_the_articles(story: Path, tmp_path: Path) -> None:
    (story / "topics.yaml").rename(story / "monday.yaml")
    pipeline.new_template(story / "mine.yaml")
    shutil.copy(ROOT / "templates/house.docx", story / "house.docx")
    names = {
        "topics_file": story / "monday.yaml",
        "template": str(story / "mine.yaml"),
        "house": str(story / "house.docx"),
    }
    made = build(story, tmp_path / "out", guest=1, **names)
    assert [p.message for p in made.warnings if p.check == "unread file"] == []
    assert [a["file"] for a in json.loads((tmp_path / "out/index.json").read_text("utf-8"))["articles"]] == ["a.txt"]


def test_watching_sees_no_change_in_what_was_built(story: Path) -> None:
    wanted = pipeline.Wanted((story,), story)
    build(story, story)
    before = watching.stamps(wanted)
    assert {story / "a.txt", story / "topics.yaml"} <= before.keys()
    build(story, story, formats=("docx", "html"))
    assert watching.stamps(wanted) == before


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        (lambda s: (s / "topics.yaml").unlink(), TopicsError, "no interview topics"),
        (lambda s: (s / "a.txt").unlink(), ArticlesError, "no article"),
        (lambda s: (s / "a.txt").write_bytes(b""), ArticlesError, "no text in it"),
        (lambda s: (s / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(90)), ArticlesError, "picture"),
        (lambda s: (s / "topics.yaml").write_text("- titel: x\n"), TopicsError, "title"),
        (shutil.rmtree, ArticlesError, "no such"),
    ],
    ids=["no topics", "no articles", "empty", "binary", "topic list with a mistake", "no folder"],
)
def test_what_a_user_can_fix(
    story: Path, tmp_path: Path, change: Callable[[Path], object], error: type[Exception], words: str
) -> None:
    build(story, tmp_path / "out")
    before = tree(tmp_path / "out")
    change(story)
    with pytest.raises(error) as caught:
        build(story, tmp_path / "out")
    message = str(caught.value)
    assert words in message.lower() or words in message
    assert len(message.splitlines()) == (3 if "topics.yaml:" in message else 1)  # a mistake comes with its line
    assert tree(tmp_path / "out") == before


def test_a_template_with_a_mistake_changes_nothing(story: Path, tmp_path: Path) -> None:
    build(story, tmp_path / "out")
    before = tree(tmp_path / "out")
    bad = tmp_path / "bad.yaml"
    bad.write_text("sections:\n  - type: facts\n    wording:\n      said: '{{ speeker }}'\n")
    with pytest.raises(TemplateError, match="speeker"):
        build(story, tmp_path / "out", template=str(bad))
    assert tree(tmp_path / "out") == before


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_an_output_folder_that_cannot_be_written(story: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="--out"):
        build(story, tmp_path / place)


def test_a_failure_while_delivering_puts_everything_back(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build(story, out)
    before = tree(out)
    real, calls = Path.replace, []

    def failing(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 7:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    (story / "a.txt").write_text(STORY["a.txt"] + "\nThe repairs will take a year, the board said.\n", encoding="utf-8")
    with pytest.raises(OutputError, match="No space left"):
        build(story, out)
    assert tree(out) == before


@pytest.mark.parametrize("change", [lambda path: path.write_text("Nobody was hurt."), lambda path: path.unlink()])
def test_an_article_that_changes_while_packs_are_made_is_said(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], object]
) -> None:
    real = packs.bind

    def bind(*args: object) -> object:
        change(story / "a.txt")
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(packs, "bind", bind)
    with pytest.raises(ArticlesError, match=r"a\.txt: was changed or moved while the packs were made; build again"):
        build(story, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_markup_in_an_article_stays_text(story: Path, tmp_path: Path) -> None:
    hostile = (
        "“The port {{ 7*7 }} costs <w:p> & {% raw %} five,” said Rui Tavares, the chairman of the harbour board.\n"
    )
    (story / "b.txt").write_text(hostile, encoding="utf-8")
    made = build(story, tmp_path / "out", formats=("docx", "md", "html"))
    assert made.faults == ()
    out = tmp_path / "out"
    printed = [zipfile.ZipFile(out / name).read("word/document.xml").decode() for name in made.packs]
    assert any("{{ 7*7 }} costs &lt;w:p&gt; &amp; {% raw %} five" in xml for xml in printed)
    assert any("{{ 7*7 }} costs &lt;w:p&gt; &amp; {% raw %} five" in p.read_text("utf-8") for p in out.glob("*.html"))
    assert any("{{ 7\\*7 }} costs \\<w:p\\> & {% raw %} five" in p.read_text("utf-8") for p in out.glob("*.md"))


def test_verify_finds_nothing_on_fresh_packs(built: Path) -> None:
    checked = pipeline.verify(built)
    assert checked.problems == ()
    assert checked.packs == 8
    assert checked.extracts > 150


def changed(out: Path, copy: Path, old: str, new: str) -> Path:
    """The packs with one text changed in the first document that holds it."""
    shutil.copytree(out, copy)
    for path in sorted(copy.glob("*.docx")):
        with zipfile.ZipFile(path) as package:
            parts = {i: package.read(i) for i in package.infolist()}
            if old.encode() in package.read("word/document.xml"):
                break
    with zipfile.ZipFile(path, "w") as package:
        for info, data in parts.items():
            text = data.replace(old.encode(), new.encode(), 1) if info.filename == "word/document.xml" else data
            package.writestr(info, text)
    return copy


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Biden authorized Ukraine", "Biden authorised Ukraine"),
        ("Top sheet", "Top sheat"),
        ("11,000", "12,000"),
        ("Antony Blinken", "Antony Blinkin"),
        ("S5 ¶", "S4 ¶"),
        ("Do not say as fact", "Say as fact"),
    ],
)
def test_verify_finds_a_changed_letter(built: Path, tmp_path: Path, old: str, new: str) -> None:
    checked = pipeline.verify(changed(built, tmp_path / "copy", old, new))
    assert any(".docx" in p.message and "line" in p.message for p in checked.problems)


def test_verify_names_the_article_of_a_wrong_extract(built: Path, tmp_path: Path) -> None:
    checked = pipeline.verify(changed(built, tmp_path / "copy", "Biden authorized Ukraine", "Biden allowed Ukraine"))
    assert any(p.check == "verbatim" and "004_74990ab5728babbc.txt" in p.message for p in checked.problems)


def test_verify_finds_a_changed_article(built: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    article = copy / "data/articles/003_0ca56a9605c4e12a.txt"
    article.write_bytes(article.read_bytes().replace(b"11,000", b"12,000"))
    checked = pipeline.verify(copy)
    assert any(p.check == "article" for p in checked.problems)
    assert any(p.check == "verbatim" for p in checked.problems)


def test_verify_finds_a_speaker_changed_in_document_and_data(built: Path, tmp_path: Path) -> None:
    copy = changed(built, tmp_path / "copy", "Antony Blinken", "Antony Blunken")
    for path in (copy / "data").glob("topic-*.json"):
        path.write_bytes(path.read_bytes().replace(b'"speaker": "Antony Blinken"', b'"speaker": "Antony Blunken"'))
    assert any(p.check == "speaker" for p in pipeline.verify(copy).problems)


def part_of_the_index(key: str, value: object) -> Callable[[dict[str, list[dict[str, object]]]], object]:
    """Changes one value of the first pack."""
    return lambda index: index["packs"][0].update({key: value})


@pytest.mark.parametrize(
    "change",
    [
        lambda index: index.clear(),
        lambda index: index.update(packs=None),
        lambda index: index.update(packs=["x"]),
        lambda index: index.update(articles=5),
        lambda index: index.update(contents={}),
        lambda index: index.update(files=[1]),
        lambda index: index.update(kept=["../x"]),
        lambda index: index.update(dossier="/etc/x"),
        part_of_the_index("docx", 5),
        part_of_the_index("docx", "../x.docx"),
        part_of_the_index("data", "a\0b"),
        part_of_the_index("topic", {}),
        part_of_the_index("part", -5),
    ],
)
def test_an_index_that_no_build_wrote_is_one_sentence_and_built_over(
    story: Path, tmp_path: Path, change: Callable[[dict[str, object]], object]
) -> None:
    build(story, out := tmp_path / "out")
    index = json.loads((out / "index.json").read_bytes())
    change(index)
    (out / "index.json").write_text(json.dumps(index))
    for attempt in (lambda: pipeline.verify(out), lambda: pipeline.explain("S1 ¶3", out, (story,))):
        with pytest.raises(OutputError, match=r"index\.json: cannot be understood .*; run briefings build again"):
            attempt()
    assert not build(story, out).faults
    assert pipeline.verify(out).problems == ()


@pytest.mark.parametrize("text", ["", "null", "{}", '{"sections": 5}', "[" * 100_000, '{"lines": ' + "9" * 5000 + "}"])
def test_data_that_no_build_wrote_is_a_problem_for_verify_and_one_sentence_of_explain(
    story: Path, tmp_path: Path, text: str
) -> None:
    build(story, out := tmp_path / "out")
    data = next((out / "data").glob("topic-*.json"))
    data.write_text(text)
    assert pipeline.verify(out).problems
    with pytest.raises(OutputError, match=rf"{data.name}: .*; run briefings build again"):
        pipeline.explain("S1 ¶3", out, (story,))


def test_verify_finds_a_changed_foot_of_the_page(built: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(built, copy)
    path = sorted(copy.glob("*.docx"))[0]
    with zipfile.ZipFile(path) as package:
        parts = {i: package.read(i) for i in package.infolist()}
    with zipfile.ZipFile(path, "w") as package:
        for info, data in parts.items():
            text = data.replace(b"2024", b"2014") if info.filename.startswith("word/footer") else data
            package.writestr(info, text)
    assert [p.check for p in pipeline.verify(copy).problems] == ["changed"]


def test_verify_of_a_folder_without_packs(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="run briefings build first"):
        pipeline.verify(tmp_path)


def test_explain_a_place(built: Path, seeds: Path) -> None:
    text = pipeline.explain("S5 ¶18", built, (seeds,))
    assert "Mark Rutte" in text
    assert "NATO" in text
    assert "printed in topic-" in text


def test_explain_for_a_guest_who_is_not_there(built: Path, seeds: Path) -> None:
    with pytest.raises(BriefingsError, match=r"--topic 9 --guest 1: there is no such pack \(have topic/guest 1/1, 1/2"):
        pipeline.explain("S1 ¶2", built, (seeds,), topic=9, guest=1)


def test_explain_a_question_says_which_wording_printed_it(built: Path, seeds: Path) -> None:
    record = json.loads(next((built / "data").glob("topic-1-guest-1*.json")).read_text("utf-8"))
    items = {item["id"]: item for section in record["sections"] for item in section["items"]}
    lines = (ROOT / "templates/standard.yaml").read_text("utf-8").splitlines()
    for n, code in ((1, "question 1"), (3, "q3"), (5, "1.5")):
        told = pipeline.explain(code, built, (seeds,), topic=1, guest=1)
        first, worded, *_ = told.splitlines()
        assert first == items[f"top_sheet.q{n}"]["text"]
        found = re.fullmatch(
            r"  worded at standard\.yaml:(\d+):(\d+), as (?:top_sheet: )?(question_\w+)(?:, text (\d) of \d)?", worded
        )
        assert found, worded
        line, key, number = int(found[1]), found[3], int(found[4] or 0)
        assert f"{key}:" in lines[line - 1 - number]  # a list stands below its key, one text a line
    position = next(item for item in items.values() if item["text"].startswith("5.1 "))
    assert " ".join(position["text"].split()[-2:]) in pipeline.explain("5.1", built, (seeds,), topic=1, guest=1)
    with pytest.raises(BriefingsError, match="no such entry or question"):
        pipeline.explain("question 9", built, (seeds,), topic=1, guest=1)
    with pytest.raises(BriefingsError, match="say which pack"):
        pipeline.explain("question 1", built, (seeds,))


def test_explain_keeps_to_what_the_producer_set(story: Path, tmp_path: Path) -> None:
    (story / "topics.yaml").write_text("- title: The wall\n  guests: [{role: Chairman, class: expert, camp: none}]\n")
    build(story, tmp_path / "out")
    told = pipeline.explain("S1 ¶3", tmp_path / "out", (story,), guest=1)
    assert "guest 1: Chairman (side: none; set by the producer)" in told


@pytest.mark.parametrize("text", ["Ünï—Cödé “x”: <guest>/\\|?*", "", "....", "a" * 300, "con"])
def test_pack_names_are_safe(text: str) -> None:
    name = pipeline.pack_name(Assignment(Topic(1, "t", ()), Guest(2, text)))
    assert name.isascii()
    assert len(name) <= 64
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_new_folder_can_be_built(tmp_path: Path) -> None:
    pipeline.new_folder(tmp_path / "demo")
    made = build(tmp_path / "demo", tmp_path / "out")
    assert len(made.packs) == 2
    assert made.faults == ()
    with pytest.raises(OutputError, match="is there already"):
        pipeline.new_folder(tmp_path / "demo")


# ------------------------------------------------------------------------------------------------ templates and verify


def test_a_fault_names_the_line_of_the_template_that_worded_it(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`check` refuses a figure in a wording; where it did not, the check of the printed pack still would."""
    mine = tmp_path / "mine.yaml"
    mine.write_text(
        "sections:\n  - type: head\n  - type: notes\n    lines_after:\n      - Some 12,500 jobs are gone.\n"
    )
    with pytest.raises(TemplateError, match=r"mine\.yaml:5:14: a large figure is an article's to say"):
        build(story, tmp_path / "out", template=str(mine))
    monkeypatch.setattr("briefings.render.checking.check", lambda *_: ())
    made = build(story, tmp_path / "out", template=str(mine))
    assert made.packs == ()
    assert all("(worded at mine.yaml:5:9): the figure 12,500 stands in no article" in p.message for p in made.faults)
    assert len(made.faults) == 2
    assert not (tmp_path / "out").exists()


def test_words_in_double_marks_are_refused_when_printed_as_well(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("sections:\n  - type: notes\n    lines_after: ['The board said “we give up”.']\n")
    monkeypatch.setattr("briefings.render.checking.check", lambda *_: ())
    with pytest.raises(TemplateError, match=r"mine\.yaml:3:35: double quotation marks"):
        build(story, tmp_path / "out", template=str(mine))


def test_the_data_says_where_each_line_was_worded(story: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("sections:\n  - type: head\n    lines_after:\n      - '☐ Read by {{ guest }}’s producer'\n")
    build(story, tmp_path / "out", template=str(mine), guest=1)
    record = json.loads(next((tmp_path / "out/data").glob("topic-*.json")).read_text("utf-8"))
    worded = dict(zip(record["lines"], record["wordings"], strict=True))
    assert worded["☐ Read by Chairman, Harbour Board’s producer"] == "mine.yaml:4:9"


# ------------------------------------------------------------------------------------------------ watching


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How often an article was read and a pack planned."""
    counts = {"findings_of": 0, "make_pack": 0}

    def count(place: object, name: str) -> None:
        real = getattr(place, name)

        def counting(*args: object, **options: object) -> object:
            counts[name] += 1
            return real(*args, **options)

        monkeypatch.setattr(place, name, counting)

    count(stories, "findings_of")
    count(packs, "make_pack")
    return counts


def test_a_second_build_makes_only_what_has_changed(story: Path, tmp_path: Path, counted: dict[str, int]) -> None:
    memory, template = pipeline.Memory(), tmp_path / "mine.yaml"
    (story / "b.txt").write_text("The harbour board said the wall was safe.\n")
    template.write_text("paper: a4\n")
    wanted = pipeline.Wanted((story,), tmp_path / "out", template=str(template))

    def made_anew() -> tuple[int, int]:
        counted.update(findings_of=0, make_pack=0)
        assert pipeline.build(wanted, memory=memory).faults == ()
        return counted["findings_of"], counted["make_pack"]

    assert made_anew() == (2, 2)
    assert made_anew() == (0, 0)
    template.write_text("paper: letter\n")
    assert made_anew() == (0, 2)
    (story / "b.txt").write_text("The harbour board said the wall was not safe.\n")
    assert made_anew() == (1, 2)
    topics = (story / "topics.yaml").read_text()
    (story / "topics.yaml").write_text(topics + "- title: The wall\n  guests: [Engineer]\n")
    assert made_anew() == (0, 3)  # what the new title asks for is now that topic's to print


def test_builds_from_memory_give_the_same_bytes(story: Path, tmp_path: Path) -> None:
    memory, template = pipeline.Memory(), tmp_path / "mine.yaml"
    wanted = pipeline.Wanted((story,), tmp_path / "out", template=str(template))
    sections = "sections:\n  - type: positions\n    title: {}\n  - type: sources\n"
    more = "\nThe repairs will take a year, the board said.\n"
    for n, (text, article) in enumerate([
        (sections.format("Put this"), ""),
        ("# a line more moves every wording\n" + sections.format("Put that"), ""),
        (sections.format("Put that"), more),
        ("wording:\n  question_bare: What now, {{ speaker }}?\n" + sections.format("Put that"), more),
        ("sections: [{type: sources}, {type: positions, limit: 1}]\n", more),
    ]):  # fmt: skip
        template.write_text(text)
        (story / "a.txt").write_text(STORY["a.txt"] + article, encoding="utf-8")
        pipeline.build(wanted, memory=memory)
        build(story, tmp_path / f"fresh{n}", template=str(template))
        assert tree(tmp_path / "out") == tree(tmp_path / f"fresh{n}")


def test_changes_name_the_files(story: Path, tmp_path: Path) -> None:
    template = tmp_path / "mine.yaml"
    template.write_text("paper: a4\n")
    changes = pipeline.changes(pipeline.Wanted((story,), story / "out", template=str(template)))
    assert next(changes) == ()
    (story / "out").mkdir()
    (story / "out" / "a.docx").write_bytes(b"what a build writes is nothing new")
    template.write_text("paper: letter\n")
    (story / "new.txt").write_text("x")
    assert next(changes) == ("mine.yaml", "new.txt")
    (story / "new.txt").unlink()
    assert next(changes) == ("new.txt",)


# ------------------------------------------------------------------------------------------------ PDF


def test_pdf_without_libreoffice_is_a_clear_sentence_and_writes_nothing(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(BriefingsError, match="LibreOffice is not installed here; install it, or print"):
        build(story, tmp_path / "out", formats=("docx", "pdf"))
    assert not (tmp_path / "out").exists()


def test_a_libreoffice_that_prints_nothing_is_said(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefings.write.pdf.office", lambda: sys.executable)
    with pytest.raises(OutputError, match=r"did not print topic-1-guest-1-.*\.docx"):
        build(story, tmp_path / "out", formats=("docx", "pdf"), guest=1)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_pdf_has_the_same_bytes_twice(story: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(story, tmp_path / name, formats=("docx", "pdf"), guest=1)
    first, second = (next((tmp_path / name).glob("*.pdf")).read_bytes() for name in ("one", "two"))
    assert first.startswith(b"%PDF")
    assert b"/StructTreeRoot" in first  # tagged
    assert first == second


# ------------------------------------------------------------------------------------------------ little to tell


def test_a_pack_with_next_to_nothing_in_it_warns(story: Path, tmp_path: Path) -> None:
    assert not [p for p in build(story, tmp_path / "full").warnings if p.check == "nothing found"]
    (story / "a.txt").write_text("Rain tomorrow.\n")
    warned = [p for p in build(story, tmp_path / "out", guest=1).warnings if p.check == "nothing found"]
    assert [p.place for p in warned] == ["topic-1-guest-1-chairman-harbour-board"]
    assert "do the articles belong to this topic" in warned[0].message
