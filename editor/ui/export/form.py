"""How a clip is to be written: kind, file, range, size, quality, sound."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.clip import visible_clips
from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.time import FrameRange
from editor.jobs.clip import SOUND_CHOICES, ExportSettings, SoundChoice
from editor.media.video.presets import OFFERED, PRESETS, Preset, preset_named
from editor.ui.controls.field import Field
from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Scale, Slider
from editor.ui.export.exporter import Request
from editor.ui.export.naming import source_folder, stopped_half_way, suffixed, usual_suffix
from editor.ui.export.offers import NOTES, holds_sound, sizes, weight
from editor.ui.words import data_size, duration


class ExportForm(QWidget):
    """Shows what can be chosen for a document; `asked(Request)` when the artist wants it."""

    asked = Signal(object)
    left = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self._document = Document(Size(0, 0))
        self._make_kind()
        self._make_rest()
        self._make_buttons()
        self._lay_out()
        self._restore()

    # ---- building

    def _make_kind(self) -> None:
        self.preset = QComboBox()
        self.preset.setView(QListView())  # the style sheet reaches this one
        self.preset.setAccessibleName(self.tr("Format"))
        self.preset.setToolTip(self.tr("Format"))
        for name in OFFERED:
            self.preset.addItem(PRESETS[name].label, name)
        self.preset.currentIndexChanged.connect(self._on_preset)
        self._note = _small()
        self.file = Field()
        self.file.setAccessibleName(self.tr("File"))
        self.file.setToolTip(self.tr("Where the clip is written"))
        self.file.textChanged.connect(self._refresh)
        self._browse = QPushButton(self.tr("Choose…"))
        self._browse.setAccessibleName(self.tr("Choose a file"))
        self._browse.setToolTip(self.tr("Choose a file"))
        self._browse.clicked.connect(self._ask_file)

    def _make_rest(self) -> None:
        self.range = Segments(self.tr("Range"), [self.tr("Everything"), self.tr("In to out")])
        self.range.chosen.connect(self._refresh)
        self.frame_size = QComboBox()
        self.frame_size.setView(QListView())
        self.frame_size.setAccessibleName(self.tr("Size"))
        self.frame_size.setToolTip(self.tr("Size of the frames in pixels"))
        self.frame_size.currentIndexChanged.connect(self._refresh)
        self.quality = Slider(
            self.tr("Quality"), Scale(0, 100), self.tr("Higher looks better and needs more room")
        )
        self.quality.changed.connect(self._refresh)
        self.sound = Segments(
            self.tr("Sound"),
            [self.tr("Original"), self.tr("Encode"), self.tr("None")],
            [
                self.tr("As it is, wherever the format takes it"),
                self.tr("Always written anew, for the widest support"),
                self.tr("A silent clip"),
            ],
        )
        self.styled = QCheckBox()
        self.styled.setChecked(True)
        self.styled.setAccessibleName(self.tr("Apply what is looked at first"))
        self.styled.setToolTip(self.tr("It is only being looked at; without this it is left out"))

    def _make_buttons(self) -> None:
        self.estimate = _small()
        self.warning = _small()
        self.do = QPushButton(self.tr("Export"))
        self.do.setProperty("primary", True)
        self.do.setDefault(True)
        self.do.setToolTip(self.tr("Begin writing"))
        self.do.clicked.connect(lambda: self.asked.emit(self.request()))
        self._leave = QPushButton(self.tr("Cancel"))
        self._leave.setAccessibleName(self.tr("Cancel"))
        self._leave.setToolTip(self.tr("Leave everything as it is"))
        self._leave.clicked.connect(self.left)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        file = QHBoxLayout()
        file.setSpacing(8)
        file.addWidget(self.file, 1)
        file.addWidget(self._browse)
        rows: tuple[tuple[str, QWidget | QHBoxLayout], ...] = (
            (self.tr("Format"), self.preset), ("", self._note), (self.tr("File"), file),
            (self.tr("Range"), self.range), (self.tr("Size"), self.frame_size), ("", self.quality),
            (self.tr("Sound"), self.sound),
        )  # fmt: skip
        self.labels = []
        for row, (text, item) in enumerate(rows):
            label = QLabel(text)
            label.setProperty("tone", "secondary")
            self.labels.append(label)
            grid.addWidget(label, row, 0)
            if isinstance(item, QWidget):
                grid.addWidget(item, row, 1)
            else:
                grid.addLayout(item, row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.estimate, 1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(self.styled)
        column.addWidget(self.warning)
        column.addStretch(1)
        column.addLayout(buttons)

    # ---- what is shown

    def show_document(self, document: Document, name: str, style: str) -> None:
        """Offer what suits this document. name: of its file. style: looked at only, or ""."""
        self._document = document
        chosen = self.frame_size.currentIndex()
        self.frame_size.blockSignals(True)
        self.frame_size.clear()
        for size in sizes(document.size):
            own = size == document.size
            text = f"{size.w} × {size.h}"
            self.frame_size.addItem(self.tr("{size} (as it is)").format(size=text) if own else text)
        self.frame_size.setCurrentIndex(max(0, min(chosen, self.frame_size.count() - 1)))
        self.frame_size.blockSignals(False)
        marked = document.timeline.marked is not None
        self.range.setEnabled(marked)
        self.range.show_index(int(marked))
        text = self.tr("Apply “{name}” to the clip first").format(name=style)
        self.styled.setText(text)
        self.styled.setAccessibleName(text)
        self.styled.setVisible(bool(style))
        self._name = Path(name).stem or self.tr("Untitled")
        self._propose()

    def show_available(self, presets: tuple[Preset, ...]) -> None:
        """Take away the formats that cannot be written on this machine."""
        there = {preset.name for preset in presets}
        for index in reversed(range(self.preset.count())):
            if self.preset.itemData(index) not in there:
                self.preset.removeItem(index)

    def _propose(self) -> None:
        """A name beside the file exported last, with the suffix of the format."""
        usual = source_folder(self._document)
        folder = Path(str(self._settings.value("export/folder", usual)))
        self.file.setText(str(suffixed(folder / f"{self._name}-export", self.chosen)))
        self._refresh()

    @property
    def chosen(self) -> Preset:
        """The format chosen."""
        return preset_named(str(self.preset.currentData() or "h264"))

    @property
    def chosen_range(self) -> FrameRange:
        """The document frames chosen."""
        timeline = self._document.timeline
        return timeline.chosen if self.range.index else timeline.whole

    @property
    def chosen_size(self) -> Size:
        """The size of the frames chosen, in pixels."""
        return sizes(self._document.size)[max(0, self.frame_size.currentIndex())]

    @property
    def _has_sound(self) -> bool:
        return any(clip.source.sound for clip in visible_clips(self._document))

    def _on_preset(self) -> None:
        if self.file.text():
            self.file.setText(str(suffixed(Path(self.file.text()), self.chosen)))
        self._refresh()

    def _refresh(self, *_: object) -> None:
        preset = self.chosen
        self._note.setText(QCoreApplication.translate("ExportForm", NOTES[preset.name]))
        lossy = preset.encoders[0].quality is not None
        self.quality.setVisible(lossy)
        self.sound.setEnabled(self._has_sound and holds_sound(preset))
        frames = self.chosen_range.length
        size = self.chosen_size
        nbytes = weight(preset, size, frames, round(self.quality.real))
        self.estimate.setText(
            self.tr("{frames} frames · {time} · about {size}").format(
                frames=frames,
                time=duration(float(frames / self._document.timeline.rate)),
                size=data_size(round(nbytes)),
            )
        )
        self._show_what_is_there()

    def _show_what_is_there(self) -> None:
        """What the name typed means: parts to be continued, a file to be replaced."""
        path = Path(self.file.text())
        text, do = "", self.tr("Export")
        if stopped_half_way(path):
            text = self.tr(
                "An earlier export stopped half-way. With the same settings it goes on from there."
            )
            do = self.tr("Continue")
        elif path.exists():
            text = self.tr("{name} is there already and will be replaced.").format(name=path.name)
            do = self.tr("Export and replace")
        self.warning.setText(text)
        self.warning.setVisible(bool(text))
        self.do.setText(do)
        self.do.setAccessibleName(do)
        self.do.setEnabled(bool(path.name) and path.parent.is_dir())

    # ---- what is asked

    def request(self) -> Request:
        """What the artist has chosen; remembered for the next time."""
        size = self.chosen_size
        sound: SoundChoice = SOUND_CHOICES[self.sound.index] if self.sound.isEnabled() else "none"  # type: ignore[assignment]
        settings = ExportSettings(
            self.chosen.name,
            round(self.quality.real),
            None if size == self._document.size else size,
            sound,
        )
        path = Path(self.file.text())
        self._settings.setValue("export/preset", settings.preset)
        self._settings.setValue("export/quality", settings.quality)
        self._settings.setValue("export/sound", self.sound.index)
        self._settings.setValue("export/folder", str(path.parent))
        styled = self.styled.isVisibleTo(self) and self.styled.isChecked()
        whole = self.chosen_range == self._document.timeline.whole
        return Request(path, settings, None if whole else self.chosen_range, styled)

    def _restore(self) -> None:
        name = str(self._settings.value("export/preset", "h264"))
        self.preset.setCurrentIndex(max(0, self.preset.findData(name)))
        quality = str(self._settings.value("export/quality", 80))
        self.quality.show_value(float(quality) if quality.isdigit() else 80)
        sound = str(self._settings.value("export/sound", 0))
        self.sound.show_index(int(sound) if sound in "012" else 0)

    def _ask_file(self) -> None:
        preset = self.chosen
        pattern = " ".join(f"*{suffix}" for suffix in preset.suffixes) or "*"
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export clip"), self.file.text(), f"{preset.label} ({pattern})"
        )
        if name:
            there = Path(name).suffix.lower() in preset.suffixes
            self.file.setText(name if there else name + usual_suffix(preset))


def _small() -> QLabel:
    label = QLabel()
    label.setProperty("tone", "small")
    label.setTextFormat(Qt.TextFormat.PlainText)  # names of files are no HTML
    label.setWordWrap(True)
    return label
