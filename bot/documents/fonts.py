"""Chinese fonts: the machine's Noto CJK, or the Noto files of a package that is looked into and never imported."""

import importlib.util
from pathlib import Path

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
NAMES = ("Noto*CJK*", "SourceHan*")


class NoFont(Exception):
    """No Chinese font is on this machine: a PDF would show boxes."""


def folders() -> list[Path]:
    """The folders to be searched for glyphs. Raises NoFont."""
    found = [folder for folder in (*FOLDERS, *_packaged()) if _holds_one(folder)]
    if not found:
        raise NoFont("install fonts-noto-cjk (Debian), or the package mplfonts without its dependencies")
    return found


def _packaged() -> list[Path]:
    spec = importlib.util.find_spec("mplfonts")
    return [Path(place) / "fonts" for place in (spec.submodule_search_locations or [] if spec else [])]


def _holds_one(folder: Path) -> bool:
    return folder.is_dir() and any(next(folder.rglob(name), None) for name in NAMES)
