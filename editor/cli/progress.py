"""How a command speaks: a bar on a terminal, JSON lines where asked for, else plain lines."""

from __future__ import annotations

import json as _json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn


def say(text: str, *, json: bool = False, **facts: object) -> None:
    """One line on stdout: the text, or the facts as a JSON object."""
    line = _json.dumps(facts, ensure_ascii=False) if json else text
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def say_error(text: str, *, json: bool = False) -> None:
    """One sentence on stderr; with `json` also an error object on stdout."""
    if json:
        say("", json=True, event="error", message=text)
    sys.stderr.write(f"underpaint: {text}\n")


def report(source: Path, out: Path, notes: Mapping[str, Any], *, json: bool) -> None:
    """Say what was written, and how fast.

    notes: seconds; of a clip frames and fps; perhaps a note, one sentence or more.
    """
    text = f"{out}  {notes['seconds']:.1f} s"
    if "frames" in notes:
        text += f", {notes['frames']} frames, {notes['fps']:.1f} frames/s"
    if notes.get("note"):
        text += f". {notes['note']}"
    files = {"file": str(source), "out": str(out)}
    say(text, json=json, event="done", **{**notes, **files})


class Bar:
    """Progress of a batch: on a terminal a bar on stderr, with `json` one line per 5 %."""

    def __init__(self, *, json: bool = False) -> None:
        self._json = json
        self._last = -1.0
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=json or not sys.stderr.isatty(),
        )
        self._task = self._progress.add_task("", total=1.0)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def at(self, fraction: float, name: str, fps: float = 0.0) -> None:
        """Show that `fraction` (0..1) of all is done, now at `name`. fps: frames a second, or 0."""
        text = f"{name}  {fps:.1f} frames/s" if fps else name
        self._progress.update(self._task, completed=fraction, description=text)
        if self._json and (fraction - self._last >= 0.05 or fraction < self._last):
            self._last = fraction
            speed = {"fps": round(fps, 2)} if fps else {}
            say("", json=True, event="progress", file=name, fraction=round(fraction, 3), **speed)
