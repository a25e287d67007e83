"""The parts of a DOCX package (ECMA-376 Part 2) as XML trees, opened with limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped, unused-ignore]

from extractors.damage import ZIP_DAMAGE, cause
from extractors.options import ReadOptions
from schemas.errors import EncryptedFile, LimitExceeded, UnreadableFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Element: TypeAlias = Any  # lxml's elements; lxml has no types

# Strict files (ISO/IEC 29500) name the same elements in other namespaces.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


@dataclass(slots=True)
class Package:
    """The main part and what it relates to: relation type's last word → trees, and by id."""

    document: Element
    by_type: dict[str, Element] = field(default_factory=dict)
    by_id: dict[str, Element] = field(default_factory=dict)


def open_package(data: bytes, options: ReadOptions) -> Package:
    """The parts needed to read a DOCX: main document, styles, numbering, headers.

    Raises `UnreadableFile`, `EncryptedFile`, `LimitExceeded`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
            if size > options.max_unpacked_bytes or len(archive.infolist()) > options.max_members:
                raise LimitExceeded("The document unpacks to more than the limits allow.")
            return _open(archive)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(f"The DOCX holds damaged XML ({cause(error)}).") from error
    except ZIP_DAMAGE as error:
        if "password" in str(error):  # zipfile has no error of its own for it
            raise EncryptedFile(f"The DOCX needs a password ({cause(error)}).") from error
        raise UnreadableFile(f"The DOCX is damaged ({cause(error)}).") from error


def _open(archive: zipfile.ZipFile) -> Package:
    main = _main_part(archive)
    package = Package(_xml(archive.read(main)))
    folder, name = posixpath.split(main)
    names = set(archive.namelist())
    relations = posixpath.join(folder, "_rels", name + ".rels")
    if relations not in names:
        return package
    for relation in _xml(archive.read(relations)):
        kind = relation.get("Type", "").rsplit("/", 1)[-1]
        target = posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
        target = target.lstrip("/")
        if kind in ("styles", "numbering", "header", "footer") and target in names:
            tree = _xml(archive.read(target))
            package.by_type.setdefault(kind, tree)
            package.by_id[relation.get("Id", "")] = tree
    return package


def _main_part(archive: zipfile.ZipFile) -> str:
    for relation in _xml(archive.read("_rels/.rels")):
        if relation.get("Type", "").endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _xml(data: bytes) -> Element:
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, parser)


def value(element: Element | None, name: str) -> str | None:
    """The `w:val` of a child (a path of names parted by `/`), None when it is absent."""
    child = find(element, name)
    found = None if child is None else child.get(W + "val")
    return None if found is None else str(found)


def find(element: Element | None, path: str) -> Element | None:
    """The first descendant by a path of WordprocessingML names: `pPr/numPr`."""
    for name in path.split("/"):
        if element is None:
            return None
        element = element.find(W + name)
    return element


def switch(element: Element | None, name: str) -> bool | None:
    """An on-off property: True, False, or None when nothing is said."""
    child = find(element, name)
    if child is None:
        return None
    return str(child.get(W + "val", "true")) not in ("0", "false", "off", "none")


def integer(text: str | None, default: int, largest: int = 10_000) -> int:
    """A whole number from an attribute; the default where it is missing, broken or absurd.

    >>> integer("3", 1), integer("x", 1), integer(None, 0), integer("99999999", 1)
    (3, 1, 0, 1)
    """
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:
        return default
    return int(text) if int(text) <= largest else default
