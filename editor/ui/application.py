"""The Qt application, its language and theme, and a window on a session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLibraryInfo,
    QLocale,
    QObject,
    QSettings,
    QTimer,
    QTranslator,
)
from PySide6.QtWidgets import QApplication, QWidget

from editor import __version__
from editor.ui.assets import asset
from editor.ui.garbage import GuiGarbage
from editor.ui.late import Idle
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
        Idle(window, window.late)

    after_first_paint(window, seen)
    return window


def after_first_paint(window: QWidget, then: Callable[[], None]) -> None:
    """Call `then` once, when the window has been painted for the first time."""
    window.installEventFilter(_FirstPaint(window, then))


class _FirstPaint(QObject):
    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then: Callable[[], None] | None = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._then is not None:
            then, self._then = self._then, None
            QTimer.singleShot(0, then)
            watched.removeEventFilter(self)
        return False


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
