"""Every engine there is, by the kind of job it answers: for the engine's process and commands."""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.errors import EngineFailed
from editor.engines.adjust import AdjustEngine
from editor.engines.attributes import AttributesEngine
from editor.engines.frames import FramesEngine
from editor.engines.generate import GenerateEngine
from editor.engines.generators import Generators
from editor.engines.inpaint import InpaintEngine
from editor.engines.invert import InvertEngine
from editor.engines.select import SelectEngine
from editor.engines.style import StyleEngine
from editor.engines.translate import TranslateEngine
from editor.jobs.adjust import AdjustJob
from editor.jobs.attributes import EditJob, InvertJob
from editor.jobs.clip import FramesJob
from editor.jobs.generate import GenerateJob
from editor.jobs.job import Engine, InpaintJob, Job, Patch, Tick
from editor.jobs.select import SelectJob
from editor.jobs.style import StyleJob
from editor.jobs.translate import TranslateJob


def engines() -> dict[str, Engine]:
    """Kind of job -> an engine for it; nothing is loaded before the first job."""
    generators = Generators()
    still: dict[str, Engine] = {
        InpaintJob.kind: InpaintEngine(),
        StyleJob.kind: StyleEngine(),
        TranslateJob.kind: TranslateEngine(),
        AdjustJob.kind: AdjustEngine(),
        SelectJob.kind: SelectEngine(),
        GenerateJob.kind: GenerateEngine(generators),
        InvertJob.kind: InvertEngine(generators),
        EditJob.kind: AttributesEngine(generators),
    }
    return {**still, FramesJob.kind: FramesEngine(still)}


class AnyEngine:
    """Answers any still job, or frames of them, in this process: for the command line."""

    def __init__(self) -> None:
        self._engines = engines()

    def __call__(self, job: Job, tick: Tick) -> Iterator[Patch]:
        """The patches of the engine of this kind of job. EngineFailed where there is none."""
        if job.kind not in self._engines:
            raise EngineFailed(f"No engine knows how to do “{job.kind}”.")
        yield from self._engines[job.kind](job, tick)
