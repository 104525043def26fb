"""What nobody foresaw: told, written down, offered at the next start; polite ends are clean."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from editor.ui.crashes import CrashLog, leave_on_signals


@pytest.fixture
def log(tmp_path: Path, qapp):
    crashes = CrashLog(tmp_path / "logs")
    yield crashes
    if not crashes._file.closed:
        crashes._file.close()


def test_an_unforeseen_error_is_told_and_written(log: CrashLog) -> None:
    told: list[str] = []
    log.raised.connect(told.append)
    try:
        raise ZeroDivisionError("by nought")
    except ZeroDivisionError as error:
        log._uncaught(type(error), error, error.__traceback__)
    assert "by nought" in told[0] and "document" in told[0]
    assert "Traceback" in log.path.read_text(encoding="utf-8")


def test_the_log_of_a_crashed_run_is_found_by_the_next_one(tmp_path: Path, qapp) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / "crash-999999991.log").write_text("Fatal Python error", encoding="utf-8")
    (folder / "crash-999999992.log").write_text("", encoding="utf-8")
    log = CrashLog(folder)
    log._file.close()
    assert log.previous is not None
    assert "Fatal" in log.previous.read_text(encoding="utf-8")
    assert {path.name for path in folder.iterdir()} == {"crash.log", log.path.name}


def _said(stderr: str) -> list[str]:
    """Lines of stderr, less what Qt's offscreen platform says of itself."""
    return [line for line in stderr.splitlines() if not line.startswith("This plugin does not")]


def _environment(tmp_path: Path) -> dict[str, str]:
    home = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    return {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"}


def test_the_real_program_starts_light_and_ends_clean(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "editor", "--measure-start"],
        capture_output=True, text=True, timeout=120, env=_environment(tmp_path), check=True,
    )  # fmt: skip
    assert json.loads(done.stdout)["heavy"] == []
    assert _said(done.stderr) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_polite_kill_ends_in_order_and_leaves_nothing_behind(tmp_path: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "editor"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=_environment(tmp_path),
    )  # fmt: skip
    state = tmp_path / "state"
    for _ in range(600):  # its log stands just before it listens to signals
        if list(state.rglob("crash-*.log")):
            break
        time.sleep(0.1)
    time.sleep(6)
    program.send_signal(signal.SIGTERM)
    _, err = program.communicate(timeout=60)
    assert program.returncode == 0, err
    assert "Traceback" not in err and "leaked" not in err
    assert not list((tmp_path / "state").rglob("crash-*.log"))


def test_without_a_display_one_sentence(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux can be without a display")
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {k: v for k, v in _environment(tmp_path).items() if k not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "editor"],
        capture_output=True, text=True, timeout=60, env=bare, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "no display" in done.stderr and len(done.stderr.strip().splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_polite_kill_asks_once(qtbot) -> None:
    """Whoever answers "Cancel" to the question about unsaved changes is not asked again."""

    class Program(QObject):
        asked = 0

        def quit(self) -> None:
            self.asked += 1

    program = Program()
    old = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    leave_on_signals(program)
    try:
        for times in (1, 2):
            os.kill(os.getpid(), signal.SIGTERM)
            qtbot.waitUntil(lambda times=times: program.asked >= times)
            qtbot.wait(50)
            assert program.asked == times
    finally:
        signal.set_wakeup_fd(-1)
        for number, handler in old.items():
            signal.signal(number, handler)
        for end in program.property("signal-sockets"):
            end.close()
