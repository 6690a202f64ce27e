"""Documents: ``add``, ``documents``, ``replace``, ``use``, ``rename``, ``switch``, ``remove``, ``changes``: the library of documents."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assistant.commands.giving_way import give_way
from assistant.commands.parser import Commands, positive
from assistant.commands.printing import print_json, say
from assistant.settings import Settings
from index.errors import ShelfError, YoujuError

if TYPE_CHECKING:
    from index.collection import Collection
    from index.shelf.entry import Entry

_Done = TypeVar("_Done")
_ON = {"on": True, "off": False}


def add_commands(commands: Commands) -> None:
    add = commands.add("add", _add, "把文件加入文件库并建立索引")
    add.add_argument("files", type=Path, nargs="+", help="文件，可以多个")
    add.add_argument("--title", help="标题（默认取文件开头的标题，只能用于一个文件）")
    add.add_argument("--year", type=positive, help="年份（默认取自标题或文号）")
    add.add_argument("--id", help="编号（默认取自文件名，只能用于一个文件）")
    add.add_argument("--preview", action="store_true", help="只显示读出的结构、目标和任务，不加入")
    add.add_argument("--off", action="store_true", help="加入但暂不启用")

    listing = commands.add("documents", _list, "列出文件库中的文件和版本")
    listing.add_argument("--json", action="store_true", help="输出 JSON")

    replace = commands.add("replace", _replace, "更换一份文件的内容，保留原来的版本")
    replace.add_argument("id", help="文件的编号（见 youju documents）")
    replace.add_argument("file", type=Path, help="新的文件")

    use = commands.add("use", _use, "改用一份文件的另一个版本")
    use.add_argument("id", help="文件的编号")
    use.add_argument("version", type=positive, help="版本号")

    rename = commands.add("rename", _rename, "修改一份文件的标题")
    rename.add_argument("id", help="文件的编号")
    rename.add_argument("title", help="新的标题")

    switch = commands.add("switch", _switch, "启用或停用一份文件")
    switch.add_argument("id", help="文件的编号")
    switch.add_argument("state", choices=_ON, help="on 启用，off 停用")

    remove = commands.add("remove", _remove, "从文件库移除一份文件及其全部版本")
    remove.add_argument("id", help="文件的编号")

    changes = commands.add("changes", _changes, "对比一份文件的两个版本，或两份文件")
    changes.add_argument("id", help="文件的编号")
    changes.add_argument("--before", type=int, metavar="N", help="较早的版本号（默认当前版本的前一版）")
    changes.add_argument("--after", type=int, metavar="N", help="较晚的版本号（默认当前版本）")
    changes.add_argument("--since", metavar="ID", help="与另一份较早的文件对比")
    changes.add_argument("--json", action="store_true", help="输出 JSON")


def _add(options: argparse.Namespace, settings: Settings) -> int:
    if len(options.files) > 1 and (options.title or options.id):
        options.command.error("--title 和 --id 只能用于一个文件")
    if options.preview:
        return _each(options.files, lambda file: _preview(file, settings))
    from index.reading import file_bytes

    added: list[Entry] = []

    def put(collection: "Collection") -> int:
        def one(file: Path) -> None:
            added.append(
                collection.add(file.name, file_bytes(file), options.title or "", options.year, id=options.id or "", is_on=not options.off)
            )

        return _each(options.files, one)

    status = _change(settings, put)
    for entry in added:
        print(f"{entry.id}\t《{entry.title}》已加入" + ("" if entry.is_on else "（未启用）"))
    return status


def _each(files: list[Path], act: Callable[[Path], None]) -> int:
    """Do it with every file; what fails is said in a line of its own and the others go on."""
    status = 0
    for file in files:
        try:
            act(file)
        except YoujuError as error:
            say(f"youju: {error}")
            status = 1
    return status


def _preview(file: Path, settings: Settings) -> None:
    from assistant.previewing import preview_lines
    from index.documents import read_bytes
    from index.genre import load_genre
    from index.library import read
    from index.reading import file_bytes
    from index.shelf.naming import title_of

    document = read_bytes(file_bytes(file), file.name)
    print(f"《{title_of(document.text, file.name)}》")
    print("\n".join(preview_lines(read(document, load_genre(settings.genre)))))


def _list(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.shelved import document_rows

    rows = document_rows(settings.place)
    if options.json:
        print_json(rows)
        return 0
    for row in rows:
        state = "启用" if row["is_on"] else "停用"
        version = f"第 {row['version']} 版（共 {len(row['versions'])} 版）" if row["versions"] else "seeds 文件夹"
        print(f"{row['id']}\t{state}\t{version}\t《{row['title']}》")
    return 0


def _replace(options: argparse.Namespace, settings: Settings) -> int:
    from index.reading import file_bytes

    data = file_bytes(options.file)
    entry = _change(settings, lambda collection: collection.replace(options.id, options.file.name, data))
    print(f"{entry.id}\t《{entry.title}》现为第 {entry.current} 版")
    return 0


def _use(options: argparse.Namespace, settings: Settings) -> int:
    entry = _change(settings, lambda collection: collection.use(options.id, options.version))
    print(f"{entry.id}\t《{entry.title}》现为第 {entry.current} 版")
    return 0


def _rename(options: argparse.Namespace, settings: Settings) -> int:
    entry = _change(settings, lambda collection: collection.rename(options.id, options.title))
    print(f"{entry.id}\t《{entry.title}》")
    return 0


def _switch(options: argparse.Namespace, settings: Settings) -> int:
    entry = _change(settings, lambda collection: collection.switch(options.id, _ON[options.state]))
    print(f"{entry.id}\t《{entry.title}》已{'启用' if entry.is_on else '停用'}")
    return 0


def _remove(options: argparse.Namespace, settings: Settings) -> int:
    entry = _change(settings, lambda collection: collection.remove(options.id))
    print(f"{entry.id}\t《{entry.title}》已移除")
    return 0


def _changes(options: argparse.Namespace, settings: Settings) -> int:
    from assistant.comparing import change_lines, change_rows
    from index.collection import Collection
    from index.genre import load_genre
    from index.library import read
    from index.shelf.shelf import reading

    with reading(settings.data) as shelf:
        collection = Collection(settings.place, shelf)
        after = collection.document(options.id, options.after)
        earlier = [one.number for one in collection.entry(options.id).versions if one.number < after.version]
        if options.before is None and not options.since and not earlier:
            raise ShelfError(f"《{after.title}》没有更早的版本：请用 --before 指定版本，或用 --since 与另一份文件对比")
        before = collection.document(options.since or options.id, options.before if options.before is not None or options.since else earlier[-1])
    genre = load_genre(settings.genre)
    sides = read(before, genre), read(after, genre)
    if options.json:
        print_json(change_rows(*sides))
    else:
        print("\n".join(change_lines(*sides)))
    return 0


def _change(settings: Settings, act: "Callable[[Collection], _Done]") -> _Done:
    from index.build import change
    from index.embedding import Encoder

    give_way()
    with change(settings.place, Encoder(settings.model, settings.models, settings.device, say), say) as collection:
        return act(collection)
