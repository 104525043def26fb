"""How documents begin, and begin again: new ones, what is on the clipboard, Revert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from editor.core.geometry import Size
from editor.ui.documents.new_form import NewForm
from editor.ui.documents.new_picture import NewPicture
from editor.ui.documents.reverting import Reverting
from editor.ui.feature import Feature
from editor.ui.layers import layer_mime
from editor.ui.layers.layering import Layering
from editor.ui.workspaces import PAINT, TRAIN

if TYPE_CHECKING:
    from editor.ui.window import Window


class Beginning(Feature):
    """Connects the dialog for new pictures, the clipboard and Revert with their actions."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        session = window.session
        self.form: NewForm | None = None
        self.reverting = Reverting(session.files, session.background, window)

    def connect_actions(self) -> None:
        self.window.actions_.connect_all({
            "new": self.ask,
            "new_clipboard": self.take_clipboard,
            "revert": self.reverting.ask,
        })  # fmt: skip
        self.window.empty.new_asked.connect(self.ask)

    def refresh(self) -> None:
        here = self.window.workspaces.current != TRAIN  # where no document is seen
        self.window.actions_.enable("revert", here and self.reverting.possible)

    def ask(self) -> NewForm:
        """Let the artist say what the picture shall be; what was said last is offered again."""
        last = self.window.session.preferences.get(NewPicture)
        form = self.form = NewForm(last, clipboard_size(), self.window)
        form.chosen.connect(self.begin)
        form.open()
        return form

    def begin(self, wanted: NewPicture) -> None:
        """Show a new picture in a tab of its own."""
        session = self.window.session
        session.preferences.put(wanted)
        document = wanted.document(self.tr("Background"), session.tools.colour)
        self._show_canvas()
        session.files.show(document, None)
        self.window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)  # once the dialog has gone

    def take_clipboard(self) -> None:
        """Show what is on the clipboard in a tab of its own."""
        self._show_canvas()
        layering = next(each for each in self.window.features if isinstance(each, Layering))
        layering.clipboard.begin()

    def _show_canvas(self) -> None:
        if self.window.workspaces.current == TRAIN:
            self.window.workspaces.choose(PAINT)


def clipboard_size() -> Size | None:
    """How large the picture on the clipboard is; None where there is none."""
    mime = QGuiApplication.clipboard().mimeData()
    carried = layer_mime.take(mime)
    if carried is not None:
        return Size(carried.bounds.w, carried.bounds.h)
    if mime is None or not mime.hasImage():
        return None
    image = QGuiApplication.clipboard().image()
    return None if image.isNull() else Size(image.width(), image.height())
