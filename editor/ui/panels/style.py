"""The Styles panel: the shelf, how a style is laid on, Apply, and how far a clip is rendered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout

from editor.core.clip import clips
from editor.ui.background import Background
from editor.ui.controls.field import Field
from editor.ui.documents.places import BRIEF, name_filter
from editor.ui.files import PICTURE_SUFFIXES
from editor.ui.folders import LastFolder
from editor.ui.look.foot import LookFoot
from editor.ui.look.panel import LookPanel
from editor.ui.panels.style_settings import StyleSettings
from editor.ui.style.grid import Entry
from editor.ui.stylist import Stylist

_THUMBNAIL = 240


class StylePanel(LookPanel):
    """Shows and changes the stylist's choice. A picture dropped here lends its manner."""

    def __init__(self, stylist: Stylist, background: Background, settings: QSettings) -> None:
        super().__init__(background)
        self.setAcceptDrops(True)
        self._stylist, self._folder = stylist, LastFolder(settings, "style")
        self._make_shelf()
        self.settings = StyleSettings()
        self.settings.changed.connect(stylist.adjust)
        self.settings.unmixed.connect(lambda id: stylist.choose(stylist.choice.toggled(id)))
        self.foot = LookFoot(stylist, self.settings)
        self._lay_out()
        stylist.shelf_changed.connect(self._show_missing)
        stylist.pictures.changed.connect(self.show_shelf)
        self.follow(stylist)
        if stylist.known:
            self._show_missing()

    def _make_shelf(self) -> None:
        self.search = Field()
        self.search.setPlaceholderText(self.tr("Search styles"))
        self.search.setAccessibleName(self.tr("Search styles"))
        self.search.setToolTip(self.tr("Part of a painting's or a painter's name"))
        self.search.setClearButtonEnabled(True)
        self.grid.setAccessibleName(self.tr("Styles"))
        self.grid.chosen.connect(self._chosen)
        self.grid.mixed.connect(self._mixed)
        self.grid.removed.connect(lambda entry: self._stylist.pictures.remove(entry.id))
        self.search.textChanged.connect(self.grid.filter)
        self.missing = QLabel()
        self.missing.setProperty("tone", "small")
        self.missing.setWordWrap(True)
        self.missing.hide()

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(12, 6, 12, 4)
        top.addWidget(self.search)
        top.addWidget(self.missing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        column.addWidget(self.foot)

    # ---- what is shown

    def show_shelf(self) -> None:
        """Show the styles there are, the artist's own pictures first."""
        shelf, pictures = self._stylist.shelf, self._stylist.pictures
        own = [Entry("ask", "", self.tr("From a picture…"), self.tr("Take any picture's manner"))]
        own += [Entry("picture", path, Path(path).stem, path) for path in pictures.paths]
        styles = [Entry("style", style.id, style.title, style.origin) for style in shelf.styles]
        self.grid.show_entries([*(own if shelf.any_picture else []), *styles], self.search.text())
        for style in shelf.styles:
            if self.grid.lacks_image(style.id):
                self.load(style.id, style.preview)
        if shelf.any_picture:
            for path in pictures.paths:
                self.grid.show_image(path, _small(pictures.image(path)))
        self.show_choice()

    def _show_missing(self) -> None:
        """Say which of the models that styles come from is not installed."""
        shelf, text = self._stylist.shelf, ""
        if not shelf.styles:
            text = self.tr("No style is installed.")
        if not shelf.any_picture:
            more = self.tr("Styles from pictures need the model “style-any”; it is not installed.")
            text = f"{text} {more}".strip()
        self.missing.setText(text)
        self.missing.setVisible(bool(text))

    def show_choice(self) -> None:
        """Show what is chosen and whether it can be applied."""
        stylist, choice = self._stylist, self._stylist.choice
        moving = bool(clips(stylist.history.committed))
        live = stylist.live
        weights = {choice.picture: 1.0} if choice.picture else self._shares()
        self.grid.show_weights(weights if live else {})
        style = stylist.shelf.named(choice.mix[0][0]) if len(choice.mix) == 1 else None
        known = live and style is not None and not choice.picture
        self.settings.show_choice(choice, stylist.shelf, moving=moving, live=live)
        title = stylist.name if live else self.tr("No style chosen")
        self.foot.show_state(title, style.origin if known and style else "")

    def _shares(self) -> dict[str, float]:
        """The part each style of the mix has of the whole."""
        mix = self._stylist.choice.mix
        whole = sum(weight for _, weight in mix)
        return {id: weight / whole if whole else 1 / len(mix) for id, weight in mix}

    # ---- hands

    def _chosen(self, entry: Entry) -> None:
        stylist, choice = self._stylist, self._stylist.choice
        if entry.kind == "ask":
            self.ask_picture()
        elif entry.kind == "picture":
            stylist.choose(choice.of_picture(entry.id))
        elif stylist.live and choice.mix == ((entry.id, 1.0),) and not choice.picture:
            stylist.stop()
        else:
            stylist.choose(choice.only(entry.id))

    def _mixed(self, entry: Entry) -> None:
        choice = self._stylist.choice
        if self._stylist.live:
            self._stylist.choose(choice.toggled(entry.id))
        else:
            self._stylist.choose(choice.only(entry.id))

    def ask_picture(self) -> None:
        """Let the artist choose a picture whose manner is taken."""
        title = self.tr("Style from a picture")
        kinds = name_filter(self.tr("Pictures"), PICTURE_SUFFIXES)
        start = str(self._folder.path)
        name, _ = QFileDialog.getOpenFileName(self, title, start, kinds, options=BRIEF)
        if name:
            self._folder.keep(Path(name).parent)
            self.take_picture(Path(name))

    def take_picture(self, path: Path) -> None:
        """Take a picture's manner."""
        name = self._stylist.pictures.add(path)
        self._stylist.choose(self._stylist.choice.of_picture(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None and self._stylist.shelf.any_picture:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.take_picture(path)


def _dropped(event: QDropEvent) -> Path | None:
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in PICTURE_SUFFIXES), None)


def _small(image: QImage) -> QImage:
    if image.isNull():
        return image
    return image.scaled(
        _THUMBNAIL,
        _THUMBNAIL,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
