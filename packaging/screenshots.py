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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from editor.core.document import Document
    from editor.ui.session import Session
    from editor.ui.window import Window

ROOT = Path(__file__).resolve().parents[1]
SIZE = (1600, 1000)
PAIR = 960
LONGEST_SECONDS = 900
CLIP, STYLE, FRAME = "study", "great-wave", 40
"""The sample clip that is styled, how, and the frame shown."""
STILLS = (("lane", "night-cafe"), ("lane", "wheat-field"), ("study", "starry-night"))
VARIATIONS, PERSON = 16, 14
"""How many people are drawn, and who of them is taken."""
MOVED = {"smile": 1.0, "glasses": 1.0, "hair_red": 2.0}
"""Sliders, and where they are moved."""
PREFERRED = ("courtyard", "table", "street", "room", "garden", "wall")

sys.path.insert(0, str(ROOT))


def main() -> int:
    """Take all pictures. Returns the exit code."""
    return in_folder(__file__, take_all)


def in_folder(script: str, take: Callable[[Path, Path], None]) -> int:
    """Let `take(out, folder)` put pictures into `out`, the script's argument or docs/images, on a
    display, with a folder that is gone afterwards. Returns the exit code."""
    if "DISPLAY" not in os.environ:
        return in_display(script)
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        take(out, Path(folder))
    return 0


def in_display(script: str) -> int:
    """Run a script under Xvfb with the same arguments. Returns its exit code."""
    screen = f"-screen 0 {SIZE[0]}x{SIZE[1]}x24"
    xvfb = shutil.which("xvfb-run") or "xvfb-run"
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    command = [xvfb, "-a", "-s", screen, sys.executable, script, *sys.argv[1:]]
    return subprocess.call(command, env=environment)


def sample() -> Path:
    """The folder of the sample to show."""
    folders = [ROOT / "resources" / "samples" / name for name in PREFERRED]
    return next(folder for folder in folders if list(folder.glob("before.*")))


@dataclass
class Shots:
    """A real window whose pictures go into the folder `out`."""

    window: Window
    out: Path

    def wait(self, until: Callable[[], object]) -> None:
        """Let the window live until that is so, and a moment longer."""
        for _ in range(LONGEST_SECONDS * 10):
            if until():
                break
            rest(100)
        rest(400)

    def pause(self, seconds: int) -> None:
        """Let the window live so long."""
        rest(1000 * seconds)

    def take(self, name: str, mode: str = "dark", widget: QWidget | None = None) -> None:
        """The window, or one widget, as a picture."""
        from editor.ui.theme import Mode

        self.window.session.theme.set_mode(Mode(mode))
        rest(300)
        (widget or self.window).grab().save(str(self.out / f"{name}.png"))
        print(self.out / f"{name}.png")


