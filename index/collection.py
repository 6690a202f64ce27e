"""Collection: the plans of the seeds folder and the documents on the shelf, together: what questions are answered from."""

from dataclasses import replace
from pathlib import PurePath

from index.documents import Document, read_bytes, read_manifest
from index.errors import ShelfError
from index.place import Place
from index.shelf.entry import Entry
from index.shelf.naming import id_for, is_id, one_line, title_of, year_of
from index.shelf.shelf import Shelf, reading


class Collection:
    """All documents of a place, those that are switched off as well. Changes are the shelf's: kept with its transaction or not at all.

    Every method that takes an id raises ShelfError for one that no document has.
    """

    def __init__(self, place: Place, shelf: Shelf) -> None:
        """Raises SeedError when the seeds cannot be read."""
        self._shelf = shelf
        self._seeds = {one.id: one for one in read_manifest(place.seeds)}

    def entries(self) -> list[Entry]:
        """The plans of the seeds folder in the manifest's order, then what was added, in the order in which it came."""
        kept = {one.id: one for one in self._shelf.entries()}
        seeds = [kept.get(id_) or _entry_of(seed) for id_, seed in self._seeds.items()]
        return seeds + [one for id_, one in kept.items() if id_ not in self._seeds]

    def entry(self, id: str) -> Entry:
        found = next((one for one in self.entries() if one.id == id), None)
        if found is None:
            raise ShelfError(f"文件库里没有“{id}”：请用 youju documents 查看有哪些文件")
        return found

    def is_seed(self, id: str) -> bool:
        """Whether the manifest lists it: it can be switched off, not removed."""
        return id in self._seeds

    def documents(self) -> list[Document]:
        """What is switched on, in the versions that are read."""
        return [self._document(one, one.current) for one in self.entries() if one.is_on]

    def document(self, id: str, number: int | None = None) -> Document:
        """A document in one of its versions, by default the one that is read; 0 is the seeds folder's file."""
        entry = self.entry(id)
        return self._document(entry, entry.current if number is None else number)

    def _document(self, entry: Entry, number: int) -> Document:
        seed = self._seeds.get(entry.id)
        if number or seed is None:
            document = self._shelf.document(entry, number)
            return replace(document, main_part=seed.main_part) if seed else document
        return replace(seed, title=entry.title, year=entry.year, issuer=entry.issuer)

    def original(self, id: str, number: int) -> tuple[str, bytes] | None:
        """A version's file as it came: its name and its bytes; None for what is not on the shelf."""
        return self._shelf.original(id, number)

    def add(
        self, name: str, data: bytes, title: str = "", year: int | None = None, issuer: str = "", id: str = "", is_on: bool = True, file: str = "",
        document: Document | None = None,
    ) -> Entry:
        """Put a file on the shelf as a document of its own. What is not given is read from its first lines and its name; ``file``: the
        file of the seeds folder that it follows.

        ``document``: what was read from the file, where that is done already. Raises SeedError when the file cannot be read,
        ShelfError when it is there already or the id is taken.
        """
        document = self._fresh(name, data, document)
        seed = next((one for one in self._seeds.values() if one.text == document.text), None)
        self._refuse(name, self._shelf.holder_of_text(document.text) or ((seed.id, 0) if seed else None))
        taken = {one.id for one in self.entries()}
        if id and not is_id(id):
            raise ShelfError(f"编号“{one_line(id)[:60]}”不能用：只能有汉字、字母、数字和 . _ -，以前三种开头，不超过 60 字")
        if id in taken:
            raise ShelfError(f"编号“{id}”已有文件：请换一个编号，或用 youju replace {id} 更换它的内容")
        title = one_line(title) or title_of(document.text, name)
        entry = Entry(id or id_for(name, taken), title, year or year_of(title, document.text), issuer.strip(), is_on, 1, file=file)
        self._shelf.put(entry)
        self._shelf.put_version(replace(document, id=entry.id), _bare(name), data)
        return self.entry(entry.id)

    def replace(self, id: str, name: str, data: bytes, is_used: bool = True, document: Document | None = None) -> Entry:
        """Keep a file as a new version of a document; ``is_used``: it is read from now on; ``document``: as ``add`` takes it. Earlier versions stay."""
        entry, document = self.entry(id), self._fresh(name, data, document)
        self._shelf.put(entry)
        if id in self._seeds and not entry.versions:
            self._keep_seed(entry)
        number = self._shelf.put_version(replace(document, id=id), _bare(name), data)
        return self.use(id, number) if is_used else self.entry(id)

    def use(self, id: str, number: int) -> Entry:
        """Read another version of a document from now on."""
        entry = self.entry(id)
        self.document(id, number)
        self._shelf.put(replace(entry, current=number))
        return self.entry(id)

    def rename(self, id: str, title: str) -> Entry:
        if not title.strip():
            raise ShelfError("标题不能为空：请写出文件的标题")
        self._shelf.put(replace(self.entry(id), title=one_line(title)))
        return self.entry(id)

    def switch(self, id: str, is_on: bool) -> Entry:
        """Answer from a document, or no longer."""
        self._shelf.put(replace(self.entry(id), is_on=is_on))
        return self.entry(id)

    def remove(self, id: str) -> Entry:
        """Remove a document with all its versions; the entry that it was. Raises ShelfError for a plan of the seeds folder."""
        entry = self.entry(id)
        if id in self._seeds:
            raise ShelfError(f"《{entry.title}》在 seeds 文件夹的清单里：请停用它（youju switch {id} off），或从清单中删去")
        self._shelf.remove(id)
        return entry

    def _fresh(self, name: str, data: bytes, document: Document | None) -> Document:
        """What is read from a file that is not on the shelf yet."""
        document = document or read_bytes(data, _bare(name))
        seed = next((one for one in self._seeds.values() if one.sha256 == document.sha256), None)
        self._refuse(name, self._shelf.holder(document.sha256) or ((seed.id, 0) if seed else None))
        return document

    def _refuse(self, name: str, held: tuple[str, int] | None) -> None:
        """Say which document holds what was given, if one does."""
        if held:
            entry = self.entry(held[0])
            which = f"第 {held[1]} 版" if held[1] else "seeds 文件夹里的文件"
            next_act = f"；要改用那一版请运行 youju use {entry.id} {held[1]}" if held[1] and held[1] != entry.current else ""
            raise ShelfError(f"“{_bare(name)}”已在文件库中（《{entry.title}》{which}），没有重复添加{next_act}")

    def _keep_seed(self, entry: Entry) -> None:
        """The seeds folder's file as the first version: it is still there to compare with when the folder changes."""
        seed = self._seeds[entry.id]
        self._shelf.put_version(seed, f"{entry.id}.txt", seed.text.encode("utf-8"))


def _entry_of(seed: Document) -> Entry:
    return Entry(seed.id, seed.title, seed.year, seed.issuer, True, 0)


def _bare(name: str) -> str:
    """A file's name without any folder."""
    return PurePath(name.replace("\\", "/")).name or "未命名"


def read_documents(place: Place) -> list[Document]:
    """What questions are answered from. Raises SeedError or ShelfError."""
    with reading(place.data) as shelf:
        return Collection(place, shelf).documents()

