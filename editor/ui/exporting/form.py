"""The settings of a flat picture: format, quality, size, depth, colours, what is told of it."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QSpinBox, QVBoxLayout, QWidget

from editor.media.export_options import DEEP_SUFFIXES, LOSSY_SUFFIXES, ExportOptions, Telling
from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Scale, Slider
from editor.ui.exporting.memory import last_options, last_suffix, remember
from editor.ui.files import EXPORTED_SUFFIXES

_NAMES = {".png": "PNG", ".jpg": "JPEG", ".webp": "WebP", ".tif": "TIFF", ".avif": "AVIF"}
_LONGEST = 30_000
_DEPTHS = (0, 8, 16)
_TELLINGS = (Telling.KEEP, Telling.NO_PLACE, Telling.NOTHING)


class PictureForm(QWidget):
    """`changed()` when anything is chosen. Each format keeps its own settings."""

    changed = Signal()

    def __init__(self, settings: QSettings, start: str = "", *, many: bool = False) -> None:
        """start: the suffix of the picture itself. many: sizes are limited, not scaled."""
        super().__init__()
        self._settings, self._many = settings, many
        self._make_format(last_suffix(settings, start))
        self._make_size()
        self._make_colours()
        self._make_telling()
        self._lay_out()
        self._restore()

    @property
    def suffix(self) -> str:
        """The format chosen, as ".png"."""
        return EXPORTED_SUFFIXES[self.format.index]

    @property
    def options(self) -> ExportOptions:
        """What is chosen."""
        return ExportOptions(
            quality=round(self.quality.real),
            lossless=self.suffix == ".webp" and self.lossless.isChecked(),
            depth=_DEPTHS[self.bits.index] if self.suffix in DEEP_SUFFIXES else 0,
            scale=1.0 if self._many else self.scale.real / 100,
            longest=self.longest.value() if self._many else 0,
            srgb=self.srgb.isChecked(),
            grey=self.grey.isChecked(),
            telling=_TELLINGS[self.telling.index],
        )

    def remember(self) -> None:
        """Keep what is chosen for the next time."""
        remember(self._settings, self.suffix, self.options)

    def show_size(self, words: str) -> None:
        """Say below the scale how large the file's picture will be."""
        self.pixels.setText(words)
        self.pixels.show()

    def show_told(self, words: str) -> None:
        """Say below the choice of metadata what there is of it."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    # ---- building

    def _make_format(self, suffix: str) -> None:
        self.format = Segments(self.tr("Format"), [_NAMES[each] for each in EXPORTED_SUFFIXES])
        self.format.show_index(EXPORTED_SUFFIXES.index(suffix))
        self.format.chosen.connect(self._restore)
        self.note = _small()
        self.quality = Slider(
            self.tr("Quality"), Scale(1, 100), self.tr("Higher looks better and needs more room")
        )
        self.quality.changed.connect(self.changed)
        self.lossless = self._check(
            self.tr("Without any loss"), self.tr("WebP can keep every pixel as it is")
        )

    def _make_size(self) -> None:
        self.scale = Slider(
            self.tr("Scale"),
            Scale(1, 400, " %", curve=2.0),
            self.tr("Width and height of the file, in percent of the picture"),
        )
        self.scale.show_value(100)
        self.scale.changed.connect(self.changed)
        self.longest = QSpinBox()
        self.longest.setRange(0, _LONGEST)
        self.longest.setSingleStep(128)
        self.longest.setSuffix(self.tr(" pixels at most"))
        self.longest.lineEdit().setTextMargins(7, 0, 0, 0)
        self.longest.setSpecialValueText(self.tr("As each is"))
        self.longest.setAccessibleName(self.tr("Longer side"))
        self.longest.setToolTip(self.tr("Larger pictures are made so small; 0 leaves them alone"))
        self.scale.setVisible(not self._many)
        self.longest.setVisible(self._many)
        self.pixels = _small()
        self.pixels.hide()

    def _make_colours(self) -> None:
        self.bits = Segments(
            self.tr("Bits a channel"),
            [self.tr("As layers"), self.tr("8 bits"), self.tr("16 bits")],
            [
                self.tr("16 where a layer has 16, else 8"),
                self.tr("256 steps a channel: smaller, and read everywhere"),
                self.tr("65536 steps a channel: for further work and print"),
            ],
        )
        self.bits.chosen.connect(self.changed)
        self.srgb = self._check(
            self.tr("Convert colours to sRGB"),
            self.tr("For screens and the web; else the picture's own colour profile goes along"),
        )
        self.grey = self._check(self.tr("Shades of grey"), self.tr("One channel in place of three"))

    def _make_telling(self) -> None:
        self.telling = Segments(
            self.tr("Metadata"),
            [self.tr("Keep"), self.tr("Without place"), self.tr("None")],
            [
                self.tr("Camera, date, author, place: all that the picture says of itself"),
                self.tr("All but coordinates and names of places"),
                self.tr("Only colour profile and resolution"),
            ],
        )
        self.telling.chosen.connect(self.changed)
        self.told = _small()
        self.told.hide()

    def _check(self, text: str, tip: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setAccessibleName(text)
        box.setToolTip(tip)
        box.toggled.connect(self._show)
        box.toggled.connect(self.changed)
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for title, widgets in (
            (self.tr("Format"), (self.format, self.note, self.quality, self.lossless)),
            (self.tr("Size"), (self.scale, self.longest, self.pixels)),
            (self.tr("Colours"), (self.bits, self.srgb, self.grey)),
            (self.tr("Metadata"), (self.telling, self.told)),
        ):
            heading = QLabel(title)
            heading.setProperty("tone", "secondary")
            column.addWidget(heading)
            for widget in widgets:
                column.addWidget(widget)
            column.addSpacing(8)
        column.addStretch(1)

    # ---- showing

    def _restore(self) -> None:
        """The settings of the format as they were left; the size stays."""
        options = last_options(self._settings, self.suffix)
        self.quality.show_value(options.quality)
        for box, on in (
            (self.lossless, options.lossless),
            (self.srgb, options.srgb),
            (self.grey, options.grey),
        ):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self.bits.show_index(_DEPTHS.index(options.depth) if options.depth in _DEPTHS else 0)
        self.telling.show_index(_TELLINGS.index(options.telling))
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        webp = self.suffix == ".webp"
        self.lossless.setVisible(webp)
        self.quality.setVisible(self.suffix in LOSSY_SUFFIXES)
        self.quality.setEnabled(not (webp and self.lossless.isChecked()))
        self.bits.setVisible(self.suffix in DEEP_SUFFIXES)
        self.srgb.setEnabled(not self.grey.isChecked())
        notes = {
            ".png": self.tr("Every pixel as it is; keeps transparency."),
            ".jpg": self.tr("Small; transparency becomes white."),
            ".webp": self.tr("Smaller than JPEG at the same quality; keeps transparency."),
            ".tif": self.tr("For print and archives; every pixel as it is."),
            ".avif": self.tr("The smallest; not every program opens it."),
        }
        self.note.setText(notes[self.suffix])


def _small() -> QLabel:
    label = QLabel()
    label.setProperty("tone", "small")
    label.setWordWrap(True)
    return label
