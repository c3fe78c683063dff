"""The sheets there are."""

from motorworks.plant import Plant
from motorworks.plantfile.shape import Kind, keys_of, tables
from motorworks.plantfile.tables.layout import layouts, list_noun, meant


def test_every_noun_has_a_sheet():
    """And every list of tables within a noun, whatever nouns are added."""
    names = [layout.name for layout in layouts()]
    assert len(set(names)) == len(names)
    assert {key.field for key in tables().values()} <= set(names)
    for layout in layouts():
        if layout.named:
            for key in layout.keys.values():
                if list_noun(key) is not None:
                    assert any(other.key.key == key.key for other in layouts() if not other.named)
    assert not any(key.shape.kind is Kind.NAMED for key in keys_of(Plant).values())


def test_stations_and_the_library_share_the_sheets_of_their_lists():
    """A failure mode may belong to a process, to a station or to a station of a line."""
    (failures,) = meant("failures")
    assert failures.name == "station_failures"
    assert failures.ways == (("process",), ("station",), ("line", "station"))


def test_titles_fit_the_tab_of_a_sheet():
    """31 characters, and no two alike."""
    titles = [layout.title for layout in layouts()]
    assert max(map(len, titles)) <= 31
    assert len({title.lower() for title in titles}) == len(titles)


def test_short_words_are_understood():
    """The word of the plant file means its sheet, too."""
    assert [layout.name for layout in meant("Station")] == ["stations"]
    assert [layout.name for layout in meant("Calendar shifts")] == ["calendar_shifts"]
    assert {layout.name for layout in meant("each")} == {"source_each", "station_each"}
