"""印刷 · a process of its own for what computes long: the office goes on answering while a document is set."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

PATIENCE = 15  # looks without work


class Press:
    """One worker, started with the first document and let go when nothing has waited for a while."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._idle = 0

    def run(self, make: Callable[..., bytes], *given: object) -> bytes:
        """What `make` returns over there. Raises what it raised, or BrokenProcessPool when the worker died."""
        if self._pool is None:
            # Spawned, not forked: a fork would copy the writer's locks and the loop's sockets.
            self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _begin)
        self._idle = 0
        try:
            return self._pool.submit(make, *given).result()
        except BrokenProcessPool:
            self.close()
            raise

    def rest(self) -> None:
        """Nothing waits just now: after a while of that the worker is let go."""
        self._idle += 1
        if self._idle >= PATIENCE:
            self.close()

    def close(self) -> None:
        """Lets the worker go after what it has in hand."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    """In the worker: Ctrl-C is the office's own business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_office, daemon=True).start()


def _end_with_the_office() -> None:
    """An office that was killed leaves no worker behind."""
    office = multiprocessing.parent_process()
    if office is not None:
        office.join()
        os._exit(1)
