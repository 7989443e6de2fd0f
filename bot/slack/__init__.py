"""Slack: one modal a form, cards in the direct message, App Home; knows no chapter of the regulation."""
