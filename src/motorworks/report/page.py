"""The report: one HTML file that holds everything it shows."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from motorworks.errors import RunError
from motorworks.files import whole
from motorworks.report.sections import find_sections
from motorworks.simulation import Run

HERE = Path(__file__).parent
STYLES = (
    "tokens",
    "page",
    "tables",
    "charts",
    "figures",
    "experiments",
    "drawings",
    "gantt",
    "print",
)
SCRIPTS = ("theme", "tables", "tips", "choices", "gantt")


def report_html(run: Run) -> str:
    """Give the report of a run as one HTML page that works offline.

    Parameters
    ----------
    run
        What :func:`motorworks.simulate` gave.
    """
    from motorworks.report.figures.verdict import alarms, facts, headline
    from motorworks.report.names import Names
    from motorworks.statistics import verdict

    return rendered(
        "page.html.j2",
        kind="report",
        top="Verdict",
        version=run.version,
        run=run,
        plant_title=Names(run).plant,
        verdict=headline(verdict(run), run.plant.product),
        alarms=alarms(run),
        facts=facts(run),
        sections=find_sections(run),
    )


def rendered(template: str, **values: Any) -> str:
    """Give a page made by a template, with the style and the scripts of all pages."""
    style, script = (_joined("style", "css", STYLES), _joined("script", "js", SCRIPTS))
    html: str = (
        _environment()
        .get_template(template)
        .render(
            style=Markup(style),
            script=Markup(script),
            script_hash=_hash(script),
            **values,
        )
    )
    return html


def write_report(run: Run, path: Path | str) -> Path:
    """Write the report of a run; give the path of the file.

    Parameters
    ----------
    run
        What :func:`motorworks.simulate` gave.
    path
        File to write; folders are made. A name stands for a whole page or nothing.

    Raises
    ------
    RunError
        If the file cannot be written.
    """
    return write_page(report_html(run), path)


def write_page(html: str, path: Path | str) -> Path:
    """Write a page; give the path of the file.

    Raises
    ------
    RunError
        If the file cannot be written.
    """
    path = Path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole(path) as part:
            part.write_text(html, encoding="utf-8", newline="\n")
    except OSError as error:
        msg = f"{path}: cannot write the report: {error.strerror or error}. Choose another file."
        raise RunError(msg) from error
    return path


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _joined(folder: str, ending: str, names: tuple[str, ...]) -> str:
    def texts() -> Iterator[str]:
        for name in names:
            yield (HERE / folder / f"{name}.{ending}").read_text(encoding="utf-8")

    return "\n".join(texts())


def _hash(script: str) -> str:
    """Give the digest by which the page's policy lets this script run and no other."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
