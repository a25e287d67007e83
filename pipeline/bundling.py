"""The bundles of a run: which neighbours are as an earlier run left them, and kept for the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from pipeline.bundles import Bundle, Plain, bundle_of, in_the_way
from pipeline.discovery import InputFile
from pipeline.intake import Intake
from pipeline.ledger import Ledger, key_of
from pipeline.options import RunOptions
from pipeline.output_folder import OutputFolder
from pipeline.plans import plan_file
from pipeline.sheaves import sheaves


@dataclass(slots=True)
class Bundling:
    """Keeps bundles in the ledger, by what the system says of their files and by all else that
    outcomes depend on."""

    ledger: Ledger
    options: RunOptions
    _loose: list[list[InputFile]] = field(default_factory=list)  # neighbours that are no bundle

    def standing(self, files: Sequence[InputFile], folder: OutputFolder) -> Iterator[Bundle]:
        """The bundles among the files of a run, in their order, whose plans lie in the output."""
        for sheaf in sheaves(files, attrgetter("name")):
            bundle = self._kept(sheaf)
            if bundle is not None and _lies_in(folder, bundle):
                yield bundle
            else:
                self._loose.append(sheaf)

    def keep(
        self,
        documents: Mapping[str, Plain],
        intake: Intake,
        are_known: Callable[[Path, str, str], bool],
    ) -> None:
        """Keep for the next run the neighbours that may be taken as one then.

        `documents` are by their names, `intake` is of all files that are in no bundle;
        `are_known` says whether a file with some signature surely has the bytes of a hash.
        """
        own = {file.name for files in self._loose for file in files}
        strange = [name for name in intake.names() if name not in own]
        repeated = intake.repeated()
        for files in self._loose:
            found = [documents[file.name] for file in files if file.name in documents]
            key = self._key(files) if len(found) == len(files) else None
            if key is None:
                continue
            bundle = bundle_of(files, found)
            pairs = zip(files, bundle.told.hashes, strict=True)
            settled = all(are_known(file.path, file.signature, digest) for file, digest in pairs)
            if settled and not in_the_way([bundle], repeated, strange):
                self.ledger.put(key, bundle.to_bytes())

    def _kept(self, sheaf: Sequence[InputFile]) -> Bundle | None:
        key = None if self.options.rehash else self._key(sheaf)
        data = self.ledger.get(key) if key else None
        return None if data is None else Bundle.from_bytes(sheaf, data)

    def _key(self, sheaf: Sequence[InputFile]) -> bytes | None:
        """None where a file lies elsewhere, or nothing is known of it."""
        if any(file.url or not file.signature for file in sheaf):
            return None
        named = (part for file in sheaf for part in (file.name, file.signature))
        options = self.options
        knowledge = options.cache.knowledge if options.cache else ""
        said = f"{options.read!r} {options.corrections!r} {knowledge}"
        return key_of("bundles", said, *named)


def _lies_in(folder: OutputFolder, bundle: Bundle) -> bool:
    """Whether the output holds all plans of a bundle, with links or without."""
    return all(
        folder.holds(plan_file(plan_id), digest) for plan_id, digest, _, _ in bundle.told.plans
    )
