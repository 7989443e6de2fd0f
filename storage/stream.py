"""A long sealed stream in chunks (libsodium's secretstream): changed, reordered or cut, it does not open."""

from typing import BinaryIO

from nacl import bindings as sodium
from nacl.utils import random

CHUNK = 64 * 1024
_SEALED_CHUNK = CHUNK + sodium.crypto_secretstream_xchacha20poly1305_ABYTES
_MORE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_LAST = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL


class StreamBroken(Exception):
    """The stream was cut or changed, or this is not its key."""


def new_key() -> bytes:
    """A key for one stream."""
    return random(sodium.crypto_secretstream_xchacha20poly1305_KEYBYTES)


class SealedWriter:
    """Takes clear bytes, writes sealed chunks. A stream that was not finished cannot be opened."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        self._file = file
        self._state = sodium.crypto_secretstream_xchacha20poly1305_state()
        self._waiting = bytearray()
        file.write(sodium.crypto_secretstream_xchacha20poly1305_init_push(self._state, key))

    def write(self, clear: bytes) -> int:
        """Raises OSError when the disk does not take it."""
        self._waiting += clear
        while len(self._waiting) > CHUNK:
            self._push(bytes(self._waiting[:CHUNK]), _MORE)
            del self._waiting[:CHUNK]
        return len(clear)

    def finish(self) -> None:
        """Writes the last chunk, which says that it is the last."""
        self._push(bytes(self._waiting), _LAST)

    def _push(self, clear: bytes, tag: int) -> None:
        self._file.write(sodium.crypto_secretstream_xchacha20poly1305_push(self._state, clear, tag=tag))


class SealedReader:
    """Reads what a SealedWriter wrote, and hands out only what was proved to be unchanged."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        self._file = file
        self._state = sodium.crypto_secretstream_xchacha20poly1305_state()
        self._waiting = bytearray()
        self._ended = False
        start = file.read(sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES)
        if len(start) != sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES:
            raise StreamBroken
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(self._state, start, key)

    def read(self, size: int) -> bytes:
        """So many bytes, fewer only at the end. Raises StreamBroken."""
        while len(self._waiting) < size and not self._ended:
            self._waiting += self._pull()
        clear = bytes(self._waiting[:size])
        del self._waiting[:size]
        return clear

    def finish(self) -> None:
        """Reads to the end. Raises StreamBroken when there is none, or something behind it."""
        while not self._ended:
            self._pull()
        if self._file.read(1):
            raise StreamBroken

    def _pull(self) -> bytes:
        sealed = self._file.read(_SEALED_CHUNK)
        try:
            clear, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(self._state, sealed)
        except (RuntimeError, ValueError) as error:
            raise StreamBroken from error
        self._ended = tag == _LAST
        return clear
