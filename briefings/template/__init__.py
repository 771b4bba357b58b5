"""The door to YAML that producers write: texts with the place of every value (`marked`), templates (`shape`)."""

from briefings.template.marked import Fields, Items, Mark, did_you_mean, place_of, read_yaml

__all__ = ["Fields", "Items", "Mark", "did_you_mean", "place_of", "read_yaml"]
