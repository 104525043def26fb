"""The Qt application, its language and theme, and a window on a session."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from editor import __version__
from editor.ui.assets import asset
from editor.ui.garbage import GuiGarbage
from editor.ui.late import Idle, after_first_paint
from editor.ui.session import make_session
from editor.ui.theme import Mode, Theme
from editor.ui.window import Window
from editor.ui.worker import GpuWorker


def create_application(arguments: Sequence[str] = ()) -> QApplication:
    """The application object, in the language and theme of the settings."""
    QCoreApplication.setOrganizationName("Underpaint")
    QCoreApplication.setApplicationName("Underpaint")
    QCoreApplication.setApplicationVersion(__version__)
    application = QApplication(list(arguments) or ["underpaint"])
    application.setApplicationDisplayName("")
    settings = QSettings()
    install_language(application, str(settings.value("language", "")))
    Theme(application, _mode(settings))
    GuiGarbage(application)
    return application


def create_window(
    worker: GpuWorker, settings: QSettings | None = None, folder: Path | None = None
) -> Window:
    """A window without a document; worker and engine start once it has been seen.

    settings, folder: where to keep things instead of the usual places (for tests).
    """
    settings = settings or QSettings()
    window = Window(make_session(worker, settings, _theme(settings), folder))

    def seen() -> None:
        worker.start()
        worker.warm()
        window.session.safety.look()
        window.session.stylist.look_up()
        window.session.translator.look_up()
        window.session.sculptor.look_up()
        window.session.trainer.look()
        Idle(window, window.late, lambda: window.canvas.hand.dragging)

    after_first_paint(window, seen)
    return window


def install_language(application: QApplication, code: str) -> None:
    """Translate the window into a language ("zh_CN"); "" follows the system, "en" is none."""
    locale = QLocale(code) if code else QLocale.system()
    for name, folder in (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("underpaint", str(asset("translations"))),
    ):
        translator = QTranslator(application)
        if translator.load(locale, name, "_", folder):
            application.installTranslator(translator)


def _theme(settings: QSettings) -> Theme:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    known = application.findChild(Theme)
    return known if known is not None else Theme(application, _mode(settings))


def _mode(settings: QSettings) -> Mode:
    wanted = str(settings.value("theme", Mode.DARK.value))
    return next((mode for mode in Mode if mode.value == wanted), Mode.DARK)
