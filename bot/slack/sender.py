"""Sending to Slack: cards into the direct message, modals, App Home; what Slack may answer, and what to do then."""

import logging
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.render import Block, card_blocks, message
from bot.words import Words
from handlers.kit.card import Card
from regulation.vocabulary import Language

log = logging.getLogger(__name__)

GONE = {"user_not_found", "user_disabled", "channel_not_found", "cannot_dm_bot", "is_archived"}
# About our own token, not about anybody: the app was removed, or the token was revoked.
DEAD = {"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"}
BUSY, BROKEN = 429, 500
UNSURE = {"fatal_error", "internal_error"}  # Slack itself does not know how much of it was done


@dataclass(frozen=True)
class Sender:
    """Draws cards for one person and puts them where they are read."""

    client: AsyncWebClient  # waits when Slack asks to
    prompt: AsyncWebClient  # for what somebody waits for: better no answer than a late one
    words: Words

    async def show(self, to: str, card: Card, language: Language, client: AsyncWebClient | None = None) -> str:
        """A new message in the direct message of a person or channel; returns the channel. Raises SlackApiError."""
        drawn = self.words.draw(card, language)
        answer = await (client or self.client).chat_postMessage(
            channel=to, unfurl_links=False, unfurl_media=False, **message(drawn, language)
        )
        return str(answer["channel"])

    async def open(self, trigger: str, view: Block) -> bool:
        """A modal; False when the press is too long ago."""
        return await quietly(self.prompt.views_open(trigger_id=trigger, view=view))

    async def update(self, view: dict[str, Any], new: Block, patient: bool = False) -> bool:
        """Another state of an open modal; False when it was closed or is not the one we know any more."""
        client = self.client if patient else self.prompt
        return await quietly(client.views_update(view_id=view["id"], hash=view.get("hash"), view=new))

    async def home(self, user: str, cards: list[Card], language: Language) -> None:
        """The App Home of one person."""
        blocks = [block for card in cards for block in card_blocks(self.words.draw(card, language), language)]
        for place, block in enumerate(blocks):
            block["block_id"] = f"home-{place}"
        await quietly(self.client.views_publish(user_id=user, view={"type": "home", "blocks": blocks[:100]}))

    async def file(self, channel: str, name: str, content: bytes) -> None:
        """A file into the direct message."""
        await quietly(self.client.files_upload_v2(channel=channel, filename=name, content=content))


async def quietly(call: Awaitable[object]) -> bool:
    """A call whose failure the person will notice themselves, or not mind; says whether it went."""
    try:
        await call
    except SlackApiError as error:
        log.info("slack did not take it: %s", reason(error))
        return False
    except Exception as error:  # a broken answer makes the library stumble in many ways
        log.warning("slack did not answer: %s", type(error).__name__)
        return False
    return True


def passing(error: SlackApiError) -> bool:
    """Whether it may go another time: Slack is busy, or does not know itself."""
    status = error.response.status_code
    return status == BUSY or status >= BROKEN or reason(error) in UNSURE


def reason(error: SlackApiError) -> str:
    """Slack's word for it; an answer that is none has no word."""
    data = getattr(error.response, "data", None)
    return str(data.get("error")) if isinstance(data, dict) else "no answer"
