"""The Telegram front end, put together: a bot on the address that the settings name."""

from dataclasses import dataclass

from aiolimiter import AsyncLimiter
from httpx import ConnectError, ConnectTimeout, PoolTimeout
from starlette.routing import Route
from telegram import Bot, BotCommand
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter
from telegram.request import HTTPXRequest

from bot.accounts import Accounts
from bot.app import App, Chat
from bot.pace import Pace
from bot.reports.desk import Reports
from bot.settings import Settings
from bot.telegram.desk import ALLOWED, PLATFORM, Desk
from bot.telegram.door import Door
from bot.telegram.intake import Polling, Webhook
from bot.telegram.sender import Sender, quietly, seconds
from handlers.kit.card import Card, Label
from regulation.vocabulary import Language
from scheduler.ports import NobodyThere, NotDelivered

CONNECTIONS = 64
UNSENT = (ConnectError, ConnectTimeout, PoolTimeout)  # the request did surely not leave this machine
NOTICES = 20  # a second; Telegram takes about 30 of everything, and answers go before notices


@dataclass
class TelegramFront:
    """Starts, stops, and takes notices to people."""

    settings: Settings
    app: App
    accounts: Accounts
    reports: Reports

    def __post_init__(self) -> None:
        root = self.settings.telegram_api.rstrip("/")
        token = self.settings.telegram_token or ""
        polls = HTTPXRequest(connection_pool_size=2)
        self.bot = Bot(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=HTTPXRequest(connection_pool_size=CONNECTIONS, pool_timeout=10),
            get_updates_request=polls,
        )
        self.pace = Pace(AsyncLimiter(NOTICES, 1))
        self.sender = Sender(self.bot, self.app.words)
        self.door = Door(self.bot, self.app.words, self.reports)
        self.desk = Desk(self.bot, self.app, self.accounts, self.sender, self.door)
        self.polling = Polling(self.bot, self.desk, polls, f"{root}/bot{token}/getUpdates")
        secret = self.settings.telegram_webhook_secret
        self.webhook = Webhook(self.bot, self.desk, secret) if secret else None

    def routes(self) -> list[Route]:
        """The webhook, when there is a secret for it."""
        return [self.webhook.route()] if self.webhook else []

    async def start(self) -> None:
        """Checks the token, tells Telegram how to reach us, shows the commands. Raises TelegramError."""
        await self.bot.initialize()
        await quietly(self._show_commands())
        if self.settings.telegram_webhook_secret:
            await self.bot.set_webhook(
                f"{self.settings.public_url.rstrip('/')}/telegram/webhook",
                secret_token=self.settings.telegram_webhook_secret,
                allowed_updates=ALLOWED,
                drop_pending_updates=False,
            )
        else:
            await self.polling.start()

    async def stop(self) -> None:
        """Finishes what is under way."""
        await self.polling.stop()
        if self.webhook:
            await self.webhook.stop()
        await self.bot.shutdown()

    def alive(self) -> bool:
        """Whether updates come in."""
        return self.polling.alive()

    async def tick(self) -> None:
        """Deletes what is left in chats of reports that are over."""
        await self.door.tick()

    async def send(self, person: str, card: Card) -> None:
        """A notice. Raises NotDelivered, or what Telegram answered when the outcome is unknown."""
        _, language = await self.accounts.spoken(person)
        for address in await self.accounts.addresses(person, PLATFORM):
            try:
                await self.pace.wait(address)
                # The files first: whatever fails is sent again whole, and the buttons come last.
                files = await self.app.attached(Chat(person, PLATFORM), card)
                await self.sender.files(address, files, tries=1)
                await self.sender.show(address, [card], language, tries=1)
            except Forbidden:
                await self.accounts.unreachable(self.accounts.account(PLATFORM, address, address))
            except RetryAfter as error:
                raise NotDelivered("telegram asks to wait", after=seconds(error)) from None
            except NetworkError as error:
                if isinstance(error, BadRequest) or isinstance(
                    error.__cause__, ConnectError | ConnectTimeout | PoolTimeout
                ):
                    raise NotDelivered(type(error).__name__) from None
                raise
            else:
                return
        raise NobodyThere("no chat here, or closed")

    async def _show_commands(self) -> None:
        for language in Language:
            shown = [
                BotCommand(command, self.app.words.text(Label(label=f"command-{command}"), language).split("|")[0])
                for command in (*self.app.office.commands(), "help", "cancel")
            ]
            await self.bot.set_my_commands(shown, language_code="" if language is Language.CHINESE else "en")
