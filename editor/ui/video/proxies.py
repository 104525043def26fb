"""Small stand-ins for large clips, made beside the window, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from time import sleep

from editor.core.errors import UnderpaintError
from editor.jobs.job import Cancelled
from editor.ui.background import IMPORTING

KEPT_BYTES = 8 << 30
"""Of all proxies together; those not made for longest go first."""

Made = Callable[[str, str], None]
"""Called in the thread with (clip, proxy)."""


class ProxyMaker(Thread):
    """Makes what is asked for; waits while `busy` is set (a clip plays)."""

    def __init__(self, folder: Path, made: Made) -> None:
        super().__init__(name="proxies", daemon=True)
        self.busy = Event()
        self._folder, self._made = folder, made
        self._asked: SimpleQueue[str] = SimpleQueue()
        self._closed = Event()

    def ask(self, path: str) -> None:
        """Make the proxy of that clip, after those asked for before."""
        self._asked.put(path)

    def close(self) -> None:
        """Leave off; what is half made goes."""
        self._closed.set()
        self._asked.put("")

    def run(self) -> None:
        """Make proxies until closed."""
        while path := self._asked.get():
            try:
                self._make(path)
            except Cancelled:
                return
            except UnderpaintError:
                continue  # the clip itself is shown then, only slower

    def _make(self, path: str) -> None:
        with IMPORTING:
            from editor.media.video.proxy import make_proxy

        proxy = make_proxy(path, self._folder, tick=self._tick)
        self._made(path, str(proxy))
        with suppress(OSError):  # another window tidies the same folder
            self._drop_old()

    def _tick(self, _share: float) -> None:
        while self.busy.is_set() and not self._closed.is_set():
            sleep(0.05)
        if self._closed.is_set():
            raise Cancelled

    def _drop_old(self) -> None:
        found = sorted(self._folder.glob("*.mov"), key=lambda each: -each.stat().st_mtime)
        room = KEPT_BYTES
        for path in found:
            room -= path.stat().st_size
            if room < 0:
                path.unlink(missing_ok=True)