def rest(milliseconds: int) -> None:
    """Let the event loop run; QTest.qWait would hold up all other threads meanwhile."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@contextmanager
def shots_of_window(out: Path, folder: Path) -> Iterator[Shots]:
    """A window with its engine, ready to be pictured; its settings are kept in `folder`."""
    from PySide6.QtCore import QSettings

    from editor.clips.engine import ClipEngine
    from editor.jobs.remote import RemoteEngine
    from editor.ui.application import create_application, create_window
    from editor.ui.worker import GpuWorker

    application = create_application(["underpaint"])
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    engine = ClipEngine(RemoteEngine("editor.engines.host:serve"))
    window = create_window(GpuWorker(engine), settings, folder)
    window.setGeometry(0, 0, *SIZE)
    window.show()
    shots = Shots(window, out)
    shots.wait(lambda: window.session.worker.engine_state[0] == "ready")
    yield shots
    window.close()
    application.quit()


def take_all(out: Path, folder: Path) -> None:
    """One window, start to end: moving sliders, healing a photograph, styling a clip."""
    with shots_of_window(out, folder) as shots:
        shots.take("empty")
        sculpting(shots)
        healing(shots)
        styling(shots)
    painted(out)


def sculpting(shots: Shots) -> None:
    """A portrait out of nothing, its sliders moved."""
    window, session = shots.window, shots.window.session
    sculptor = session.sculptor
    window.actions_["workspace_latents"].trigger()
    shots.wait(lambda: len(sculptor.samples) == VARIATIONS and sculptor.directions)
    sculptor.take(sculptor.samples[PERSON])
    shots.wait(lambda: session.history.committed.layers)
    for name, value in MOVED.items():
        steps = len(session.history.steps)
        sculptor.set_value(name, value)
        sculptor.release()
        shots.wait(partial(moved, session, steps))
    shots.take("latents")
    session.history.mark_saved()
    window.desk.close_document()
    shots.wait(lambda: session.files.blank)
    window.actions_["workspace_paint"].trigger()


def moved(session: Session, before: int) -> bool:
    """Whether a step came to the history."""
    return len(session.history.steps) > before


def healing(shots: Shots) -> None:
    """Painting a mask, four answers, the healed picture in dark and light, before and after."""
    window, session = shots.window, shots.window.session
    source = sample()
    window.desk.open(next(source.glob("before.*")))
    shots.wait(lambda: not session.files.blank)
    session.files.load_mask(source / "mask.png")
    shots.wait(lambda: session.history.committed.mask.tiles)
    window.masks.grow(3)
    shots.wait(lambda: "Grow selection" in session.history.steps)
    session.tools.set_brush(diameter=90)
    shots.take("painting")
    session.studio.configure(count=4, seed=1)
    session.studio.inpaint()
    shots.wait(lambda: session.studio.answers)
    shots.take("answers")
    session.studio.keep()
    shots.wait(lambda: len(session.history.committed.layers) > 1)
    shots.take("dark")
    shots.take("light", "light")
    pair(shots.out, source.name, session.history.committed)
    session.history.mark_saved()


def styling(shots: Shots) -> None:
    """Looking at a style on one frame of a clip, the styled clip, the export window."""
    from editor.ui.style.choice import StyleChoice

    window, session = shots.window, shots.window.session
    window.actions_["workspace_video"].trigger()
    window.desk.open(clip_of(CLIP))
    shots.wait(lambda: session.history.committed.timeline.length > 1)
    window.actions_["timeline_fit"].trigger()
    session.playhead.seek(FRAME)
    shots.wait(lambda: session.screening.settled)
    session.stylist.choose(StyleChoice().only(STYLE))
    shots.wait(lambda: session.stylist.looking.current)
    shots.take("styling")
    session.stylist.apply()
    shots.wait(lambda: len(session.history.committed.layers) > 1)
    length = session.history.committed.timeline.length
    shots.wait(lambda: any(len(s.frames) == length for s in window.video.flicker.shown()))
    shots.wait(lambda: session.screening.settled)
    shots.take("clip")
    window.actions_["export_clip"].trigger()
    shots.take("export", widget=window.export_window)
    window.export_window.close()
    session.history.mark_saved()


def painted(out: Path) -> None:
    """Frames of the sample clips beside themselves painted, and a second and a half as a GIF."""
    import numpy as np
    from PIL import Image

    from editor.cli.clips import clip_engine, last
    from editor.core.geometry import Rect, Size
    from editor.core.time import FrameRange
    from editor.jobs.clip import ClipJob, ExportSettings
    from editor.jobs.style import StyleJob
    from editor.media.video.reader import ClipReader

    engine = clip_engine()
    for sample, style in STILLS:
        with ClipReader(clip_of(sample)) as reader:
            frame, info = reader.frame(FRAME).pixels, reader.info
        job = StyleJob(image=frame, place=Rect(0, 0, *info.size), mix={style: 1.0}, model="styles")
        both = np.hstack([frame, last(engine(job, quiet)).pixels[..., :3]])
        Image.fromarray(both).save(out / f"{sample}-{style}.jpg", quality=88)
        print(out / f"{sample}-{style}.jpg")
    with ClipReader(clip_of(CLIP)) as reader:
        source = reader.info.source
    target = out / f"{CLIP}-{STYLE}.gif"
    template = StyleJob(mix={STYLE: 1.0}, model="styles-half")
    settings = ExportSettings("gif", size=Size(400, 225), sound="none")
    shown = FrameRange(FRAME - 12, FRAME + 24)
    last(engine(ClipJob(source, shown, template, str(target), settings, 1.0), quiet))
    print(target)


def clip_of(sample: str) -> Path:
    """The file of a sample clip."""
    return ROOT / "resources" / "samples" / sample / "clip.mp4"


def quiet(_: float) -> None:
    """Nobody waits for the progress."""


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
