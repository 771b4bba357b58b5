import hashlib
import os

import pytest
from docx import Document

from briefings.errors import ArticlesError
from briefings.read import find_files, read_articles


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_bytes(b"Two.\r\n")
    (tmp_path / "a.md").write_bytes(b"One.")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.TXT").write_bytes(b"Three.")
    for name in (".hidden.txt", "README.md", "topics.yaml"):
        (tmp_path / name).write_bytes(b"no article")
    return tmp_path


def test_ids_are_names_below_the_folder_in_order(folder):
    assert [name for name, _ in find_files([folder])] == ["a.md", "b.txt", "sub/c.TXT"]


def test_what_programs_leave_behind_is_passed_over_in_silence(folder):
    for name in ("~$a.docx", ".DS_Store", "Thumbs.db", "desktop.ini", ".a.txt.swp"):
        (folder / name).write_bytes(b"\0\0\0\0Bud1")
    articles = list(read_articles([folder]))
    assert [a.id for a in articles] == ["a.md", "b.txt", "sub/c.TXT"]
    assert [p for a in articles for p in a.problems] == []


def test_an_index_of_somebody_else_hides_nothing(folder):
    (folder / "sub" / "index.json").write_text('{"packs": [], "articles": ["c.TXT"]}')
    assert [name for name, _ in find_files([folder])] == ["a.md", "b.txt", "sub/c.TXT"]


def test_articles_come_as_they_are(folder):
    articles = list(read_articles([folder]))
    assert [(a.id, a.text, a.encoding) for a in articles] == [
        ("a.md", "One.", "utf-8"),
        ("b.txt", "Two.\r\n", "utf-8"),
        ("sub/c.TXT", "Three.", "utf-8"),
    ]
    assert articles[1].sha256 == hashlib.sha256(b"Two.\r\n").hexdigest()


def test_a_single_file_has_its_name(folder):
    assert [a.id for a in read_articles([folder / "sub" / "c.TXT"])] == ["c.TXT"]


def test_the_same_file_named_twice_is_read_once(folder):
    assert len(list(read_articles([folder / "a.md", folder / "a.md"]))) == 1


def test_two_folders_with_a_file_of_one_name(folder):
    (folder / "sub" / "b.txt").write_bytes(b"Other.")
    texts = {a.text for a in read_articles([folder / "sub", folder / "b.txt"])}
    assert texts == {"Other.", "Two.\r\n", "Three."}


def test_what_is_left_out_is_named_and_the_rest_is_read(folder):
    (folder / "a0.txt").write_bytes(b" \r\n\xc2\xa0")
    (folder / "z.txt").write_bytes(b"\x89PNG\0")
    (folder / "z.pdf").write_bytes(b"%PDF")
    articles = list(read_articles([folder]))
    assert [a.id for a in articles] == ["a.md", "b.txt", "sub/c.TXT"]
    places = sorted(p.place for a in articles for p in a.problems)
    assert places == ["a0.txt", "z.pdf", "z.txt"]
    assert not any(str(folder) in p.message for a in articles for p in a.problems)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes and links")
def test_links_in_a_ring_and_pipes_are_named_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.txt").write_text("It rained.", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    for name, target in (("one.txt", "two.txt"), ("two.txt", "one.txt"), ("gone.txt", "nowhere"), ("self", ".")):
        (tmp_path / name).symlink_to(target)
    articles = list(read_articles([tmp_path], apart=[tmp_path / "out", tmp_path / "one.txt"]))
    assert [a.id for a in articles] == ["a.txt"]
    told = {p.place: p.message for p in articles[0].problems}
    assert sorted(told) == ["gone.txt", "pipe.txt", "two.txt"]
    assert "a pipe or a device" in told["pipe.txt"]


def test_word_documents_are_read(tmp_path):
    document = Document()
    document.add_paragraph("It rained.")
    document.add_table(1, 1).cell(0, 0).text = "All day."
    document.save(str(tmp_path / "a.docx"))
    assert [a.text for a in read_articles([tmp_path])] == ["It rained.\nAll day."]


def empty(folder):
    return folder


def missing(folder):
    return folder / "none"


def blank(folder):
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbf \n")
    return folder / "a.txt"


def picture(folder):
    (folder / "a.txt").write_bytes(b"\xff\xd8\xff\xe0")
    return folder / "a.txt"


def damaged(folder):
    (folder / "a.docx").write_bytes(b"PK\x03\x04")
    return folder / "a.docx"


def pdf(folder):
    (folder / "a.pdf").write_bytes(b"%PDF")
    return folder / "a.pdf"


def nothing_left(folder):
    (folder / "a.txt").write_bytes(b"")
    return folder


def other_kinds_only(folder):
    (folder / "a.xlsx").write_bytes(b"PK")
    return folder


FATAL = [
    (empty, "no articles found; put"),
    (missing, "no such file or folder"),
    (blank, "there is no text in it; put"),
    (picture, "this is a picture, no article; save it as plain text"),
    (damaged, "damaged Word document"),
    (pdf, r"cannot read a \.pdf file; give"),
    (nothing_left, "none of the files is a readable article"),
    (other_kinds_only, "no articles found"),
]


@pytest.mark.parametrize(("make", "message"), FATAL, ids=[f[0].__name__ for f in FATAL])
def test_faults_say_place_and_remedy(tmp_path, make, message):
    path = make(tmp_path)
    with pytest.raises(ArticlesError, match=message) as caught:
        list(read_articles([path]))
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_topic_list_among_articles_is_left_out_and_named(tmp_path):
    """A shell hands over all files of a folder: "extract story/*"."""
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "topics.yaml").write_text("- title: Rain")
    (article,) = read_articles([tmp_path / "a.txt", tmp_path / "topics.yaml"])
    assert [p.message for p in article.problems] == ["topics.yaml: a topic list, no article; it was left out"]
    with pytest.raises(ArticlesError, match=r"cannot read a \.yaml file; give"):
        list(read_articles([tmp_path / "topics.yaml"]))


def test_an_unreadable_file_is_named(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"It rained.")

    def refuse(self):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(type(path), "read_bytes", refuse)
    with pytest.raises(ArticlesError, match=r"a\.txt: cannot be read \(Permission denied\); check its permissions"):
        list(read_articles([path]))
