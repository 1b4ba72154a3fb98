"""Tells open pages what has happened: server-sent events (WHATWG HTML, section 9.2)."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator

KEEP_ALIVE = 15.0  # seconds between signs of life, so that nothing on the way closes the connection
END = ""  # what a listener is told last
MOST_WAITING = 32  # events that wait for a slow reader; it is told the newest when it reads again


class Announcer:
    """Those who listen for the changes of a case. Changes may be announced from any thread."""

    def __init__(self) -> None:
        self._listeners: set[tuple[asyncio.AbstractEventLoop, asyncio.Queue[str]]] = set()
        self._lock = threading.Lock()
        self._is_over = False

    def announce(self, value: object, kind: str = "changed") -> None:
        """Tells everybody who listens."""
        self._tell(f"event: {kind}\ndata: {json.dumps(value)}\n\n")

    def end(self) -> None:
        """Ends the listening of everybody, so that the server can stop."""
        self._is_over = True
        self._tell(END)

    def _tell(self, told: str) -> None:
        with self._lock:
            listeners = list(self._listeners)
        for loop, queue in listeners:
            loop.call_soon_threadsafe(_put, queue, told)

    async def listen(self, first: object) -> AsyncIterator[str]:
        """The events from now on, as they are sent; `first` is told at once."""
        queue: asyncio.Queue[str] = asyncio.Queue()
        listener = (asyncio.get_running_loop(), queue)
        with self._lock:
            self._listeners.add(listener)
        try:
            yield f"retry: 1000\nevent: hello\ndata: {json.dumps(first)}\n\n"
            while not self._is_over:
                try:
                    told = await asyncio.wait_for(queue.get(), KEEP_ALIVE)
                except TimeoutError:
                    told = ": still here\n\n"
                if told != END:
                    yield told
        finally:
            with self._lock:
                self._listeners.discard(listener)


def _put(queue: "asyncio.Queue[str]", told: str) -> None:
    if queue.qsize() >= MOST_WAITING:
        queue.get_nowait()
    queue.put_nowait(told)
