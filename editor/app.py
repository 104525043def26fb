"""The composition root: the only file that knows both the window and the engines."""

from __future__ import annotations

import builtins
import gc
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

STARTED = time.perf_counter()
USAGE = """\
underpaint                      open the window
underpaint FILE...              open pictures or documents in the window
underpaint COMMAND --help       work without a window

commands:
{commands}"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window, or a command where the first argument names one. Returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    from editor.cli.commands import COMMANDS  # light: no torch, no Qt

    if arguments and arguments[0] in COMMANDS:
        from editor import cli

        return cli.main(arguments)
    if arguments and arguments[0] in ("-h", "--help"):
        commands = "\n".join(f"  {name:10} {what}" for name, what in COMMANDS.items())
        sys.stdout.write(USAGE.format(commands=commands) + "\n")
        return 0
    if arguments and arguments[0] == "--version":
        from editor import __version__

        sys.stdout.write(f"underpaint {__version__}\n")
        return 0
    measure = "--measure-start" in arguments
    files = [argument for argument in arguments if argument != "--measure-start"]
    if unknown := [name for name in files if name.startswith("-")]:
        sys.stderr.write(f"underpaint: unknown option {unknown[0]}. See underpaint --help.\n")
        return 2
    if files and _is_word(files[0]):
        sys.stderr.write(
            f"underpaint: there is no command or file {files[0]}. {_meant(files[0])}\n"
        )
        return 2
    return open_window(files, measure=measure)


def _is_word(name: str) -> bool:
    """Whether it can only be meant as a command: no file, and no path or file's name either."""
    return name.isidentifier() and not Path(name).exists()


def _meant(word: str) -> str:
    from difflib import get_close_matches

    from editor.cli.commands import COMMANDS

    near = get_close_matches(word, COMMANDS, 1)
    return f"Did you mean {near[0]}?" if near else "See underpaint --help."


def open_window(files: Sequence[str], *, measure: bool = False) -> int:
    """Open the window on `files` and run until it is closed. Returns the exit code.

    With `measure` the window closes after its first paint and one JSON line tells how long
    that took since this process began to run Python, how much of it went into imports and into
    making the window, and which heavy modules were imported.
    """
    gc.disable()  # nothing is garbage yet; GuiGarbage sees to it later
    sys.setswitchinterval(0.001)  # else a busy thread freezes the window (libraries.md, trap 1)
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "4")  # else its threads spin at the start
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    if complaint := _no_display():
        sys.stderr.write(complaint)
        return 2
    _import_qt()
    from platformdirs import user_log_path

    from editor.clips.engine import ClipEngine
    from editor.jobs.remote import RemoteEngine
    from editor.ui.application import create_application, create_window
    from editor.ui.crashes import CrashLog, leave_on_signals
    from editor.ui.worker import GpuWorker

    imported = time.perf_counter()
    application = create_application(sys.argv[:1])
    crashes = CrashLog(user_log_path("underpaint", appauthor=False))
    crashes.install()
    leave_on_signals(application)
    worker = GpuWorker(ClipEngine(RemoteEngine("editor.engines.host:serve")))
    window = create_window(worker)
    gc.freeze()  # what was made until now stays: it need not be looked through time and again
    crashes.raised.connect(window.stage.message.error)
    if measure:
        from editor.ui.late import after_first_paint

        made = time.perf_counter()
        after_first_paint(window, lambda: _report_start(application, imported, made))
    window.show()
    if crashes.previous is not None:
        window.stage.message.notice(crashes.told())
    window.open_files([str(name) for name in files])
    code = int(application.exec())
    worker.close()  # a second time where the window was closed; the first where a signal ended it
    crashes.close()
    return code


def _import_qt() -> None:
    """Import Qt, but not its hook into every later import.

    For `from __feature__ import ...`, which nothing here uses, the hook reads the source of every
    module that is imported after it: a fifth of the time until the window shows.
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain


def _no_display() -> str:
    """A sentence where no window can be opened here, else nothing."""
    given = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    if not sys.platform.startswith("linux") or any(os.environ.get(name) for name in given):
        return ""
    return (
        "underpaint: there is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are"
        " not set). Start it from a desktop, or use a command: underpaint --help.\n"
    )


def _report_start(application: QApplication, imported: float, made: float) -> None:
    import json

    report = {
        "first_paint_s": round(time.perf_counter() - STARTED, 4),
        "imports_s": round(imported - STARTED, 4),
        "window_s": round(made - imported, 4),
        "heavy": [name for name in ("torch", "torchvision", "cv2", "av") if name in sys.modules],
    }
    sys.stdout.write(json.dumps(report) + "\n")
    application.quit()


if __name__ == "__main__":
    sys.exit(main())
