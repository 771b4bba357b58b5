"""What is put right by a "not"."""

from __future__ import annotations


def test_what_is_ruled_out_in_the_next_breath(clashes):
    text = "The former head of the agency, Ronald Teal, said that its posts had been cut from 64 to 41. The ministry said the posts had been “merged, not cut”."
    assert clashes(text, "")[0][-1].endswith("not cut")


def test_what_is_asked_for_is_not_ruled_out(clashes):
    assert not clashes(
        "Minister Paul Roth said he had ordered a review of the bridge. “An independent judge, not a review!” Mrs Lund said.",
        "",
    )


def test_what_is_no_more_than_added(clashes):
    assert not clashes(
        "Ada Marsh said the toll would hurt shops. Ben Lowe said it would hurt drivers, not only shops.", ""
    )
