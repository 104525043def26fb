"""A thread that decodes one file: the frame wanted last comes first, then those around it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect
from editor.core.layer import LayerId
from editor.core.raster import Raster
from editor.ui.background import IMPORTING

if TYPE_CHECKING:
    from editor.media.video.info import ClipInfo
    from editor.media.video.reader import ClipReader

BESIDE, AHEAD, BEHIND = 2, 10, 12
"""Frames made ready after the one shown: at rest, while playing; and before it on the way back."""


class Shown(NamedTuple):
    """A frame of a file, laid into a place. frame: -1 where the file cannot be read.

    quick: its colours are converted in haste, as is good enough while it plays.
    """

    file: str
    frame: int
    place: Rect
    quick: bool = False


@dataclass(frozen=True)
class Want:
    """What a layer is to show. time: seconds into the clip."""

    layer: LayerId
    time: Fraction
    place: Rect


class Rasters:
    """Frames ready to be shown; those not asked for longest go when `room` bytes are full.

    Safe to use from several threads.
    """

    def __init__(self, room: int) -> None:
        self.room, self._used = room, 0
        self._kept: OrderedDict[Shown, Raster] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Shown) -> Raster | None:
        """That frame, if it is ready."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def put(self, key: Shown, raster: Raster) -> None:
        """Keep a frame."""
        with self._lock:
            old = self._kept.pop(key, None)
            self._used += raster.nbytes - (0 if old is None else old.nbytes)
            self._kept[key] = raster
            while self._used > self.room and len(self._kept) > 1:
                self._used -= self._kept.popitem(last=False)[1].nbytes

    def holds(self, place: Rect) -> int:
        """How many frames of that size there is room for."""
        return self.room // max(1, 4 * place.area)

    def clear(self) -> None:
        """Forget all frames."""
        with self._lock:
            self._kept.clear()
            self._used = 0


class Reports(NamedTuple):
    """Whom a decoder tells, from its thread. clip: the clip's path, whichever file is read.

    arrived(clip, want, what it is, raster): a wanted frame. lost(clip, file, error): the file
    cannot be read (any more). large(clip): a proxy would be quicker.
    """

    arrived: Callable[[str, Want, Shown, Raster], None]
    lost: Callable[[str, str, UnderpaintError], None]
    large: Callable[[str], None]


class Decoder(Thread):
    """Reads one file: a clip, or its proxy. Methods may be called from any thread.

    While it plays, and of a proxy always, frames are converted quickly: 1 ms instead of 10 for
    1920 x 1080. Where the file cannot be read, what is wanted is a grey checkerboard.
    """

    def __init__(self, file: str, clip: str, rasters: Rasters, reports: Reports) -> None:
        super().__init__(name=f"decode {file}", daemon=True)
        self.file, self.clip = file, clip
        self.info: ClipInfo | None = None
        self._rasters, self._reports = rasters, reports
        self._bell = Condition()
        self._open, self._playing, self._offline = True, False, False
        self._wanted: OrderedDict[LayerId, Want] = OrderedDict()
        self._near: list[Shown] = []  # to make ready while nothing is wanted, the last first
        self._served = -1
        self._lay: Callable[[np.ndarray, Rect], Raster]

    @property
    def quick(self) -> bool:
        """True while frames are converted quickly."""
        return self._playing or self.file != self.clip

    def key(self, time: Fraction, place: Rect, quick: bool = False) -> Shown | None:
        """What is shown at a time of the clip; None until its time stamps are known."""
        if self._offline:
            return Shown(self.file, -1, place)
        return None if self.info is None else Shown(self.file, self.info.index(time), place, quick)

    def want(self, want: Want) -> None:
        """Decode that next; what the same layer wanted before is forgotten, and what lay near."""
        with self._bell:
            self._wanted.pop(want.layer, None)
            self._wanted[want.layer] = want
            self._near.clear()
            self._bell.notify()

    def follow(self, want: Want) -> None:
        """That is on screen: make the frames after it ready."""
        shown = self.key(want.time, want.place, self.quick)
        if self.info is None or shown is None or self._offline:
            return
        count = min(AHEAD if self._playing else BESIDE, self._rasters.holds(shown.place) // 2)
        stop = min(shown.frame + 1 + count, self.info.frames)
        ahead = (shown._replace(frame=frame) for frame in range(stop - 1, shown.frame, -1))
        with self._bell:
            self._near = list(ahead)
            self._bell.notify()

    def set_playing(self, playing: bool) -> None:
        """Whether frames will be wanted one after the other."""
        self._playing = playing

    def close(self) -> None:
        """End the thread after the frame it is at; does not wait."""
        with self._bell:
            self._open = False
            self._bell.notify()

    # -- the thread

    def run(self) -> None:
        """Serve wants until closed."""
        with IMPORTING:  # the codecs load beside the window
            from editor.media import frames
            from editor.media.video.proxy import wants_proxy
            from editor.media.video.reader import ClipReader

        self._lay = frames.frame_raster
        try:
            with ClipReader(self.file, threads="SLICE") as reader:
                self.info = reader.info
                if self.file == self.clip and wants_proxy(reader.info):
                    self._reports.large(self.clip)
                while (task := self._next()) is not None:
                    self._serve(reader, task)
        except UnderpaintError as error:
            self._offline = True
            self._reports.lost(self.clip, self.file, error)
            self._stand_in(frames.offline_raster)

    def _next(self) -> Want | Shown | None:
        """What is wanted, else what may be soon; waits for it. None: closed."""
        with self._bell:
            self._bell.wait_for(lambda: self._wanted or self._near or not self._open)
            if not self._open:
                return None
            return self._wanted.popitem()[1] if self._wanted else self._near.pop()

    def _serve(self, reader: ClipReader, task: Want | Shown) -> None:
        if isinstance(task, Shown):
            self._ready(reader, task)
            return
        shown = Shown(self.file, reader.info.index(task.time), task.place, self.quick)
        if 0 < self._served - shown.frame <= BEHIND:
            self._ready_behind(reader, shown)
        self._served = shown.frame
        self._reports.arrived(self.clip, task, shown, self._ready(reader, shown))

    def _ready(self, reader: ClipReader, shown: Shown) -> Raster:
        raster = self._rasters.get(shown)
        if raster is None:
            pixels = reader.frame(shown.frame, quick=shown.quick).pixels
            raster = self._lay(pixels, shown.place)
            self._rasters.put(shown, raster)
        return raster

    def _ready_behind(self, reader: ClipReader, shown: Shown) -> None:
        """On the way back, frame by frame: decode a run once instead of its start each time."""
        if self._rasters.get(shown) is None:
            count = min(BEHIND, self._rasters.holds(shown.place) // 2)
            first = max(reader.info.group(shown.frame).start, shown.frame - count + 1)
            for frame in range(first, shown.frame):
                self._ready(reader, shown._replace(frame=frame))

    def _stand_in(self, pattern: Callable[[Rect], Raster]) -> None:
        """The file is missing or broken: whatever is wanted looks like that."""
        while (task := self._next()) is not None:
            if isinstance(task, Want):
                shown = Shown(self.file, -1, task.place)
                self._reports.arrived(self.clip, task, shown, pattern(task.place))
