"""Settings: the environment variables of the README, and nothing else."""

from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from regulation.vocabulary import Language


class Settings(BaseSettings):
    """What the operator chooses; every name is prefixed with TRUSTDESK_."""

    model_config = SettingsConfigDict(env_prefix="TRUSTDESK_", extra="ignore")

    data: Path = Path("data")
    keys: Path = Path("keys")
    timezone: str = "Asia/Shanghai"
    language: Language = Language.CHINESE
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    telegram_token: str | None = None
    telegram_bot: str | None = None
    telegram_api: str = "https://api.telegram.org"
    telegram_webhook_secret: str | None = None
    http_host: str = "127.0.0.1"
    http_port: int = 8765
    public_url: str = "http://127.0.0.1:8765"
    report_mailbox: str = ""
    report_telephone: str = ""
    slack_bot_token: str | None = None
    slack_app_token: str | None = None
    slack_signing_secret: str | None = None
    slack_api: str = "https://slack.com/api/"

    @field_validator("timezone")
    @classmethod
    def _is_a_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder's name, or a path that leads elsewhere
            raise ValueError("no such time zone; write one like Asia/Shanghai") from None
        return name

    @property
    def invitation(self) -> str | None:
        """The deep link that opens Telegram with a one-time code, when the bot's name is known."""
        return f"https://t.me/{self.telegram_bot}?start={{code}}" if self.telegram_bot else None

    @property
    def reached_at(self) -> str | None:
        """The address people reach, when the operator has named one: the default is this machine's own."""
        return self.public_url.rstrip("/") if "public_url" in self.model_fields_set else None

    @property
    def zone(self) -> ZoneInfo:
        """The institution's zone."""
        return ZoneInfo(self.timezone)

    @property
    def any_platform(self) -> bool:
        """Whether a real platform is configured; the demo then refuses to start."""
        return any((self.telegram_token, self.slack_bot_token, self.slack_app_token, self.slack_signing_secret))
