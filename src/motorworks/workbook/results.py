"""The results of a run as sheets: verdict, KPIs, states, levels, output."""

from typing import Any

from motorworks.simulation import Run
from motorworks.statistics import (
    bottlenecks,
    daily_output,
    flow,
    kpis,
    level_table,
    states,
    throughput_quantiles,
    verdict,
)
from motorworks.workbook.book import TAB_RESULT, Book

_DAY = 86_400.0
_TABLES = (
    ("KPIs", "Key figures, with their 95 % intervals", kpis),
    ("Bottlenecks", "What holds the plant back, worst first", bottlenecks),
    ("States", "What machines did, as shares of time", states),
    ("Buffer levels", "What lay in the buffers", level_table),
    ("Output", "Good parts by day", daily_output),
    ("Flow", "What went from where to where in a year", flow),
    ("Throughput times", "From entry to good part, in seconds", throughput_quantiles),
)


_STYLES = {"reached": "good", "missed": "bad"}


def write_results(book: Book, run: Run) -> None:
    """Write the results of a run; the sheets begin with ``#``, and are not read as a plant.

    Parameters
    ----------
    book
        The workbook.
    run
        The run.
    """
    _write_verdict(book, run)
    for title, sentence, make in _TABLES:
        _write_table(book, title, sentence, make(run))


def _write_verdict(book: Book, run: Run) -> None:
    judged = verdict(run)
    sheet = book.aside("Verdict", TAB_RESULT)
    sheet.set_column(1, 1, 28)
    sheet.set_column(2, 2, 96)
    sheet.set_row(0, 34)
    book.write(sheet, 0, 1, run.plant.title or run.plant.name, "title")
    sheet.set_row(2, 36)
    book.write(sheet, 2, 1, judged.outcome, _STYLES.get(judged.outcome, "open"))
    book.write(sheet, 2, 2, judged.sentence, "wrapped")
    facts: tuple[tuple[str, Any], ...] = (
        ("good parts a year", judged.mean),
        ("half width of the interval", judged.half_width),
        ("target", judged.target or None),
        ("basis of the interval", judged.basis),
        ("replications", len(run.replications)),
        ("seed", run.seed),
        ("measured, in days", run.duration / _DAY),
        ("warm-up, in days", run.warm_up / _DAY),
        ("warm-up found by", run.warm_up_basis),
        ("stopped early", run.stopped or None),
        ("version of Motorworks", run.version),
    )
    for row, (word, value) in enumerate(facts, start=4):
        book.write(sheet, row, 1, word, "name")
        book.write(sheet, row, 2, value, "wrapped" if isinstance(value, str) else "left")
    row = 5 + len(facts)
    for text in (*run.gridlocks, *run.warnings):
        book.write(sheet, row, 1, "warning", "name")
        book.write(sheet, row, 2, text, "wrapped")
        row += 1


def _write_table(book: Book, title: str, sentence: str, table: Any) -> None:
    """Write a table of results with a heading row that can be filtered by."""
    sheet = book.aside(title, TAB_RESULT)
    sheet.set_row(0, 26)
    book.write(sheet, 0, 1, sentence, "subtitle")
    for n, name in enumerate(table.columns, start=1):
        book.write(sheet, 1, n, name.replace("_", " "), "head")
        texts = [str(cell) for cell in table[name].head(200).to_list() if not _is_figure(cell)]
        longest = max(len(text) for text in [name, *texts])
        sheet.set_column(n, n, min(max(longest + 3, 11), 60))
    sheet.set_row(1, 22)
    for row, cells in enumerate(table.iter_rows(), start=2):
        for n, cell in enumerate(cells, start=1):
            if cell is not None and cell != "":
                book.write(sheet, row, n, cell, "figure" if _is_figure(cell) else "")
    if table.height:
        sheet.autofilter(1, 1, 1 + table.height, table.width)
    sheet.freeze_panes(2, 2)
    sheet.repeat_rows(0, 1)


def _is_figure(cell: Any) -> bool:
    return isinstance(cell, float)
