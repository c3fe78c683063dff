"""Writes the reference pages that come from the code, so that no fact is written twice.

Five sources, each of which may be absent while the house is being built:

- `motorworks.plantfile.reference.pages()`: a mapping from page name to Markdown,
  one page for each table of the plant file;
- `motorworks.experiment.plan.reference.page()`: one page with the tables of an experiment file;
- `motorworks.statistics.reference.page()`: one page with every KPI and its formula;
- `motorworks.validation.page.pages()`: all exact cases, run and compared at each build, and the
  keys of the plant file with the cases that test them;
- the command line: one page with every command and its help;
- the rooms of the package: one page each, filled by autodoc from the docstrings.

`python docs/generate.py FOLDER` writes them by hand; `docs/conf.py` does so at each build.
"""

import importlib
import importlib.util
import pkgutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import motorworks

FENCE = "```"


def write_reference(folder: Path) -> None:
    """Write all generated pages and their index into `folder`, and nothing else into it."""
    sections = {
        "Plant file": {f"plantfile-{name}": page for name, page in plantfile_pages().items()},
        "Experiments": experiment_pages(),
        "Results": kpi_pages(),
        "Proof": proof_pages(),
        "Command line": command_pages(),
        "Python": {f"python-{room}": room_page(room) for room in rooms()},
    }
    pages = {name: page for group in sections.values() for name, page in group.items()}
    pages["index"] = index_page(sections)

    folder.mkdir(parents=True, exist_ok=True)
    for stale in set(folder.glob("*.md")) - {folder / f"{name}.md" for name in pages}:
        stale.unlink()
    for name, page in pages.items():
        write_if_changed(folder / f"{name}.md", page.rstrip() + "\n")


def write_if_changed(path: Path, text: str) -> None:
    """Write `text`, but leave an equal file alone: Sphinx reads anew what is newer."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def index_page(sections: Mapping[str, Mapping[str, str]]) -> str:
    """Return the page that lists the others, section by section."""
    lines = ["# Generated reference", "", "These pages are written from the code at each build."]
    for title, pages in sections.items():
        if pages:
            lines += ["", f"{FENCE}{{toctree}}", f":caption: {title}", "", *pages, FENCE]
    return "\n".join(lines)


def exists(module: str) -> bool:
    """Tell whether `module` is there to import, without importing it."""
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # the room around it is not there
        return False


# ---- the plant file ----


def plantfile_pages() -> Mapping[str, str]:
    """Return the pages that the plant-file reader writes about its own fields."""
    if not exists("motorworks.plantfile.reference"):
        return {}
    pages: Mapping[str, str] = importlib.import_module("motorworks.plantfile.reference").pages()
    return pages


# ---- the experiment file ----


def experiment_pages() -> Mapping[str, str]:
    """Return the page that the experiment-file reader writes about its own fields."""
    if not exists("motorworks.experiment.plan.reference"):
        return {}
    page = importlib.import_module("motorworks.experiment.plan.reference").page()
    return {"experiment-file": page}


# ---- the KPIs ----


def kpi_pages() -> Mapping[str, str]:
    """Return one page with every KPI, its formula and its source."""
    if not exists("motorworks.statistics.reference"):
        return {}
    return {"kpis": importlib.import_module("motorworks.statistics.reference").page()}


# ---- the exact cases ----


def proof_pages() -> Mapping[str, str]:
    """Return the page of all exact cases as they came out just now, and that of the keys."""
    if not exists("motorworks.validation.page"):
        return {}
    pages: Mapping[str, str] = importlib.import_module("motorworks.validation.page").pages()
    return pages


# ---- the command line ----


def command_pages() -> Mapping[str, str]:
    """Return one page with every command, its help and its options."""
    if not exists("motorworks.cli.app"):
        return {}
    import typer

    app = getattr(importlib.import_module("motorworks.cli.app"), "app", None)
    if not isinstance(app, typer.Typer):
        return {}
    root = typer.main.get_command(app)
    lines = ["# Commands", "", "Every command explains itself with `--help`, as printed here."]
    for words, command in walk(("motorworks",), root):
        lines += ["", f"## `{' '.join(words)}`", "", FENCE + "text", help_of(words, command), FENCE]
    return {"commands": "\n".join(lines)}


def walk(words: tuple[str, ...], command: Any) -> list[tuple[tuple[str, ...], Any]]:
    """Return `command` and all the commands below it, each with the words that call it."""
    found = [(words, command)]
    for name, below in sorted(getattr(command, "commands", {}).items()):
        if not below.hidden:
            found += walk((*words, name), below)
    return found


def help_of(words: tuple[str, ...], command: Any) -> str:
    """Return the help of a command as a terminal of fixed width shows it."""
    context = command.context_class(command, info_name=" ".join(words), terminal_width=88)
    text: str = command.get_help(context)
    return text.strip()


# ---- the rooms ----


def rooms() -> list[str]:
    """Return the names of the rooms that offer public names."""
    names = [module.name for module in pkgutil.iter_modules(motorworks.__path__) if module.ispkg]
    return sorted(name for name in names if not name.startswith("_") and public_names(name))


def public_names(room: str) -> list[str]:
    """Return what a room offers, in its own order."""
    return list(getattr(importlib.import_module(f"motorworks.{room}"), "__all__", []))


def room_page(room: str) -> str:
    """Return the page of one room."""
    return "\n".join(
        [
            f"# motorworks.{room}",
            "",
            f"{FENCE}{{eval-rst}}",
            f".. automodule:: motorworks.{room}",
            "   :members:",
            "   :imported-members:",
            FENCE,
        ]
    )


if __name__ == "__main__":
    write_reference(Path(sys.argv[1]))
