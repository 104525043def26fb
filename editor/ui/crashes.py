"""What nobody foresaw is written to a log on this computer and told in one sentence."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from socket import socketpair
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QSocketNotifier,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from editor.core.processes import lives


class CrashLog(QObject):
    """Hooks every way an error can pass unseen; the log stays on this computer.

    raised: one sentence for the artist, emitted in whichever thread failed; connect bound methods
    of objects that live in the GUI thread. `previous`: the log of a run that crashed, or None.
    """

    raised = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"crash-{os.getpid()}.log"
        self.previous = _kept(folder)
        self._file: TextIO = self.path.open("w", encoding="utf-8", buffering=1)

    def install(self) -> None:
        """Take over Python's and Qt's hooks for the life of the program."""
        faulthandler.enable(self._file)
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._uncaught(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        sys.unraisablehook = lambda args: self._write(f"unraisable: {args.exc_value!r}")
        qInstallMessageHandler(self._qt_said)

    def told(self) -> str:
        """One sentence about the run that crashed."""
        words = self.tr("Underpaint ended unexpectedly last time. What is known of it: {path}")
        return words.format(path=self.previous)

    def close(self) -> None:
        """A good end: remove the log where nothing was written, and Python's hooks."""
        faulthandler.disable()
        qInstallMessageHandler(None)
        sys.excepthook, threading.excepthook = sys.__excepthook__, threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        self._file.close()
        if self.path.stat().st_size == 0:
            self.path.unlink()

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        self._write("".join(traceback.format_exception(kind, error, trace)))
        words = self.tr("Something unforeseen happened ({error}). Your document is as it was.")
        self.raised.emit(words.format(error=f"{kind.__name__}: {error}"))

    def _qt_said(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        sys.stderr.write(f"{text}\n")
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self._write(f"Qt: {text}")

    def _write(self, text: str) -> None:
        self._file.write(f"{datetime.now().isoformat(timespec='seconds')} {text}\n")


def _kept(folder: Path) -> Path | None:
    """The log of an ended run that has something to tell; empty ones of ended runs are removed."""
    found = None
    for path in sorted(folder.glob("crash-*.log"), key=lambda p: p.stat().st_mtime):
        if _runs(path):
            continue
        if path.stat().st_size == 0:
            path.unlink(missing_ok=True)
            continue
        found = path.replace(folder / "crash.log")
    return found


def _runs(path: Path) -> bool:
    """True where the program that writes this log is still there."""
    pid = path.stem.removeprefix("crash-")
    return pid.isdecimal() and lives(int(pid))


def leave_on_signals(application: QApplication) -> None:
    """Ctrl+C in the terminal and a polite kill end the program in order, as closing it does."""
    ours, theirs = socketpair()
    for end in (ours, theirs):
        end.setblocking(False)
    signal.set_wakeup_fd(theirs.fileno())
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, application)
    application.setProperty("signal-sockets", (ours, theirs))  # they live as long as it does

    def leave() -> None:
        ours.recv(4096)  # else the notifier would ask again and again, whatever is answered
        application.quit()

    notifier.activated.connect(leave)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
