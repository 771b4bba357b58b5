"""What a user can fix, as a tree.

BriefingsError                 exit 2; one sentence with the place, the fault and the remedy
├── ArticlesError              no articles, an empty, binary or unreadable file or folder
├── TopicsError                no topics, a topic list that cannot be understood
├── TemplateError              a template with a mistake: file:line:column
├── LexiconError               a word list with a mistake
└── OutputError                a folder that cannot be written, or that holds no packs

A fault in the material is a `Problem` value (model.py); a bug is any other exception.
"""

from __future__ import annotations


class BriefingsError(Exception):
    """A fault that the user can mend; its text is the whole message."""


class ArticlesError(BriefingsError):
    """The articles cannot be read."""


class TopicsError(BriefingsError):
    """The topic list is missing or cannot be understood."""


class TemplateError(BriefingsError):
    """A template has a mistake."""


class LexiconError(BriefingsError):
    """A word list has a mistake."""


class OutputError(BriefingsError):
    """The output folder cannot be written or read."""
