"""Whether nothing at all has changed since the last run, so that its outputs stand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from pipeline.discovery import InputFile
from pipeline.ledger import Ledger, key_of
from pipeline.options import RunOptions
from pipeline.output_folder import OutputFolder


@dataclass(frozen=True, slots=True)
class Done:
    """What a run came to: files by status, the numbers of the summary, how many files."""

    statuses: dict[str, int]
    counts: dict[str, int]
    documents: int


class Seal:
    """A seal on an output: the inputs, the options and what the run left, all as they were.

    It is kept in the ledger, which another version of the program does not see.
    """

    def __init__(self, ledger: Ledger, options: RunOptions, folder: OutputFolder) -> None:
        self._ledger = ledger
        self._options = options
        self._folder = folder
        self._key = key_of("seal", str(options.output.absolute()))
        self._fingerprint: str | None = None

    def unbroken(self, files: Sequence[InputFile]) -> Done | None:
        """What the last run came to, where it needs no doing again."""
        self._fingerprint = self._taken(files)
        kept = self._ledger.get(self._key)
        if kept is None or self._fingerprint is None or self._options.rehash:
            return None
        fingerprint, done = json.loads(kept)
        if fingerprint != self._fingerprint or not self._folder.untouched():
            return None
        return Done(**done)

    def set(self, done: Done) -> None:
        """Seal an output after all is written.

        The inputs are sealed as they were found: one that has changed since looks different to
        the next run.
        """
        if self._fingerprint is not None:
            self._ledger.put(self._key, json.dumps([self._fingerprint, asdict(done)]).encode())

    def _taken(self, files: Sequence[InputFile]) -> str | None:
        """The hash of all that outputs are made of; None where a file has no signature.

        One that lies elsewhere is looked at only when it was fetched.
        """
        options = self._options
        digest = hashlib.sha256()
        chosen = (
            options.read,
            options.csv_bom,
            options.extras,
            options.learning,
            options.corrections,
        )
        knowledge = options.cache.knowledge if options.cache else ""
        digest.update(f"{chosen!r} {knowledge}".encode("utf-8", "replace"))
        for file in files:
            if file.url or not file.signature:
                return None
            digest.update(f"\0{file.name}\0{file.signature}".encode("utf-8", "replace"))
        return digest.hexdigest()
