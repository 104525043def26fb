"""The composition root: the only file that knows both the window and the engines."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence

STARTED = time.perf_counter()
USAGE = """\
underpaint                      open the window
underpaint FILE...              open pictures or documents in the window
underpaint COMMAND --help       work without a window; commands: {commands}"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window, or a command where the first argument names one. Returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    from editor.cli.commands import COMMANDS  # light: no torch, no Qt

    if arguments and arguments[0] in COMMANDS:
        from editor import cli

        return cli.main(arguments)
    if arguments and arguments[0] in ("-h", "--help"):
        sys.stdout.write(USAGE.format(commands=", ".join(COMMANDS)) + "\n")
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
    return open_window(files, measure=measure)


def open_window(files: Sequence[str], *, measure: bool = False) -> int:
    """Open the window on `files` and run until it is closed. Returns the exit code.

    With `measure` the window closes after its first paint and one JSON line tells how long
    that took since this process began to run Python, and which heavy modules were imported.
    """
    sys.setswitchinterval(0.001)  # else a busy thread freezes the window (libraries.md, trap 1)
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    from editor.jobs.remote import RemoteEngine
    from editor.ui.application import create_application, create_window
    from editor.ui.worker import GpuWorker

    application = create_application(sys.argv[:1])
    worker = GpuWorker(RemoteEngine("editor.engines.host:serve"))
    window = create_window(worker)
    if measure:
        from editor.ui.application import after_first_paint

        after_first_paint(window, lambda: _report_start(application))
    window.show()
    window.open_files([str(name) for name in files])
    return int(application.exec())


def _report_start(application: object) -> None:
    import json

    heavy = [name for name in ("torch", "torchvision", "cv2", "av") if name in sys.modules]
    seconds = time.perf_counter() - STARTED
    sys.stdout.write(json.dumps({"first_paint_s": round(seconds, 4), "heavy": heavy}) + "\n")
    application.quit()  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main())
