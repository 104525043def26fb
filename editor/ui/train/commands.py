"""The program's own command line, run beside the window: what it says line by line, how it ends."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, Signal

import editor

HOME = Path(editor.__file__).parents[1]
"""Where `python -m editor` finds the package, installed or in a checkout."""


def program(arguments: Sequence[str]) -> list[str]:
    """The whole command line of a sub-command of ours."""
    return [sys.executable, "-m", "editor", *arguments]


def launch(words: Sequence[str], output: Path) -> int:
    """Start a sub-command that outlives the window; what it prints goes to a file.

    Returns its process id, 0 where it could not be started.
    """
    line = ["-m", "editor.ui.train.detached", str(output), *words]
    answer: Any = QProcess.startDetached(sys.executable, line, str(HOME))
    started, pid = answer
    return int(pid) if started else 0


class Command(QObject):
    """One sub-command at a time, with `--json`; a new one takes the place of the one before.

    said(dict): a line. ended(str): "" where it went well, else the sentence of what failed.
    """

    said = Signal(dict)
    ended = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None

    @property
    def running(self) -> bool:
        """True until `ended`."""
        return self._process is not None

    def start(self, arguments: Sequence[str]) -> None:
        """Run a sub-command."""
        self.stop()
        self._process = process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.setWorkingDirectory(str(HOME))
        line = program([*arguments, "--json"])
        process.start(line[0], line[1:])

    def stop(self) -> None:
        """Give it up; nothing more is said."""
        process, self._process = self._process, None
        if process is None:
            return
        process.readyReadStandardOutput.disconnect(self._read)
        process.finished.disconnect(self._on_finished)
        process.errorOccurred.disconnect(self._on_error)
        process.finished.connect(process.deleteLater)
        process.kill()

    def close(self) -> None:
        """Give it up, and wait until it is gone: the window closes."""
        process = self._process
        self.stop()
        if process is not None:
            process.waitForFinished(3000)

    def _read(self) -> None:
        process = self._process
        while process is not None and process is self._process and process.canReadLine():
            self._tell(bytes(process.readLine().data()))

    def _tell(self, line: bytes) -> None:
        try:
            facts: Any = json.loads(line)
        except ValueError:
            return  # a word of a library, none of ours
        if isinstance(facts, dict):
            self.said.emit(facts)

    def _on_finished(self, code: int) -> None:
        self._read()
        process, self._process = self._process, None
        if process is None:
            return
        words = bytes(process.readAllStandardError().data()).decode(errors="replace")
        process.deleteLater()
        self.ended.emit(last_sentence(words) if code else "")

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.ended.emit(self.tr("The program could not be started again beside the window."))


def last_sentence(words: str) -> str:
    """What a command said last, without its name before it."""
    lines = [line for line in words.splitlines() if line.strip()]
    last = lines[-1].strip() if lines else "It ended without a word."
    head, _, rest = last.partition(": ")
    return rest if head.startswith("underpaint") and rest else last
