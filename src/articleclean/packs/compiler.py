"""Packs as machines read them: ``python -m articleclean.packs.compiler`` writes one JSON file beside each folder, and
one with the words of all stock phrases.
"""

import json
from pathlib import Path

from articleclean.packs.reading import raw_entries, read_pack
from articleclean.packs.schema import Pack, WordLists
from articleclean.packs.stock_words import FILE, count_stock_words

HERE = Path(__file__).parent


def pack_folders() -> list[Path]:
    """Folders of the packs that come with articleclean, in name order."""
    return sorted(p.parent for p in HERE.glob("*/words.toml"))


def dump_pack(pack: Pack) -> str:
    """One entry a line, so that a change of a pack is a readable diff."""
    entries = ",\n".join(
        json.dumps([e.phrase, e.category, e.scope, e.pattern, e.max_words, int(e.weak)], ensure_ascii=False)
        for e in pack.entries
    )
    words = json.dumps({k: getattr(pack.words, k) for k in WordLists.__slots__}, ensure_ascii=False)
    return f'{{"name": "{pack.name}", "words": {words}, "entries": [\n{entries}\n]}}\n'


def dump_stock_words() -> str:
    """The words of the stock phrases of all packs."""
    folders = pack_folders()
    entries = [entry for folder in folders for entry in raw_entries(folder / "junk.toml")]
    table = count_stock_words(entries, [read_pack(folder).words for folder in folders])
    return "{" + ",\n".join(f'"{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in table.items()) + "}\n"


def main() -> None:
    """Write every pack."""
    for folder in pack_folders():
        (HERE / f"{folder.name}.json").write_text(dump_pack(read_pack(folder)), encoding="utf-8")
    FILE.write_text(dump_stock_words(), encoding="utf-8")


if __name__ == "__main__":
    main()
