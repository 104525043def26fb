"""Untrusted XML to plain nodes by expat: no DOCTYPE, limits on depth, count and length."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

MAX_DEPTH, MAX_NODES, MAX_TEXT = 130, 20_000, 1 << 20


class BadXml(ValueError):
    """Not well-formed, or beyond the limits."""


@dataclass(frozen=True, eq=False)
class Node:
    """An element; text between elements is dropped."""

    tag: str
    attributes: Mapping[str, str]
    children: list[Node] = field(default_factory=list)


def parse_xml(data: bytes) -> Node:
    """The root element. Raises BadXml.

    ElementTree crashes the program on 200,000 nested elements; this stops at MAX_DEPTH.
    """
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise BadXml(str(error)) from error
    if reader.root is None:
        raise BadXml("no element")
    return reader.root


def _refuse(*_: object) -> None:
    raise BadXml("it declares a document type, which no document needs")


class _Reader:
    def __init__(self) -> None:
        self.root: Node | None = None
        self.path: list[Node] = []
        self.count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.path) >= MAX_DEPTH or self.count > MAX_NODES:
            raise BadXml("it is nested too deep or holds too much")
        if any(len(value) > MAX_TEXT for value in attributes.values()):
            raise BadXml("a value is too long")
        node = Node(tag, attributes)
        if self.path:
            self.path[-1].children.append(node)
        elif self.root is None:
            self.root = node
        self.path.append(node)

    def end(self, _: str) -> None:
        self.path.pop()
