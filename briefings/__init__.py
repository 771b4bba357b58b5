"""Printed briefing packs from news articles, with every word traceable to its source."""

__version__ = "0.1.0"
