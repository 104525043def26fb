"""`underpaint recipes list|show NAME`: what `underpaint train --recipe` knows."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from editor.cli.progress import say
from editor.core.errors import BadInput
from editor.training.recipe import TABLES, Recipe, read_recipe, recipe_names

EXAMPLES = """\
examples:
  underpaint recipes list
  underpaint recipes show dcgan
"""
NEEDS = {
    "folder": "a folder of pictures",
    "classes": "a folder of pictures with a folder in it for each class, or labels.csv",
    "attributes": "a folder of pictures with a labels.csv that says what they show",
    "two folders": "two folders of pictures: what to translate, and with --set data.others=FOLDER "
    "(from the first) what it is to look like",
}
"""What the pictures must be, for each `needs`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("what", choices=("list", "show"))
    parser.add_argument("name", nargs="?", default="", help="of the recipe to show")
    parser.add_argument("--json", action="store_true", help="one JSON object per recipe")


def run(arguments: argparse.Namespace) -> int:
    """A line for each recipe, its name first, or all of one. Returns 0."""
    if (arguments.what == "show") != bool(arguments.name):
        raise BadInput("“recipes show” wants a name, “recipes list” none.", remedy="See --help.")
    if arguments.what == "show":
        _show(_named(arguments.name), json=arguments.json)
        return 0
    recipes = [_named(name) for name in recipe_names()]
    width = max(len(recipe.name) for recipe in recipes)
    for recipe in sorted(recipes, key=lambda recipe: not recipe.title):
        about = recipe.purpose or "built in: makes a model that is shipped again"
        text = f"{recipe.name:{width}}  {recipe.minutes:4.0f} min  {about}"
        say(text, json=arguments.json, **facts(recipe))
    return 0


def _named(name: str) -> Recipe:
    """A recipe under the name that asks for it; a variant bears its model's."""
    return replace(read_recipe(name), name=name)


def facts(recipe: Recipe) -> dict[str, object]:
    """What is told of a recipe in a line of JSON. own: for an artist's own pictures."""
    plain = ("name", "title", "purpose", "family", "paper", "limits", "task", "crop", "batch")
    told: dict[str, object] = {name: getattr(recipe, name) for name in (*plain, "minutes")}
    return {**told, "aim": dict(recipe.aim), "needs": needs(recipe), "own": bool(recipe.title)}


def needs(recipe: Recipe) -> str:
    """What it learns from, a key of `NEEDS`."""
    data: Mapping[str, Any] = recipe.data
    if recipe.task == "cyclegan" or data.get("others"):
        return "two folders"
    if recipe.task == "stargan" or data.get("attributes"):
        return "attributes"
    return "classes" if data.get("classes") else "folder"


def _show(recipe: Recipe, *, json: bool) -> None:
    tables = {name: dict(getattr(recipe, name)) for name in TABLES}
    text = "\n".join(_lines(recipe, tables))
    say(text, json=json, **facts(recipe), **tables)


def _lines(recipe: Recipe, tables: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield f"{recipe.name}  {recipe.title or 'built in'}"
    for label, text in (
        ("family", f"{recipe.family} ({recipe.paper})" if recipe.family else ""),
        ("purpose", recipe.purpose),
        ("limits", recipe.limits),
        ("wants", NEEDS[needs(recipe)] if recipe.title else ""),
        ("pictures", f"{recipe.crop} x {recipe.crop} pixels, {recipe.batch} a step"),
        ("time", f"{recipe.minutes:g} minutes on two cores, for 64 pixels"),
        ("aim", _listed(recipe.aim)),
        *((name, _listed(table)) for name, table in tables.items()),
    ):
        if text:
            yield f"  {label:9} {text}"


def _listed(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())
