"""The HTTP server inside our own loop: one for everything that listens, on the address that was chosen."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator, Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute


class _Server(uvicorn.Server):
    """Signals are the composition root's, and it stops the moment it is asked."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.asked_to_stop = asyncio.Event()

    async def main_loop(self) -> None:
        """Waits, instead of looking ten times a second; the ticking of the base class only dates its headers."""
        await self.asked_to_stop.wait()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.asynccontextmanager
async def serving(routes: Sequence[BaseRoute], listener: socket.socket) -> AsyncIterator[None]:
    """Answers on the socket while the block runs. No access log: paths carry tokens."""
    config = uvicorn.Config(
        Starlette(routes=routes), log_config=None, access_log=False, timeout_graceful_shutdown=2,
        lifespan="off", date_header=False, server_header=False,
    )  # fmt: skip
    server = _Server(config)
    task = asyncio.create_task(server.serve([listener]))
    while not server.started and not task.done():
        await asyncio.sleep(0.01)
    try:
        yield
    finally:
        server.asked_to_stop.set()
        await task


@contextlib.contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket on that address; port 0 takes any free one. Raises OSError with a sentence when it is taken."""
    # TCP is named because asyncio switches off Nagle's delay (40 ms an answer) only for such sockets.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise OSError(f"port {port} is taken on this machine: choose another") from error
        yield listener
