"""Telegram: one question a message, inline keyboards, its own update loop; knows no chapter of the regulation."""
