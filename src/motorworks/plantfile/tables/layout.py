"""Which sheets there are and what stands in them, found from the nouns themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from motorworks.plantfile.shape import RESERVED, Key, Kind, Path, keys_of, tables

Way = tuple[str, ...]
"""Words of the tables around a row, outermost first, such as ``("line", "station")``."""

PLANT = "plant"
MARKS = "marks"
MARK_HEADINGS = ("of", "source", "note", "low", "high")


@dataclass(frozen=True)
class Layout:
    """What one sheet holds.

    Attributes
    ----------
    name
        As it stands in ``[tables]``, such as ``stations`` or ``station_failures``.
    alias
        A shorter word that also means it, unless it could mean another one, too.
    key
        The key whose tables it holds.
    noun
        Their class.
    keys
        The keys of one such table, which are headings of the sheet.
    ways
        The tables in which they may stand.
    named
        Whether each has a name of its own; else they are entries of a list.
    """

    name: str
    alias: str
    key: Key
    noun: type
    keys: dict[str, Key]
    ways: tuple[Way, ...]
    named: bool

    @property
    def title(self) -> str:
        """The name of the sheet in a workbook."""
        return self.name.replace("_", " ").capitalize()

    @property
    def word(self) -> str:
        """The word of its tables in a plant file, such as ``station``."""
        return self.ways[0][-1] if self.named else self.key.key

    @property
    def owners(self) -> tuple[str, ...]:
        """Headings that say in which tables a row stands; all but a name of its own."""
        words = [word for way in self.ways for word in (way[:-1] if self.named else way)]
        return tuple(dict.fromkeys(naming(word) for word in words))

    def headings(self, way: Way) -> tuple[str, ...]:
        """Give the headings below which a row names the tables of a way."""
        if self.named:
            return (*(naming(word) for word in way[:-1]), "name")
        return tuple(naming(word) for word in way)

    @property
    def identity(self) -> tuple[str, ...]:
        """Headings that say what a row is about."""
        return (*self.owners, "name") if self.named else self.owners

    def path(self, way: Way, names: tuple[str, ...]) -> Path:
        """Give the path of the table, or of the list, that a row belongs to."""
        inside = tuple(part for pair in zip(way, names, strict=True) for part in pair)
        return inside if self.named else (*inside, self.key.key)


@cache
def layouts() -> tuple[Layout, ...]:
    """Give all sheets of a plant but those of the plant itself and of the marks."""
    named = list(_named())
    found: list[Layout] = []
    lists: dict[tuple[type, str], Layout] = {}
    for layout in named:
        found.append(layout)
        for below in _lists(layout):
            same = lists.get((layout.noun, below.name))
            if same is None:
                lists[layout.noun, below.name] = below
                found.append(below)
            else:  # stations and the entries of the library share their sheets
                both = tuple(dict.fromkeys([*same.ways, *below.ways]))
                merged = Layout(
                    below.name, below.alias, below.key, below.noun, below.keys, both, False
                )
                lists[layout.noun, below.name] = merged
                found[found.index(same)] = merged
    return tuple(found)


def _named() -> Iterator[Layout]:
    inner: dict[type, list[Way]] = {}
    apart: dict[type, tuple[str, Key]] = {}
    own = {key.shape.noun for key in tables().values()}
    for word, key in tables().items():
        assert key.shape.noun is not None
        for below in keys_of(key.shape.noun).values():
            noun = below.shape.noun
            if below.shape.kind is Kind.NAMED and noun is not None:
                inner.setdefault(noun, []).append((word, below.key))
                if noun not in own:  # it stands in such tables only
                    apart.setdefault(noun, (word, below))
    for word, key in tables().items():
        noun = key.shape.noun
        assert noun is not None
        library = word == "process"
        ways = ((word,), *(() if library else inner.get(noun, ())))
        yield Layout(key.field, word, key, noun, keys_of(noun, library=library), ways, named=True)
    for noun, (word, below) in apart.items():
        name = f"{word}_{below.field}"
        yield Layout(name, below.key, below, noun, keys_of(noun), tuple(inner[noun]), named=True)


def _lists(layout: Layout) -> Iterator[Layout]:
    """Give the sheets of the lists of tables that stand within the tables of a sheet."""
    for key in layout.keys.values():
        noun = list_noun(key)
        if noun is not None:
            word = "station" if layout.word == "process" else layout.word
            name = f"{word}_{key.key}"
            yield Layout(name, key.key, key, noun, keys_of(noun), layout.ways, named=False)


def list_noun(key: Key) -> type | None:
    """Give the class of the entries of a list of tables; ``None`` for any other key."""
    item = key.shape.item
    if key.shape.kind is Kind.LIST and item is not None and item.kind is Kind.TABLE:
        return item.noun
    return None


def meant(name: str) -> list[Layout]:
    """Give the sheets that a name can mean."""
    word = plain(name)
    exact = [layout for layout in layouts() if layout.name == word]
    return exact or [layout for layout in layouts() if layout.alias == word]


def naming(word: str) -> str:
    """Give the heading of a column with names of a noun; ``source`` alone means something else."""
    return f"{word}_name" if word in RESERVED else word


def plain(name: str) -> str:
    """Give a heading or the name of a sheet as the word of a key."""
    return "_".join(name.strip().lower().replace("_", " ").split())


def names() -> list[str]:
    """Give the names of all sheets."""
    return [PLANT, *(layout.name for layout in layouts()), MARKS]
