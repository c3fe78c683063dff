"""Pages of results: found, themed, kept inside the project."""

from pathlib import Path

import pytest

from motorworks.studio.errors import NotThereError
from motorworks.studio.jobs.found import files, first_page, page_file, pages, themed

PAGE = (
    '<!doctype html>\n<html lang="en">\n<head>\n'
    '<meta name="generator" content="Motorworks 0.1.0">\n'
    "<title>Works &amp; <b> – Motorworks report</title>\n</head></html>"
)


def made(folder: Path, name: str, text: str = PAGE) -> Path:
    """Write a page."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def places(project: Path) -> tuple[Path, Path, Path]:
    """Give project, folder of results, and the studio's own folder in it."""
    return project, project / "out", project / "out" / "studio"


def test_pages_of_the_command_line_are_found(tmp_path: Path) -> None:
    """With what they say of themselves; others, traces and the studio's own are passed over."""
    where = places(tmp_path)
    made(tmp_path, "out/tutorial/report.html")
    made(tmp_path, "out/report.html", "<html>a page of somebody else</html>")
    made(tmp_path, "out/tutorial/trace/x.html")
    made(tmp_path, "out/studio/tutorial/jobs/j/result/report.html")
    (found,) = pages(*where)
    assert found.file == "out/tutorial/report.html"
    assert (found.plant, found.kind) == ("Works & <b>", "report")
    assert page_file(*where, found.id) == tmp_path / found.file


def test_results_of_experiments_lie_beside_their_files(tmp_path: Path) -> None:
    """Their folders are looked into as well."""
    made(tmp_path, "weld.results/experiment.html")
    assert [page.file for page in pages(*places(tmp_path))] == ["weld.results/experiment.html"]


def test_a_page_that_is_not_listed_is_not_there(tmp_path: Path) -> None:
    """Whatever its name is."""
    with pytest.raises(NotThereError):
        page_file(*places(tmp_path), "0123456789abcdef")


def test_links_are_not_followed(tmp_path: Path) -> None:
    """Neither to pages nor to folders outside."""
    outside = made(tmp_path, "outside/report.html")
    out = tmp_path / "out"
    out.mkdir()
    (out / "link.html").symlink_to(outside)
    (out / "folder").symlink_to(outside.parent)
    (tmp_path / "weld.results").symlink_to(outside.parent)
    assert pages(*places(tmp_path)) == []


def test_there_are_no_pages_without_a_folder(tmp_path: Path) -> None:
    """A project in which nothing was computed yet has none."""
    assert pages(*places(tmp_path)) == []


@pytest.mark.parametrize(("theme", "begin"), [("dark", 'data-theme="dark"'), ("", 'lang="en">')])
def test_a_page_takes_the_theme(tmp_path: Path, theme: str, begin: str) -> None:
    """Light, dark, or as the machine has it."""
    assert begin in themed(made(tmp_path, "a.html"), theme).decode().splitlines()[1]


def test_files_of_a_job_leave_the_trace_out(tmp_path: Path) -> None:
    """A trace is replayed, not fetched; links are no files of a job."""
    made(tmp_path, "report.html")
    made(tmp_path, "kpis.csv", "a,b\n")
    made(tmp_path, "trace/000/visits.parquet")
    (tmp_path / "link.csv").symlink_to("/etc/hostname")
    assert files(tmp_path) == [("kpis.csv", 4), ("report.html", len(PAGE.encode()))]
    assert first_page(tmp_path).name == "report.html"
    with pytest.raises(NotThereError):
        first_page(tmp_path / "trace")
