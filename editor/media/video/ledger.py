"""Writing a clip so that a cut of power costs seconds: whole segments, a journal, then one file.

Frames are encoded in segments of a second at most, each a file of its own beside the output. When
the last is there they are joined, the result is read back, and only then does it take its name.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from zipfile import BadZipFile

import numpy as np

from editor.core.errors import CannotWrite
from editor.media.atomic import cannot_write, check_target, sync_folder
from editor.media.video.assemble import assemble
from editor.media.video.encoder import Segment, checksum
from editor.media.video.journal import NAME, Entry, Journal
from editor.media.video.parts import Parts
from editor.media.video.plan import Plan

State = Mapping[str, np.ndarray]
"""What a stabiliser knows after a frame: named arrays."""
PARTS = ".parts"
"""Suffix of the folder beside the output that holds the segments."""
_OURS = ("[0-9]*.mkv", "[0-9]*.mkv.part", "[0-9]*.npz", NAME)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def _nothing() -> None:
    """Nobody listens."""


class Ledger:
    """Takes the frames of a plan in order; use with `with`. For one thread at a time.

    done: frames that are safely written; the first one wanted is this. state: the stabiliser's
    state after them, None where none was kept. maker: what computes the frames; set by whoever
    knows, kept with them, so that the rest is computed alike. note: what an artist should know.
    Left by an error, the parts stay, and the next ledger of the same plan continues them with the
    very same result. Raises CannotWrite, which names the file and says what is kept.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.folder = plan.out.with_name(plan.out.name + PARTS)
        self.done, self.note, self.maker = 0, "", ""
        self.state: State | None = None
        self._segment: Segment | None = None

    def __enter__(self) -> Ledger:
        if self.plan.preset.way != "png":
            check_target(self.plan.out)
        with self._explained():
            self._journal = Journal(self.folder, self.plan.parts_identity, self.plan.out)
            if self._journal.stale:
                self.note = "What had been begun with other settings was started anew."
            self._take_stock()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._segment is not None:
            self._segment.abandon()
            self._segment = None
        self._journal.close()
        if self.done == 0:
            self._remove_parts()

    def write(self, pixels: np.ndarray, state: Callable[[], State] | None = None) -> None:
        """Take the next frame, uint8 (h, w, 3 or 4) of the plan's size.

        state: asked after the last frame of a segment, and kept beside it.
        """
        with self._explained():
            if self._segment is None:
                path = self.folder / f"{len(self._journal.entries):06d}.mkv"
                self._segment = Segment(path, self.plan)
            self._segment.write(pixels)
            if self.done + self._segment.frames == self.plan.segment_end(self.done):
                self._finish_segment(state)

    def finish(self, tick: Callable[[], None] = _nothing) -> Path:
        """Join what is there, read it back, remove the parts. Returns the plan's `out`.

        Where fewer frames came than were planned (a damaged source), the clip ends there. Raises
        CannotWrite where the result is not what was written; the parts stay then, as they do where
        `tick`, called now and then, raises something.
        """
        with self._explained():
            if self._segment is not None:
                self._finish_segment(None)
            out = self.rescue(tick)
            self._remove_parts()
        return out

    def rescue(self, tick: Callable[[], None] = _nothing) -> Path:
        """Make the file of the segments that are done, and keep them. Returns the plan's `out`.

        Raises CannotWrite where no second is finished yet.
        """
        if self.done == 0:
            raise CannotWrite("Not one second of the clip is finished yet.", file=self.plan.out)
        with self._explained():
            files = tuple(self.folder / entry.file for entry in self._journal.entries)
            assemble(self.plan, Parts(files, self.done, tick))
        return self.plan.out

    def _take_stock(self) -> None:
        """Find where to go on, and remove what the journal does not know."""
        entries = self._journal.entries
        self.done = sum(entry.frames for entry in entries)
        self.state = self._load(entries[-1].state) if entries else None
        self.maker = entries[-1].maker if entries else ""
        known = {name for entry in entries for name in (entry.file, entry.state)} | {NAME}
        for path in self._ours():
            if path.name not in known:
                path.unlink(missing_ok=True)

    def _finish_segment(self, state: Callable[[], State] | None) -> None:
        segment = self._segment
        assert segment is not None
        segment.finish()
        self._segment = None
        number = len(self._journal.entries)
        path = self.folder / f"{number:06d}.mkv"
        kept = self._save(state(), number) if state is not None else ""
        sync_folder(self.folder)
        size, crc = path.stat().st_size, checksum(path)
        entry = Entry(path.name, self.done, segment.frames, size, crc, kept, self.maker)
        self._journal.add(entry)
        self.done += segment.frames
        for entry in self._journal.entries[:-2][-1:]:
            if entry.state:
                (self.folder / entry.state).unlink(missing_ok=True)

    def _save(self, state: State, number: int) -> str:
        path = self.folder / f"{number:06d}.npz"
        with path.open("wb") as file:
            np.savez(file, **state)  # type: ignore[arg-type]
            file.flush()
            os.fsync(file.fileno())
        return path.name

    def _load(self, name: str) -> dict[str, np.ndarray] | None:
        """A kept state, None where it is not whole."""
        if not name:
            return None
        try:
            with np.load(self.folder / Path(name).name) as kept:
                return {key: kept[key] for key in kept.files}
        except (OSError, ValueError, BadZipFile):
            return None

    def _ours(self) -> Iterator[Path]:
        """What ledgers leave in the folder; whatever else lies there is not touched."""
        for pattern in _OURS:
            yield from self.folder.glob(pattern)

    def _remove_parts(self) -> None:
        self._journal.close()
        for path in self._ours():
            path.unlink(missing_ok=True)
        with suppress(OSError):  # something of somebody else lies in it
            self.folder.rmdir()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Say what the system's refusal means for the clip."""
        try:
            yield
        except OSError as error:
            raise self._cannot_write(error) from error
        except CannotWrite as error:
            if isinstance(error.__cause__, OSError):
                raise self._cannot_write(error.__cause__) from error.__cause__
            raise

    def _cannot_write(self, error: OSError) -> CannotWrite:
        if self.done == 0 and error.errno not in _FULL:
            return cannot_write(self.plan.out, error)
        seconds = float(self.plan.seconds(self.done))
        kept = f"The first {seconds:.1f} s of the clip are kept" if self.done else "Nothing is kept"
        full = error.errno in _FULL
        what = "The disk is full." if full else f"Writing failed ({error.strerror or error})."
        return CannotWrite(
            f"{what} {kept}.",
            file=self.plan.out,
            remedy=f"{'Free some space' if full else 'Check the disk'} and export again"
            f"{': it goes on from there.' if self.done else '.'}",
        )
