"""Content streams read in strides give what pdfminer's own parser gives."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSEOF

from extractors.pdf.content import CharacterMapParser, ContentParser

_PIECES = [
    b"BT", b"ET", b"1", b"-2.5", b".5", b"+7.", b"1 0 0 1 72 700 cm", b"/F1 12 Tf", b"[", b"]",
    b"[(a) -20 (b\\051)]", b"TJ", b"(plain)", b"(o\\134ct\\0012)", b"(a(b)c)", b"(\\q)", b"(\\400)",
    b"<4142>", b"<414>", b"<41 42>", b"<<", b">>", b"/MCID 3", b"T*", b"'", b'"', b"true", b"null",
    b"BI /W 1 /H 1 ID \x01\x02 EI", b"% note\n", b"{", b"}", b"#", b"\0", b"/a#20b", b"Tj\r\n",
    b"1-2",
]  # fmt: skip


def _objects(parser: type[PDFContentParser], streams: list[bytes]) -> Iterator[Any]:
    """What a parser gives; an error ends it and is given by its name."""
    try:
        reader = parser([PDFStream({}, data) for data in streams])
        while True:
            value = reader.nextobject()[1]
            yield value.rawdata if isinstance(value, PDFStream) else value
    except PSEOF:
        return
    except Exception as error:  # whatever pdfminer raises must be the same
        yield type(error).__name__


def _same(streams: list[bytes]) -> bool:
    usual, ours = (list(_objects(kind, streams)) for kind in (PDFContentParser, ContentParser))
    return repr(usual) == repr(ours)


@given(st.lists(st.tuples(st.sampled_from(_PIECES), st.sampled_from([b" ", b"\n", b""]))))
def test_any_sequence_of_tokens(pieces: list[tuple[bytes, bytes]]) -> None:
    assert _same([b"".join(piece + space for piece, space in pieces)])


@given(st.lists(st.binary(max_size=40), max_size=3))
def test_any_bytes_in_any_streams(streams: list[bytes]) -> None:
    assert _same(streams)


_MAP_PIECES = [
    b"/CIDInit /ProcSet findresource begin", b"begincmap", b"endcmap", b"2 beginbfchar", b"<0041>",
    b"<41> <0042>", b"<1EA1>", b"endbfchar", b"1 beginbfrange", b"<01> <03> <0061>", b"endbfrange",
    b"<01> <02> [<0061> <0062>]", b"/CMapName /Adobe def", b"<< /Registry (Adobe) >> def", b"% x\n",
    b"begincidchar", b"<41> 65", b"endcidchar", b"begincidrange <41> <43> 65 endcidrange", b"true",
]  # fmt: skip


def _map(parser: type[CMapParser], data: bytes) -> object:
    found = FileUnicodeMap()
    try:
        parser(found, BytesIO(data)).run()
    except Exception as error:  # whatever pdfminer raises must be the same
        return type(error).__name__, found.cid2unichr
    return found.cid2unichr, found.attrs


@given(st.lists(st.tuples(st.sampled_from(_MAP_PIECES), st.sampled_from([b" ", b"\n", b""]))))
def test_any_map_of_a_font(pieces: list[tuple[bytes, bytes]]) -> None:
    data = b"".join(piece + space for piece, space in pieces)
    assert _map(CMapParser, data) == _map(CharacterMapParser, data)


def test_a_page_cut_within_a_string() -> None:
    assert _same([b"BT (a", b"b) Tj [1 2", b"] TJ ET"])
