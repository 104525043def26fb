"""Still jobs for many frames: each by the engine of its kind, together where it can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, runtime_checkable

from editor.core.errors import BadInput, EngineFailed
from editor.jobs.clip import FramesJob
from editor.jobs.job import Engine, Patch, Tick


@runtime_checkable
class Together(Protocol):
    """An engine that does many jobs of its kind better than one after the other."""

    def together(self, jobs: Sequence[Any], tick: Tick, backend: str = "") -> Iterator[Patch]:
        """One final patch per job, in order, its `frame` the job's index."""
        ...


class FramesEngine:
    """Answers a `FramesJob` with the engines of the still jobs, by kind."""

    def __init__(self, engines: Mapping[str, Engine]) -> None:
        self._engines = engines

    def __call__(self, job: FramesJob, tick: Tick) -> Iterator[Patch]:
        """One final patch per job, in order, `frame` its index; previews are left out.

        Raises what the still jobs' engine raises, EngineFailed where there is none for them.
        """
        kinds = {each.kind for each in job.jobs}
        if len(kinds) != 1:
            raise BadInput("The frames of a clip are worked on by one kind of job.")
        engine = self._engines.get(kinds.pop())
        if engine is None:
            raise EngineFailed(f"No engine knows how to do “{job.jobs[0].kind}”.")
        if isinstance(engine, Together):
            yield from engine.together(job.jobs, tick, job.backend)
            return
        for number, each in enumerate(job.jobs):
            finals = [p for p in engine(each, _portion(tick, number, len(job.jobs))) if p.final]
            yield replace(finals[0], frame=number)


def _portion(tick: Tick, number: int, count: int) -> Tick:
    return lambda progress: tick((number + progress) / count)
