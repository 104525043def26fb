"""What the artist asks of trainings: to begin, wait, go on, end, and which moment is the model."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QImage

from editor.core.errors import UnderpaintError
from editor.ui.background import Background
from editor.ui.train.commands import Command, launch
from editor.ui.train.naming import free_folder
from editor.ui.train.reading import OUTPUT, Launch, Reader, Sight, Summary, read_picture
from editor.ui.train.remembered import newly_broken, put_off, taken_up
from editor.weights.runs import Run, TrainRequest, Wish
from editor.weights.shelf import installed_root

OFTEN, SELDOM = 500, 4000
"""Milliseconds between two looks at the runs: while they are shown, and otherwise."""
TWICE = 1.0
"""Seconds in which another click on the same button is none."""


class Trainer(QObject):
    """The imperative shell round runs, which are processes of their own: it writes wishes and
    reads folders, both in the background. Lives in the GUI thread.

    changed: `sight` is newer. model_made: a model came onto the shelf, or is another moment now.
    seen_first: the first look is done. began(Path): a run was started. notice(str): it is done.
    """

    changed = Signal()
    seen_first = Signal()
    began = Signal(object)
    model_made = Signal()
    failed = Signal(str)
    notice = Signal(str)

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self.settings = settings
        self.sight = Sight()
        self.chosen: Path | None = None
        self.watched = False
        """True while the runs are shown."""
        self._background = Background(threads=1)  # looks and deeds in the order of asking
        self._reader: Reader | None = None
        self._launches: dict[Path, Launch] = {}
        self._looking = self._seen = False
        self._said = ""  # what was wrong with the last look
        self._usable: set[Path] = set()
        self._started: dict[Path, float] = {}
        self._resuming: set[str] = set()
        self._choosing = Command(self)
        self._choosing.ended.connect(self._on_chosen)
        self._timer = QTimer(self, interval=SELDOM)
        self._timer.timeout.connect(self.look)

    # ---- looking

    def watch(self, often: bool) -> None:
        """Look at the runs, twice a second where they are shown."""
        self.watched = often
        self._timer.start(OFTEN if often else SELDOM)
        if often:
            self.look()

    def look(self) -> None:
        """Read the runs once more; `changed` when that is done."""
        if self._looking:
            return
        self._looking = True
        chosen, launches = self.chosen, dict(self._launches)

        def work() -> Sight:
            if self._reader is None:
                self._reader = Reader(installed_root())
            return self._reader.look(chosen, launches)

        self._background.run(work, self._on_sight, self._on_blind)

    def choose(self, out: Path | None) -> None:
        """Look at this run from now on; None: at none."""
        if out != self.chosen:
            self.chosen = out
            self.sight = replace(self.sight, detail=None)
            self.changed.emit()
            self.look()

    def summary(self, out: Path | None) -> Summary | None:
        """What is known of a run."""
        return next((one for one in self.sight.runs if one.run.out == out), None)

    def fetch(self, path: Path, came: Callable[[QImage], None]) -> None:
        """Read a picture in the background."""
        self._run(lambda: read_picture(path), came)

    @property
    def live(self) -> tuple[Summary, ...]:
        """The runs whose processes are at work."""
        return tuple(one for one in self.sight.runs if one.working)

    def _on_sight(self, sight: Sight) -> None:
        self._looking, self._said = False, ""
        if sight.detail is not None and sight.detail.summary.run.out != self.chosen:
            sight = replace(sight, detail=None)
        before, self.sight = self.sight, sight
        if before.has(self.chosen) and not sight.has(self.chosen):
            self.chosen = None  # somebody has removed its folder
        self.changed.emit()
        self._tell_of_ends(before, sight)
        self._tell_of_models(sight)
        self._take_up()
        if not self._seen:
            self._seen = True
            self.seen_first.emit()
        if sight.detail is None and self.summary(self.chosen) is not None:
            self.look()  # another was chosen while this was read

    def _tell_of_ends(self, before: Sight, sight: Sight) -> None:
        """Say what was at work a moment ago and is not now."""
        live = {one.run.out for one in before.runs if one.live}
        words = {
            "done": self.tr("“{name}” is trained, and on the shelf."),
            "failed": self.tr("“{name}” could not be trained. The Train workspace says why."),
        }
        for one in sight.runs:
            if one.run.out in live and not one.live and one.state.phase in words:
                self.notice.emit(words[one.state.phase].format(name=one.title))

    def _tell_of_models(self, sight: Sight) -> None:
        """Say that there is another model, or that one is gone."""
        ready = {one.run.out for one in sight.runs if one.state.phase in ("done", "stopped")}
        gone = {out for out in self._usable if not sight.has(out)}
        fresh, self._usable = ready - self._usable, ready
        if (fresh or gone) and self._seen:
            self.model_made.emit()

    def _on_blind(self, error: UnderpaintError) -> None:
        """The runs cannot be looked at: that is said once, not at every look."""
        self._looking = False
        if str(error) != self._said:
            self._said = str(error)
            self.failed.emit(self._said)

    def _on_trouble(self, error: UnderpaintError) -> None:
        self.failed.emit(str(error))

    # ---- deeds

    def begin(self, request: TrainRequest) -> None:
        """Train a new model; it stands on the artist's shelf under a name made of its title."""

        def work() -> Path:
            out = free_folder(request.title)
            Run(out).ask(request)
            return out

        self._run(work, self._start)

    def pause(self, out: Path) -> None:
        """Let a run wait; it keeps its place in memory."""
        self._wish(out, "pause")

    def stop(self, out: Path) -> None:
        """Let a run save and end; it can go on later."""
        self._wish(out, "stop")

    def go_on(self, out: Path) -> None:
        """Let a run that waits, or has ended, go on."""
        summary = self.summary(out)
        if summary is not None and summary.live:
            self._wish(out, "go")
        else:
            self._start(out)

    def further(self, out: Path, more: float, usual: float) -> None:
        """Train a run that is done for so many minutes more. usual: the minutes of its recipe."""
        run = Run(out)

        def work() -> Path:
            request = run.request()
            run.ask(replace(request, minutes=(request.minutes or usual) + more, steps=None))
            return out

        self._run(work, self._start)

    def choose_moment(self, out: Path, step: int) -> None:
        """Let the model be what it was at that step."""
        self._choosing.start(["train", "--choose", str(step), "--out", str(out)])

    def delete(self, out: Path) -> None:
        """Remove a model with its run; one at work is not touched."""
        summary = self.summary(out)
        if summary is None or summary.live:
            self.failed.emit(self.tr("Stop this training before you delete it."))
            return
        if self.chosen == out:
            self.choose(None)

        def gone(_: object) -> None:
            self._launches.pop(out, None)
            self.model_made.emit()
            self.look()

        self._run(lambda: shutil.rmtree(out), gone)

    # ---- coming and going

    def resume_next_time(self) -> None:
        """Stop what is at work, and go on with it when the window opens again."""
        put_off(self.settings, self.live)
        self.stop_all()

    def stop_all(self) -> None:
        """Stop what is at work."""
        for one in self.live:
            self.stop(one.run.out)

    def let_waiting_rest(self) -> None:
        """Let runs that wait save and end: without a window nobody sees what memory they keep."""
        for one in self.sight.runs:
            if one.state.phase == "paused":
                self.stop(one.run.out)

    def resume(self) -> tuple[Summary, ...]:
        """Go on with what was put off when the window closed; returns those."""
        again = taken_up(self.settings, self.sight.runs)
        self._resuming = {str(one.run.out) for one in again}
        self._take_up()
        return again

    def _take_up(self) -> None:
        """Start what is to go on, once the process that still saves it has ended."""
        for one in self.sight.runs:
            if str(one.run.out) in self._resuming and not one.live:
                self._resuming.remove(str(one.run.out))
                self._start(one.run.out)

    def broken(self) -> tuple[Summary, ...]:
        """Runs that broke off since this was asked last."""
        return newly_broken(self.settings, self.sight.runs)

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._choosing.close()
        self._background.close()

    # ---- how

    def _wish(self, out: Path, wish: Wish) -> None:
        self._run(lambda: Run(out).wish(wish), lambda _: self.look())

    def _start(self, out: Path) -> None:
        """Start the process of a run that was asked for; once, however often it is clicked."""
        now = time.monotonic()
        if now - self._started.get(out, -TWICE) < TWICE:
            return
        self._started[out] = now
        run, output = Run(out), Run(out).folder / OUTPUT

        def work() -> None:
            run.wish("go")
            output.unlink(missing_ok=True)

        def ready(_: object) -> None:
            at = time.time()
            pid = launch(["train", "--out", str(out), "--json"], output)
            self._launches[out] = Launch(pid, at)
            self.began.emit(out)
            self.look()

        self._run(work, ready)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._background.run(work, done, self._on_trouble)

    def _on_chosen(self, complaint: str) -> None:
        if complaint:
            self.failed.emit(complaint)
        else:
            self.notice.emit(self.tr("The model is that moment now."))
            self.model_made.emit()
            self.look()
