"""A document's words cleaned and restored in place, each with its posterior and its trail."""

from __future__ import annotations

from collections.abc import Iterator

from normalizers.text.channel import Channel
from normalizers.text.cleaning import clean_document
from normalizers.text.forms import Restored
from normalizers.text.gate import channel_for, evidence_of
from normalizers.text.lexicon import Lexicon
from normalizers.text.rescoring import rescore
from normalizers.text.restoring import restore
from normalizers.text.symbols import settled
from normalizers.text.wrapping import goes_on, width_of
from schemas.document import Document, Line, Page, Step, Table, Word

Run = list[tuple[Line, list[Word]]]  # a paragraph or cell: its lines, or their columns
Placed = tuple[Page, Run]


def repair_document(document: Document, lexicon: Lexicon | None = None) -> Document:
    """The same document, repaired, with the wording that other documents lend where given.

    Words get `text`, `confidence` (posterior) and `alternatives`, and keep what was read in
    `read`; lines keep `read`; `document.steps` gets one step a changed word; each page's
    `reading.repaired` counts them. Text that reads well is only brought to NFC, and where an OCR
    read it, its doubtful words are judged by their context.
    """
    document.steps += clean_document(document)
    restored, doubted = _broken_runs(document)
    for channel, runs in restored.items():
        _restore_runs(document, runs, channel, lexicon)
    _rescore_runs(document, doubted)
    return document


def _runs(page: Page) -> Iterator[Run]:
    """The paragraphs and cells of a page; a column of a line stands for itself."""
    run: Run = []
    previous = ""
    width = width_of([line.text for line in page.blocks if isinstance(line, Line)])
    for block in page.blocks:
        if isinstance(block, Table):
            yield from ([(line, line.words) for line in cell.lines] for cell in block.cells)
            continue
        columns = block.columns
        if run and (
            len(columns) != 1 or block.is_paragraph or not goes_on(previous, block.text, width)
        ):
            yield run
            run = []
        if len(columns) == 1:
            run.append((block, block.words))
        else:
            yield from ([(block, column)] for column in columns)
        previous = block.text if len(columns) == 1 else ""
    if run:
        yield run


def _broken_runs(document: Document) -> tuple[dict[Channel, list[Placed]], list[Placed]]:
    """The runs to restore by the channel that broke them, and those whose words an OCR doubts."""
    whole = evidence_of(document.text)
    restored: dict[Channel, list[Placed]] = {"misread": [], "stripped": []}
    doubted: list[Placed] = []
    for page in document.pages:
        own = evidence_of(page.text)
        digital = page.reading.method == "document"
        for run in _runs(page):
            text = "\n".join(" ".join(word.text for word in words) for _, words in run)
            channel = channel_for(text, own, whole, digital=digital) if text.strip() else None
            if channel:
                restored[channel].append((page, run))
            elif page.reading.method == "ocr":
                doubted.append((page, run))
    return restored, doubted


def _restore_runs(
    document: Document, runs: list[Placed], channel: Channel, lexicon: Lexicon | None
) -> None:
    tokens = [[word.text for _, words in run for word in words] for _, run in runs]
    for (page, run), result in zip(runs, restore(tokens, channel, lexicon), strict=True):
        words = iter(result)
        for line, old in run:
            new = [next(words) for _ in old]
            steps = _apply(line, old, new, f"restore-{channel}", page.number)
            _record(document, page, steps)


def _rescore_runs(document: Document, runs: list[Placed]) -> None:
    words = [[word for _, words in run for word in words] for _, run in runs]
    for (page, run), rescored in zip(runs, rescore(words), strict=True):
        results = iter(rescored)
        for line, old in run:
            judged = [(w, told) for w in old if (told := next(results) or settled(w)) is not None]
            _record(document, page, _apply_rescored(line, judged, page.number))


def _record(document: Document, page: Page, steps: list[Step]) -> None:
    document.steps += steps
    page.reading.repaired += len(steps)


def _apply_rescored(line: Line, judged: list[tuple[Word, Restored]], page: int) -> list[Step]:
    steps: list[Step] = []
    before = line.text
    for word, result in judged:
        word.alternatives, word.confidence = result.alternatives, result.confidence
        if result.text != word.text:
            steps.append(Step("rescore", page, word.text, result.text, result.confidence))
            word.read, word.text = word.as_read, result.text
    if steps and line.read is None:
        line.read = before
    return steps


def _apply(line: Line, old: list[Word], new: list[Restored], rule: str, page: int) -> list[Step]:
    """Write the restored words into the line."""
    steps: list[Step] = []
    before = line.text
    for word, restored in zip(list(old), new, strict=True):
        word.confidence *= restored.confidence
        word.alternatives = restored.alternatives
        if restored.text != word.text:
            told = f"{rule}-lent" if restored.lent else rule
            lender = restored.lender
            steps.append(Step(told, page, word.text, restored.text, restored.confidence, lender))
            _rewrite(line, word, restored.text)
    if steps and line.read is None:
        line.read = before
    return steps


def _rewrite(line: Line, word: Word, text: str) -> None:
    """The word's new text; two words where it lost a space, both with its box."""
    word.read = word.as_read
    head, *rest = text.split(" ")
    word.text = head
    place = next(i for i, other in enumerate(line.words) if other is word)
    for offset, part in enumerate(rest, 1):
        line.words.insert(
            place + offset,
            Word(part, word.confidence, word.box, " ", "", (), word.bold, word.italic,
                 word.size, word.font),
        )  # fmt: skip
