"""What one window works with, put together once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.history import History
from editor.jobs.queue import Ticket
from editor.ui.background import IMPORTING, Background
from editor.ui.export.exporter import Exporter
from editor.ui.files import Files
from editor.ui.latents.mover import Mover
from editor.ui.library.library import Library
from editor.ui.preferences import Preferences
from editor.ui.recent import Recent
from editor.ui.safety import Safety
from editor.ui.sculptor import Sculptor
from editor.ui.studio import Studio
from editor.ui.stylist import Stylist
from editor.ui.theme import Theme
from editor.ui.tools import Tools
from editor.ui.train.trainer import Trainer
from editor.ui.translate.translator import Translator
from editor.ui.video.clip_healer import ClipHealer
from editor.ui.video.playhead import Playhead
from editor.ui.video.rendering import Rendering
from editor.ui.video.screening import Screening
from editor.ui.video.supply import FrameSupply
from editor.ui.worker import GpuWorker
from editor.weights.library import library_root

if TYPE_CHECKING:
    from editor.media.autosave import Autosave


@dataclass(frozen=True, eq=False)
class Session:
    """The values and services that panels are given; nobody looks them up."""

    history: History
    tools: Tools
    studio: Studio
    files: Files
    safety: Safety
    recent: Recent
    background: Background
    settings: QSettings
    theme: Theme
    playhead: Playhead
    supply: FrameSupply
    screening: Screening
    stylist: Stylist
    translator: Translator
    healer: ClipHealer
    exporter: Exporter
    sculptor: Sculptor
    mover: Mover
    trainer: Trainer
    library: Library
    preferences: Preferences

    @property
    def worker(self) -> GpuWorker:
        """The thread that hands jobs to the engine."""
        return self.studio.worker

    @property
    def rendering(self) -> bool:
        """True while a clip is being written."""
        return any(each.state == "running" for each in self._renderings)

    @property
    def _renderings(self) -> tuple[Rendering, ...]:
        return (
            self.stylist.clip.rendering,
            self.translator.clip.rendering,
            self.healer.clip.rendering,
            self.exporter.rendering,
            self.mover.clip.rendering,
            self.mover.walking,
        )

    def retry(self, ticket: Ticket) -> None:
        """Ask again for a job that failed or was cancelled; whoever asked for it does."""
        again = self.sculptor.retry(ticket) or any(r.retry(ticket) for r in self._renderings)
        if not again:
            self.studio.retry(ticket)


def make_session(
    worker: GpuWorker, settings: QSettings, theme: Theme, folder: Path | None = None
) -> Session:
    """A session without a document. `folder`: for autosave and thumbnails instead of the usual."""
    history = History(Document(Size(0, 0)))
    tools = Tools()
    tools.load(settings)
    playhead = Playhead(history)
    supply = FrameSupply(folder=folder / "proxies" if folder else None)
    screening = Screening(history, playhead, supply)
    studio = Studio(history, worker, screening=screening)
    background = Background()
    recent = Recent(settings, folder / "thumbnails" if folder else None)
    files = Files(history, recent, background, playhead)
    stylist = Stylist(history, worker, background, settings, playhead, supply)
    healer = ClipHealer(history, studio, background)
    translator = Translator(history, worker, background, settings, playhead, supply)
    exporter = Exporter(history, worker, (stylist, translator))
    sculptor = Sculptor(history, worker, background, tools, screening.still, playhead)
    mover = Mover(sculptor, worker, background, playhead, screening.still)
    if folder is not None:
        for renderer in (stylist.clip, translator.clip, healer.clip, mover.clip):
            renderer.folder = folder / "clips"
    sculptor.document_wanted.connect(partial(files.show, path=None))
    for looker, other in ((stylist, translator), (translator, stylist)):
        sculptor.began.connect(looker.stop)
        looker.looking.began.connect(other.stop)  # one at a time
    sculptor.changed.connect(lambda: studio.step_aside(not sculptor.settled))
    for give_way in (stylist.give_way, translator.give_way, sculptor.give_way):
        studio.busy.connect(give_way)
    safety = Safety(files, background, _autosave_in(folder))
    session = Session(
        history, tools, studio, files, safety, recent, background, settings, theme,
        playhead, supply, screening, stylist, translator, healer, exporter, sculptor, mover,
        Trainer(settings), Library(folder / "library" if folder else library_root()),
        Preferences(settings),
    )  # fmt: skip
    _follow_documents(session)
    return session


def _follow_documents(session: Session) -> None:
    """What is shown of one document alone steps aside where another comes in front; what is being
    made for it goes on, and ends only with the document."""
    documents, sculptor = session.files.documents, session.sculptor
    for step_aside in (
        session.stylist.forget,
        session.translator.forget,
        sculptor.step_aside,
        session.mover.forget,
        session.screening.forget,
        session.playhead.rewind,
        session.supply.forget,
    ):
        documents.switching.connect(step_aside)
    documents.arrived.connect(sculptor.come_forward)
    for end in (session.studio.forget, sculptor.end):
        documents.ending.connect(end)
    makers = (session.stylist, session.translator, session.healer, session.mover)
    forgets = [maker.clip.forget for maker in makers]
    for forget in (*forgets, session.exporter.forget, session.mover.walking.forget):
        documents.ending.connect(lambda _past, forget=forget: forget())


def _autosave_in(folder: Path | None) -> Callable[[], Autosave]:
    def make() -> Autosave:
        with IMPORTING:  # decoders load beside the window
            from editor.media.autosave import Autosave

        return Autosave(folder / "autosave") if folder else Autosave()

    return make
