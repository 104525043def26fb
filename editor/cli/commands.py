"""The table of sub-commands and the one boundary that turns errors into sentences."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from editor.core.errors import UnderpaintError

COMMANDS = {
    "inpaint": "fill the masked part of pictures and clips",
    "select": "find an object in a picture, and write it as a mask",
    "style": "repaint pictures and clips in the manner of a painting",
    "styles": "list the styles there are",
    "translate": "turn pictures and clips from one domain into another, or give them attributes",
    "generate": "draw pictures out of nothing",
    "series": "make many pictures of a model for one's library, the good ones, each only once",
    "edit": "move sliders on portraits, in pictures and clips",
    "invert": "draw a picture again by a generator, and keep its code",
    "walk": "walk from portrait to portrait, as a clip",
    "flicker": "measure how much a painted clip flickers, and how crisp it is",
    "demo": "heal the bundled samples, paint a clip, move a portrait's sliders",
    "models": "list, verify, add or remove models on the shelf",
    "train": "train a model of your own, from a folder of pictures",
    "recipes": "list what can be trained, and what each recipe is good for",
    "adjust": "change light and colours of pictures and clips",
    "export": "write pictures and documents in another format, many at once",
    "doctor": "tell what is wrong with pictures before one trains on them",
    "directions": "list, find, import and change the sliders of a generator",
    "evaluate": "measure a model on pictures it was not trained on",
}
"""Name -> what it does; each lives in the module of its name, imported when called."""


NUMBERS = re.compile(r"-\.?\d[\d.,]*$")
"""What is no option though it begins with a minus: a number, or several parted by commas."""


_COMPLAINTS = {
    r"argument (.+): invalid int value: '(.*)'": r"\1 takes a whole number, not \2",
    r"argument (.+): invalid float value: '(.*)'": r"\1 takes a number, not \2",
    r"argument (.+): invalid choice: '(.*?)' \(choose from (.+)\)": r"\1 takes \3, not \2",
    r"argument (.+): expected (\d+) arguments": r"\1 takes \2 values",
    r"argument (.+): expected (?:one|at least one) argument": r"\1 takes a value",
}
"""What argparse says -> what people understand."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaint is one sentence, and that takes -1,2 for a value."""

    def __init__(self, **words: Any) -> None:
        super().__init__(**words)
        self._negative_number_matcher = NUMBERS

    def error(self, message: str) -> NoReturn:
        """Print the sentence to stderr and leave with exit code 2."""
        self.exit(2, f"{self.prog}: {_plain(message)}. See {self.prog} --help.\n")


def _plain(message: str) -> str:
    """A complaint of argparse in words that are no programmer's."""
    for theirs, ours in _COMPLAINTS.items():
        if found := re.fullmatch(theirs, message, re.DOTALL):
            return re.sub(r"'([\w-]+)'(?=, |, not )", r"\1", found.expand(ours))
    return message


def main(argv: Sequence[str]) -> int:
    """Run `argv` (sub-command first). Returns 0, 2 for bad input, 130 after Ctrl+C."""
    try:
        return _run(argv[0], argv[1:])
    except UnderpaintError as error:
        from editor.cli.progress import say_error

        say_error(str(error), json="--json" in argv)
        return 2
    except BrokenPipeError:
        return 0
    except OSError as error:  # what no room foresaw: still one sentence, never a traceback
        name = f"{error.filename}: " if error.filename else ""
        sys.stderr.write(f"underpaint: {name}{error.strerror or error}.\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("\nunderpaint: Stopped. What was finished is kept.\n")
        return 130


def _run(name: str, argv: Sequence[str]) -> int:
    """Import the command, for its modules may take seconds, and call it."""
    module = import_module(f"editor.cli.{name}")
    parser = Parser(
        prog=f"underpaint {name}",
        description=COMMANDS[name].capitalize() + ".",
        epilog=getattr(module, "EXAMPLES", None),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.add_arguments(parser)
    return int(module.run(_parsed(parser, argv)))


def _parsed(parser: argparse.ArgumentParser, argv: Sequence[str]) -> argparse.Namespace:
    """Options may stand anywhere between the other words, but where there are commands in the
    command: argparse refuses those."""
    try:
        return parser.parse_intermixed_args(argv)
    except TypeError:
        return parser.parse_args(argv)
