"""Logs: a JSON object a line, no names, no texts, no tokens, whatever the level."""

import json
import logging
import re
from datetime import UTC, datetime

TOKENS = re.compile(r"(bot)?\d{3,}:[\w-]{6,}|xox[a-z]-[\w-]+|xapp-[\w-]+|(key|ticket)=[\w-]+")
# These write addresses with tokens, or whole messages, below WARNING; their detail helps nobody here.
TELLTALES = ("httpx", "httpcore", "slack_sdk", "aiohttp", "sqlalchemy.engine", "python_multipart",
             "PIL", "pi_heif")  # fmt: skip
CHATTERBOXES = ("alembic", "uvicorn", "apscheduler")


class JsonLines(logging.Formatter):
    """One object a line; of an exception only its type, because its text may hold what somebody wrote."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "message": TOKENS.sub("[redacted]", _said(record)),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line, ensure_ascii=False)


def _said(record: logging.LogRecord) -> str:
    """The message; of asyncio's only its first words: it goes on with what callbacks were given and errors say."""
    message = record.getMessage()
    return re.split(r"[\n(<]", message)[0] if record.name == "asyncio" else message


def start(level: str) -> None:
    """Writes logs to stderr from now on."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler])
    for name in TELLTALES:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("telegram", "slack_bolt"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # even their errors quote what came in
    if level != "DEBUG":
        for name in CHATTERBOXES:
            logging.getLogger(name).setLevel(logging.WARNING)


def silent(name: str) -> logging.Logger:
    """A logger without a voice, for a library that gives each part of it a level of its own."""
    logger = logging.getLogger(name)
    logger.propagate = False
    logger.setLevel(logging.CRITICAL + 1)
    return logger
