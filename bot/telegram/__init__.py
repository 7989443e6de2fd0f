"""Telegram: one question a message, inline keyboards, its own update loop; knows no chapter of the regulation."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "1")  # the library's next version gives times as timedelta; so do we already
