"""Playback: the playhead follows a clock; sound, where there is any, sets the clock's pace."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from editor.core.document import Document
from editor.core.history import History
from editor.core.time import FrameRange
from editor.ui.video.mixer import Track, tracks_of
from editor.ui.video.playhead import Playhead

FASTEST = 8.0
SLOW = 0.25
"""The speed while K is held with J or L."""
PATIENCE_MS = 1500
"""How long playback waits for its first frames before it begins without them."""
TRUST = 0.1
"""Share of the difference from the sound that the clock takes over at each look."""
LEAD = 0.008
"""Seconds, about, from choosing a frame to seeing it: it is chosen so much earlier."""
JUMP = 0.12
"""Seconds of difference from the sound from which the clock jumps instead."""


class Sounding(Protocol):
    """What plays the sound of a document."""

    def start(self, document: Document, at: float, speed: float) -> None:
        """Play from `at` seconds on, at a speed (backwards where negative)."""

    def stop(self) -> None:
        """Be silent."""

    def position(self) -> float | None:
        """The second that is heard just now; None where none is (yet)."""


class Silence:
    """Where there is nothing to hear."""

    def start(self, document: Document, at: float, speed: float) -> None:
        """Nothing begins."""

    def stop(self) -> None:
        """Nothing ends."""

    def position(self) -> float | None:
        """Nothing is heard."""
        return None


class Clock:
    """Runs at a speed from a point in time on; can be led gently by another clock."""

    def __init__(self, ticks: Callable[[], float] = perf_counter) -> None:
        self._ticks = ticks
        self._began, self._from, self.speed = ticks(), 0.0, 1.0

    def start(self, at: float, speed: float) -> None:
        """It is `at` seconds now."""
        self._began, self._from, self.speed = self._ticks(), at, speed

    def now(self) -> float:
        """The time in seconds."""
        return self._from + (self._ticks() - self._began) * self.speed

    def lead(self, heard: float) -> None:
        """Somebody more trustworthy says what time it is: go there little by little, or at once
        where the difference would be noticed."""
        apart = heard - self.now()
        self._from += apart if abs(apart) > JUMP else apart * TRUST


class Player(QObject):
    """Plays between the in and the out point when the playhead is there, else everything.

    changed(): playing, speed or loop are others now. Frames that come too late are left out, so
    that picture and sound stay together.
    """

    changed = Signal()

    def __init__(
        self,
        history: History,
        playhead: Playhead,
        sound: Sounding | None = None,
        ready: Callable[[], bool] = lambda: True,
        ticks: Callable[[], float] = perf_counter,
    ) -> None:
        super().__init__()
        self._history, self._playhead = history, playhead
        self._sound: Sounding = sound or Silence()
        self._ready, self._ticks = ready, ticks
        self._clock = Clock(ticks)
        self._speed, self._loop = 1.0, False
        self._range = FrameRange(0, 1)
        self._moving = self._rolling = False
        self._asked = 0.0
        self._heard: tuple[Track, ...] = ()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timer)
        playhead.changed.connect(self._on_frame)
        playhead.playing_changed.connect(self._on_playing)
        self.destroyed.connect(history.subscribe(self._on_document))

    @property
    def playing(self) -> bool:
        """True while frames follow one another."""
        return self._playhead.playing

    @property
    def speed(self) -> float:
        """1 = as filmed; negative: backwards."""
        return self._speed

    @property
    def now(self) -> float:
        """The second of the document that is due; means something while it plays."""
        return self._clock.now()

    @property
    def loop(self) -> bool:
        """Whether the end is followed by the beginning."""
        return self._loop

    def set_loop(self, loop: bool) -> None:
        """Begin anew at the end, or stop there."""
        self._loop = loop
        self.changed.emit()

    # ---- what the artist asks

    def play(self, speed: float = 1.0) -> None:
        """Play from the playhead; from the beginning where it stands at the end."""
        timeline = self._playhead.timeline
        if timeline.is_still:
            return
        frame, chosen = self._playhead.frame, timeline.chosen
        self._range = chosen if chosen.contains(frame) else timeline.whole
        if speed > 0 and frame >= self._range.stop - 1:
            self._seek(self._range.start)
        elif speed < 0 and frame <= self._range.start:
            self._seek(self._range.stop - 1)
        self._speed = speed
        self._playhead.set_playing(True)
        self._roll()
        self.changed.emit()

    def pause(self) -> None:
        """Stay at the frame shown."""
        self._playhead.set_playing(False)

    def toggle(self) -> None:
        """Play, or stay."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def shuttle(self, direction: int) -> None:
        """J (-1) and L (1): play that way; once more, twice as fast."""
        same = self.playing and self._speed * direction >= 1.0
        self.play(direction * (min(FASTEST, abs(self._speed) * 2) if same else 1.0))

    def creep(self, direction: int) -> None:
        """J and L while K is held: slowly that way."""
        self.play(direction * SLOW)

    def step(self, by: int) -> None:
        """Stop, and show a neighbour of the frame shown."""
        self.pause()
        self._playhead.step(by)

    # ---- rolling

    def _roll(self) -> None:
        """Begin as soon as the frame shown and those after it are there."""
        self._sound.stop()
        self._rolling, self._asked = False, self._ticks()
        self._timer.start(0)

    def _on_timer(self) -> None:
        if not self.playing:
            return
        if not self._rolling and not self._began():
            self._timer.start(5)
            return
        heard = self._sound.position()
        if heard is not None:
            self._clock.lead(heard)
        frame = math.floor((self._clock.now() + LEAD * self._speed) * self._rate + 1e-6)
        if self._range.contains(frame):
            self._seek(frame)
            self._wait(frame)
        else:
            self._at_end()

    def _began(self) -> bool:
        patient = (self._ticks() - self._asked) * 1000 < PATIENCE_MS
        if patient and not self._ready():
            return False
        self._rolling = True
        at = (self._playhead.frame + (1e-3 if self._speed > 0 else 1 - 1e-3)) / self._rate
        self._clock.start(at, self._speed)
        self._be_heard(at)
        return True

    def _be_heard(self, at: float) -> None:
        document = self._history.committed
        self._heard = tracks_of(document)
        self._sound.start(document, at, self._speed)

    def _wait(self, frame: int) -> None:
        """Until the next frame is due."""
        due = (frame + 1 if self._speed > 0 else frame) / self._rate
        left = (due - self._clock.now()) / self._speed - LEAD
        self._timer.start(max(0, math.ceil(left * 1000)))

    def _at_end(self) -> None:
        ahead = self._speed > 0
        if self._loop:
            self._seek(self._range.start if ahead else self._range.stop - 1)
            self._roll()
        else:
            self._seek(self._range.stop - 1 if ahead else self._range.start)
            self.pause()

    @property
    def _rate(self) -> float:
        return float(self._playhead.timeline.rate)

    def _seek(self, frame: int) -> None:
        self._moving = True
        try:
            self._playhead.seek(frame)
        finally:
            self._moving = False

    # ---- others move the playhead, or change the document

    def _on_frame(self, frame: int) -> None:
        if self.playing and not self._moving:
            if not self._range.contains(frame):
                self._range = self._playhead.timeline.whole
            self._roll()

    def _on_playing(self, playing: bool) -> None:
        if not playing:
            self._timer.stop()
            self._sound.stop()
            self._rolling = False
            self._speed = 1.0
        self.changed.emit()

    def _on_document(self, before: Document, after: Document) -> None:
        if not self.playing:
            return
        if self._rolling and after is self._history.committed and tracks_of(after) != self._heard:
            self._be_heard(self._clock.now())
        if before.timeline is after.timeline:
            return
        self._range = self._range.intersect(after.timeline.whole)
        if after.timeline.is_still or before.timeline.rate != after.timeline.rate:
            self.pause()
