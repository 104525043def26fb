"""The one exception tree: each error says what, which file, why, and what to do next."""

from __future__ import annotations

from pathlib import Path


class UnderpaintError(Exception):
    """Base of every error shown to an artist.

    `str(error)` is one or two plain sentences: what happened, to which file, why,
    and the remedy. The window shows it, the command line prints it and exits with 2.
    """

    def __init__(self, what: str, *, file: Path | str | None = None, remedy: str = "") -> None:
        self.what, self.file, self.remedy = what, file, remedy
        name = f"{file}: " if file is not None else ""
        super().__init__(f"{name}{what}{' ' + remedy if remedy else ''}")


class BadFile(UnderpaintError):
    """A file cannot be opened: damaged, of an unknown kind, or hostile."""


class TooLarge(BadFile):
    """A file asks for more pixels, entries or bytes than the limits allow."""


class CannotWrite(UnderpaintError):
    """A file cannot be written: no permission, disk full, no such folder."""


class BadInput(UnderpaintError):
    """A request makes no sense: mask of another size, empty mask, unknown option."""


class UnknownModel(UnderpaintError):
    """No model of that name is on the shelf."""


class DamagedModel(BadFile):
    """A model's file does not match its card."""


class OutOfMemory(UnderpaintError):
    """Neither the smallest tiles nor the CPU had enough memory for the job."""


class EngineDied(UnderpaintError):
    """The engine process ended in the middle of a job; the job can be retried."""


class EngineFailed(UnderpaintError):
    """An engine raised something unforeseen; the message carries its words."""
