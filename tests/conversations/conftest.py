"""What conversations get beside the house: the same one on each front end."""

from tests.front_ends import anywhere

__all__ = ["anywhere"]
