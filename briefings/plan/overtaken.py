"""What the news of the cue has overtaken: plans, requests and expectations of older articles on what has happened since."""

from __future__ import annotations

import re
from functools import lru_cache

from briefings.plan.cue import SAME_MATTER, lead_of
from briefings.plan.evidence import Evidence
from briefings.plan.study import OLD, Study

# "is finalising a plan", "have asked for", "are not expected to": open when it was written. What could happen after the step is
# as open as before: "the ban could raise prices" is no plan.
_OPEN = re.compile(
    r"\b(?:expect(?:s|ed|ing)|due to|set to|poised to|about to|ready to|(?:un)?likely to|improbable|plans? (?:to|for)|planned|planning|(?:a|the|its|his|her|their) plans?|"
    r"finali[sz](?:e|es|ed|ing)|consider(?:s|ed|ing)|weigh(?:s|ed|ing)|prepar(?:es|ed|ing)|intend(?:s|ed|ing)?|review(?:s|ed|ing)?|reconsider\w*|"
    r"hint(?:s|ed|ing)?|signal(?:s|led|ed|ing)|request(?:s|ed|ing)?|urg(?:es|ed|ing)|advocat(?:es|ed|ing)|lobb(?:y|ies|ied|ying)|press(?:es|ed|ing) for|push(?:es|ed|ing) for|"
    r"call(?:s|ed|ing) (?:for|on)|ask(?:s|ed|ing) (?:for|to)|hesita\w+|reluctan\w+|unclear|undecided|(?:not|has|have) yet|yet to|next (?:week|month|year))\b",
    re.IGNORECASE,
)
_SINCE = 2  # days between an article and the news that overtakes it


def is_overtaken(study: Study, evidence: Evidence) -> bool:
    """Whether a stretch tells of something as open that the newest lead tells of as done: it is days older, speaks of a plan, a
    request or an expectation, and of the same matter; weeks older, of any."""
    lead = lead_of(study)
    if lead is None:
        return False
    older = study.age_of(evidence.article) - study.age_of(lead.article)
    if older < _SINCE or not _speaks_of_what_is_open(evidence.text):
        return False
    return older >= OLD or study.shared(lead, evidence) >= SAME_MATTER


@lru_cache(maxsize=4096)  # every pack asks for every stretch
def _speaks_of_what_is_open(text: str) -> bool:
    return _OPEN.search(text) is not None
