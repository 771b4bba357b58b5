"""What all tests share: the seed packs, built once, and `--update-golden`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from briefings import pipeline
from briefings.model import Dossier, Findings, RawArticle, Topic
from briefings.pipeline import stories
from briefings.read import read_articles

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden packs; review the diff as prose")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def seeds() -> Path:
    return SEEDS


@pytest.fixture(scope="session", autouse=True)
def seeds_read_once() -> Iterator[None]:
    """What is found in a seed article depends on its bytes alone: thirty builds and checks find it once. A seed that a
    test has changed is read anew; so is everything in the processes that tests of the command line start."""
    real = stories.findings_of
    known: dict[tuple[object, ...], Findings] = {}
    hashes = {raw.sha256 for raw in read_articles([SEEDS])}

    def findings(raw: RawArticle, set_aside: Sequence[Any], *, rules_only: bool = False) -> Findings:
        if raw.sha256 not in hashes:
            return real(raw, set_aside, rules_only=rules_only)
        key = (raw, tuple(set_aside), rules_only)
        if key not in known:
            known[key] = real(raw, set_aside, rules_only=rules_only)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories, "findings_of", findings)
        yield


@pytest.fixture(scope="session")
def seed_story() -> pipeline.Story:
    return pipeline.read_story([SEEDS])


@pytest.fixture(scope="session")
def seed_dossier(seed_story: pipeline.Story) -> Dossier:
    from briefings.link import link_findings

    return link_findings(seed_story.findings)


@pytest.fixture(scope="session")
def seed_topics(seed_story: pipeline.Story) -> tuple[Topic, ...]:
    return seed_story.topics


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The eight seed packs on disk. Read only: copy before changing anything."""
    out = tmp_path_factory.mktemp("built") / "out"
    pipeline.build(pipeline.Wanted(articles=(SEEDS,), out=out, formats=("docx", "md")))
    return out


@pytest.fixture
def findings_of() -> Callable[..., Findings]:
    """Text -> findings with resolved speakers."""

    def make(text: str, name: str = "a.txt") -> Findings:
        return stories.findings_of(RawArticle(name, text, "0" * 64, "utf-8"), ())

    return make


@pytest.fixture
def dossier_of(findings_of: Callable[..., Findings]) -> Callable[..., Dossier]:
    """Texts -> dossier, articles named a.txt, b.txt …"""

    def make(*texts: str) -> Dossier:
        from briefings.link import link_findings

        return link_findings([findings_of(text, f"{chr(97 + n)}.txt") for n, text in enumerate(texts)])

    return make
