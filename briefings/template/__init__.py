"""The door to YAML that producers write: texts with the place of every value (`marked`), templates (`shape`)."""

from briefings.template.marked import Fields, Items, Mark, did_you_mean, parse_yaml, place_of

__all__ = ["Fields", "Items", "Mark", "did_you_mean", "parse_yaml", "place_of"]
