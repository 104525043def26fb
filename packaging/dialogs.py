"""Picture every tool's bar, every panel and every dialog, to be looked at.

    QT_SCALE_FACTOR=2 python packaging/dialogs.py FOLDER [dark|light] [en|zh_CN]

One picture of all bars, one of each panel, one of each dialog. Nothing of it goes into docs.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from screenshots import Shots, in_display, rest, sample

ASKING = (
    "preferences",
    "shortcuts",
    "palette",
    "first_steps",
    "about",
    "brush_settings",
    "hand_palette",
)
"""Actions that open something though their texts do not end in dots."""
PATIENCE_MS = 2000
"""After so long what waits for an answer (a choice of files) is closed."""


def main() -> int:
    """Take all pictures. Returns the exit code."""
    if "DISPLAY" not in os.environ:
        return in_display(__file__)
    out = Path(sys.argv[1])
    theme = sys.argv[2] if len(sys.argv) > 2 else "dark"
    language = sys.argv[3] if len(sys.argv) > 3 else "en"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        take_all(out, Path(folder), theme, language)
    return 0


def take_all(out: Path, folder: Path, theme: str, language: str) -> None:
    """One window with a sample and its mask."""
    from PySide6.QtCore import QSettings

    from editor.ui.application import create_application, create_window, install_language
    from editor.ui.theme import Mode
    from editor.ui.worker import GpuWorker
    from tests.fakes import mean

    application = create_application(["underpaint"])
    install_language(application, language)
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = create_window(GpuWorker(mean), settings, folder)
    window.session.theme.set_mode(Mode(theme))
    window.setGeometry(0, 0, 1600, 1000)
    window.show()
    shots = Shots(window, out)
    source = sample()
    window.desk.open(next(source.glob("before.*")))
    shots.wait(lambda: not window.session.files.blank)
    window.masks.files.load(source / "mask.png")
    shots.wait(lambda: window.session.history.committed.mask.tiles)
    bars(shots, theme)
    panels(shots, theme)
    dialogs(shots, theme)
    questions(shots, theme)
    window.session.history.mark_saved()
    window.close()
    application.quit()


def bars(shots: Shots, theme: str) -> None:
    """The bar of each tool, one below the other."""
    from PySide6.QtGui import QImage, QPainter

    from editor.ui.tools import Tool

    window, grabs = shots.window, []
    for tool in Tool:
        window.actions_[f"tool_{tool.value}"].trigger()
        rest(120)
        grabs.append(window.options.grab().toImage())
    ratio = grabs[0].devicePixelRatio()
    width = max(grab.width() for grab in grabs)
    sheet = QImage(width, sum(grab.height() for grab in grabs), QImage.Format.Format_RGB32)
    painter, y = QPainter(sheet), 0
    for grab in grabs:
        grab.setDevicePixelRatio(1)
        painter.drawImage(0, y, grab)
        y += grab.height()
    painter.end()
    sheet.save(str(shots.out / f"bars-{theme}-{ratio:g}x.png"))
    window.actions_["tool_mask"].trigger()


def panels(shots: Shots, theme: str) -> None:
    """Each panel in front of its tabs."""
    for name, dock in shots.window.docks.by_name.items():
        if dock.isVisible():
            shots.window.docks.bring_forward(name)
            rest(250)
            shots.take(f"panel-{name}-{theme}", theme, dock)


def dialogs(shots: Shots, theme: str) -> None:
    """What each action that asks something opens."""
    for action in list(shots.window.actions_):
        name = action.objectName()
        if (action.text().endswith("…") or name in ASKING) and action.isEnabled():
            dialog(shots, theme, name)


def questions(shots: Shots, theme: str) -> None:
    """What opens by itself: about unsaved changes, and what opening a file lost."""
    from PySide6.QtCore import QCoreApplication

    from editor.ui.exporting.report import ReportDialog

    window = shots.window
    window.desk.settle(lambda: None)
    lost = (
        "Adjustment layers were left out: “Tone”, “Warmer”.",
        "Text became pixels: “Title”.",
        "Dissolve became Normal: “Glow”.",
    )
    told = QCoreApplication.translate("Exporting", "“{name}” opened; these parts differ:")
    report = ReportDialog(told.format(name="poster.psd"), lost, window)
    for name, widget in (("unsaved", window.desk.question), ("report", report)):
        widget.open()
        rest(400)
        shots.take(f"dialog-{name}-{theme}", theme, widget)
        widget.close()


def dialog(shots: Shots, theme: str, name: str) -> None:
    """What one action opens."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    def leave() -> None:
        modal = QApplication.activeModalWidget()
        if modal is not None:
            modal.close()

    def shown() -> list[QWidget]:
        widgets = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        return [widget for widget in widgets if widget is not shots.window]

    patience = QTimer(singleShot=True)
    patience.timeout.connect(leave)
    patience.start(PATIENCE_MS)
    shots.window.actions_[name].trigger()
    patience.stop()
    rest(400)
    for number, widget in enumerate(shown()):
        shots.take(f"dialog-{name}-{number or ''}{theme}", theme, widget)
        widget.close()
    shots.window.canvas.cancel_operation()
    rest(150)


if __name__ == "__main__":
    sys.exit(main())
