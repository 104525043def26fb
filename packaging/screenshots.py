"""Make docs/images from the real window, the real engine and the bundled samples.

    python packaging/screenshots.py [FOLDER]

Runs itself under Xvfb where there is no display. Inter and Noto Sans CJK should be installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.core.document import Document

ROOT = Path(__file__).resolve().parents[1]
SIZE = (1600, 1000)
PAIR = 960
LONGEST_SECONDS = 300
PREFERRED = ("courtyard", "table", "street", "room", "garden", "wall")

sys.path.insert(0, str(ROOT))


def main() -> int:
    """Take all pictures. Returns the exit code."""
    if "DISPLAY" not in os.environ:
        screen = f"-screen 0 {SIZE[0]}x{SIZE[1]}x24"
        xvfb = shutil.which("xvfb-run") or "xvfb-run"
        environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
        command = [xvfb, "-a", "-s", screen, sys.executable, __file__, *sys.argv[1:]]
        return subprocess.call(command, env=environment)
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        take_all(out, Path(folder))
    return 0


def sample() -> Path:
    """The folder of the sample to show."""
    folders = [ROOT / "resources" / "samples" / name for name in PREFERRED]
    return next(folder for folder in folders if list(folder.glob("before.*")))


def take_all(out: Path, folder: Path) -> None:
    """Empty, painting, answers; healed in dark and light; the picture before and after."""
    from PySide6.QtCore import QSettings
    from PySide6.QtTest import QTest

    from editor.jobs.remote import RemoteEngine
    from editor.ui.application import create_application, create_window
    from editor.ui.theme import Mode
    from editor.ui.worker import GpuWorker

    application = create_application(["underpaint"])
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = create_window(GpuWorker(RemoteEngine("editor.engines.host:serve")), settings, folder)
    session = window.session

    def wait(until: Callable[[], bool]) -> None:
        for _ in range(LONGEST_SECONDS * 10):
            if until():
                break
            QTest.qWait(100)
        QTest.qWait(400)

    def take(name: str, mode: Mode = Mode.DARK) -> None:
        session.theme.set_mode(mode)
        QTest.qWait(300)
        window.grab().save(str(out / f"{name}.png"))
        print(out / f"{name}.png")

    window.setGeometry(0, 0, *SIZE)
    window.show()
    wait(lambda: session.worker.engine_state[0] == "ready")
    take("empty")
    source = sample()
    window.desk.open(next(source.glob("before.*")))
    wait(lambda: not session.files.blank)
    session.files.load_mask(source / "mask.png")
    wait(lambda: bool(session.history.committed.mask.tiles))
    window.masks.grow(3)
    wait(lambda: "Grow mask" in session.history.steps)
    session.tools.set_brush(diameter=90)
    take("painting")
    session.studio.configure(count=4, seed=1)
    session.studio.inpaint()
    wait(lambda: bool(session.studio.answers))
    take("answers")
    session.studio.keep()
    wait(lambda: len(session.history.committed.layers) > 1)
    take("dark")
    take("light", Mode.LIGHT)
    pair(out, source.name, session.history.committed)
    session.history.mark_saved()
    window.close()
    application.quit()


def pair(out: Path, name: str, document: Document) -> None:
    """Before and after as two small pictures."""
    from editor.render.compositor import flatten
    from editor.ui.qimage import thumbnail

    before = replace(document, layers=document.layers[:1])
    for kind, shown in (("before", before), ("healed", document)):
        small = thumbnail(flatten(shown, shown.bounds), PAIR)
        small.convertToFormat(small.Format.Format_RGB888).save(str(out / f"{name}-{kind}.jpg"))
        print(out / f"{name}-{kind}.jpg")


if __name__ == "__main__":
    sys.exit(main())
