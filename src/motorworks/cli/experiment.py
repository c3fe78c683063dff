"""``motorworks experiment``: many variants of a plant, from a file."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from motorworks.cli.begun import changed, plants_of, registered
from motorworks.cli.counted import counted
from motorworks.cli.kept import opened
from motorworks.cli.options import Jobs, Json
from motorworks.cli.output import print_json
from motorworks.cli.pipe import to_a_reader
from motorworks.cli.places import folder_to_write, with_suffix
from motorworks.cli.where import Cluster, place
from motorworks.errors import MotorworksError, RunError, StoppedError
from motorworks.files import is_folder

if TYPE_CHECKING:
    from motorworks.experiment.analysis import Results
    from motorworks.experiment.conduct import Agenda
    from motorworks.experiment.plan import Planned
    from motorworks.store import Store

experiment = typer.Typer(
    help="Simulate many variants of a plant: factors, designs, effects, trade-offs.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

File = Annotated[str, typer.Argument(help="Experiment file, or name of a shipped experiment.")]
Changes = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        help="Change a value of the plant for every variant, as line.stator.places=10; may be "
        "repeated.",
    ),
]
Kept = Annotated[
    Path | None,
    typer.Option(
        "--store", help="Folder that keeps every run; the folder store in that of the results."
    ),
]


@experiment.command("new")
@to_a_reader
def new(
    file: Annotated[Path, typer.Argument(help="Experiment file to write.")],
    like: Annotated[
        str, typer.Option(help="Shipped experiment to begin with.")
    ] = "places-and-speed",
    as_json: Json = False,
) -> None:
    """Write a new experiment file: a copy of a shipped one with all its comments."""
    from motorworks.experiment.plan.shipped import SHIPPED

    text = SHIPPED.path_of(like).read_text(encoding="utf-8")
    target = with_suffix(file, ".toml")
    try:
        with target.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except FileExistsError:
        msg = f"{target} exists already; nothing was written. Give another name."
        raise MotorworksError(msg) from None
    except OSError as error:
        raise RunError(f"{target}: cannot be written: {error.strerror or error}") from error
    if as_json:
        print_json({"file": str(target), "like": like})
        return
    typer.echo(f"{target} written, a copy of {like}. Next: motorworks experiment run {target}")


@experiment.command("check")
@to_a_reader
def check(file: File, changes: Changes = None, as_json: Json = False) -> None:
    """Read an experiment file and say what it would simulate, or all that is wrong with it."""
    asked = _agenda(file, changes)
    planned = asked.planned.experiment
    facts = {
        "file": file,
        "design": planned.design,
        "variants": len(asked.points),
        "replications": planned.replications,
        "runs": len(asked.trials),
    }
    if as_json:
        print_json(facts)
        return
    typer.echo(
        f"{file}: nothing is wrong. {len(asked.points):,} variants, {planned.replications} "
        f"replications each: {len(asked.trials):,} runs."
    )


@experiment.command("run")
@to_a_reader
def run(
    file: File,
    out: Annotated[
        Path | None,
        typer.Option(help="Folder for tables and page; NAME.results beside the file by default."),
    ] = None,
    store: Kept = None,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Go on with an experiment that was begun and not ended."),
    ] = False,
    jobs: Jobs = 0,
    cluster: Cluster = None,
    changes: Changes = None,
    as_json: Json = False,
) -> None:
    """Simulate all variants of an experiment and write tables and a page.

    Runs that the store holds are not computed again. After Ctrl-C what is done is kept.
    """
    from motorworks.experiment.analysis.saved import save_results
    from motorworks.experiment.conduct import conduct
    from motorworks.report.experiments import summary_of, write_pages

    where = place(jobs, cluster)
    asked = _agenda(file, changes)
    folder = out or results_folder(file)
    folder_to_write(folder)
    with opened(store or folder / "store") as kept:
        _enter(kept, asked, resume=resume)
        try:
            with counted(quiet=as_json, some_kept=True) as (progress, cancel):
                found = conduct(asked, store=kept, where=where, progress=progress, cancel=cancel)
        except (StoppedError, KeyboardInterrupt) as error:
            raise StoppedError(_how_to_go_on(kept, asked, file, (out, store))) from error
    save_results(found, folder)
    page = write_pages(found, folder)
    if as_json:
        print_json(record(found) | {"folder": str(folder), "page": str(page)})
        return
    from motorworks.cli.study import show

    show(summary_of(found), page)


@experiment.command("show")
@to_a_reader
def show(
    experiment: Annotated[
        str, typer.Argument(help="Folder with results, or the experiment file beside it.")
    ],
    store: Kept = None,
    plant: Annotated[
        bool,
        typer.Option("--plant", help="Print the plant that was simulated, as a plant file."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Show the results of an experiment, or how far it has come."""
    from motorworks.experiment.analysis.saved import ABOUT, load_results
    from motorworks.report.experiments import summary_of

    folder = folder_of(experiment)
    if plant:
        _show_plants(store or folder / "store", experiment, as_json=as_json)
        return
    if not (folder / ABOUT).exists():
        _show_begun(store or folder / "store", experiment, as_json=as_json)
        return
    found = load_results(folder)
    begun = registered(store or folder / "store", found.name)
    others = changed(begun) if begun else []
    if as_json:
        print_json(record(found) | {"folder": str(folder), "changed_since": others})
        return
    from motorworks.cli.study import show as shown

    page = folder / "experiment.html"
    shown(summary_of(found), page if page.exists() else None)
    for file in others:
        typer.echo(
            f"{file}: is not what was simulated any more. See that with: motorworks experiment "
            f"show {experiment} --plant",
            err=True,
        )


@experiment.command("compare")
@to_a_reader
def compare(
    variants: Annotated[
        list[str],
        typer.Argument(
            help="Two or more: variants as FOLDER:NUMBER (:NUMBER alone for the same folder), or "
            "whole experiments as folders or files."
        ),
    ],
    all_pairs: Annotated[
        bool, typer.Option("--all-pairs", help="Compare every pair, not each with the first.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Compare variants of experiments, or whole experiments, that have been simulated."""
    from motorworks.cli.compare import print_comparison
    from motorworks.experiment.analysis.comparison import compare_experiments, compare_points
    from motorworks.experiment.analysis.saved import load_results

    asked = split(variants)
    loaded = {name: load_results(folder_of(name)) for name in dict.fromkeys(n for n, _ in asked)}
    which = "all" if all_pairs else "first"
    if all(number is not None for _, number in asked):
        found = compare_points([(loaded[n], p or 0) for n, p in asked], which=which)
    elif all(number is None for _, number in asked):
        found = compare_experiments([loaded[n] for n, _ in asked], which=which)
    else:
        raise MotorworksError("give variants, as FOLDER:NUMBER, or whole experiments, not both")
    print_comparison(found, as_json=as_json)


def split(variants: list[str]) -> list[tuple[str, int | None]]:
    """Give folder and number of each variant; ``:3`` belongs to the folder before it.

    Raises
    ------
    MotorworksError
        If a number comes before any folder.
    """
    found: list[tuple[str, int | None]] = []
    for text in variants:
        name, colon, number = text.rpartition(":")
        if not (colon and number.isdecimal() and len(number) < 10):
            found.append((text, None))
            continue
        if not name and not found:
            raise MotorworksError(f"'{text}' names no experiment; write FOLDER{text}")
        found.append((name or found[-1][0], int(number)))
    return found


# ---- folders ----


def results_folder(file: str) -> Path:
    """Give the folder of an experiment's results: beside its file; of a shipped one, here."""
    path = Path(file)
    return path.with_name(f"{path.stem}.results")


def folder_of(experiment: str) -> Path:
    """Give the folder with results that a folder or an experiment file stands for."""
    path = Path(experiment)
    return path if is_folder(path) else results_folder(experiment)


def _agenda(file: str, changes: list[str] | None) -> "Agenda":
    from motorworks.experiment.conduct import agenda
    from motorworks.experiment.plan import read_experiment
    from motorworks.experiment.plan.shipped import SHIPPED

    planned: Planned = read_experiment(SHIPPED.find(file), overrides=tuple(changes or ()))
    return agenda(planned)


# ---- the store ----


def _enter(kept: "Store", asked: "Agenda", *, resume: bool) -> None:
    """Register an experiment; one that is resumed must be the one that was begun."""
    name, keys = asked.planned.name, [t.key for t in asked.trials]
    begun = kept.experiment(name)
    if resume and begun is None:
        raise MotorworksError(f"'{name}' was never begun in {kept.folder}; run it without --resume")
    if resume and begun is not None and set(begun.words) != {k.word for k in keys}:
        raise MotorworksError(
            f"'{name}' is no longer what was begun: its file, its plant or the version of "
            "Motorworks has changed. Run it without --resume; what is the same is not computed "
            "again."
        )
    kept.enter(name, text=asked.planned.text, keys=keys, plants=list(plants_of(asked)))


def _how_to_go_on(
    kept: "Store", asked: "Agenda", file: str, given: tuple[Path | None, Path | None]
) -> str:
    keys = {t.key for t in asked.trials}
    options = "".join(
        f" {name} {value}" for name, value in zip(("--out", "--store"), given, strict=True) if value
    )
    return (
        f"stopped; {len(kept.held(keys)):,} of {len(keys):,} runs are kept in {kept.folder}. "
        f"Go on with: motorworks experiment run {file}{options} --resume"
    )


def _show_plants(folder: Path, experiment: str, *, as_json: bool) -> None:
    """Print the plants that an experiment began with."""
    path = Path(experiment)
    name = path.name.removesuffix(".results") if path.is_dir() else path.stem
    begun = registered(folder, name)
    if begun is None or not begun.plants:
        raise MotorworksError(f"{experiment}: its plant is not kept in {folder}; run it first")
    if as_json:
        print_json([asdict(plant) for plant in begun.plants])
        return
    for plant in begun.plants:
        scenario = f", scenario '{plant.scenario}'" if plant.scenario else ""
        typer.echo(f"# {plant.file}{scenario}, as it was simulated ({begun.entered})\n")
        typer.echo(plant.text)


def _show_begun(folder: Path, name: str, *, as_json: bool) -> None:
    """Show how far an experiment has come that was begun and not ended."""
    nothing = MotorworksError(f"{name}: no results, and nothing was begun in {folder}")
    if not folder.is_dir():
        raise nothing
    with opened(folder) as kept:
        begun = kept.experiments()
        if not begun:
            raise nothing
        rows = [
            {
                "experiment": one.name,
                "begun": one.entered,
                "runs": len(set(one.words)),
                "done": len(kept.catalogue.held(set(one.words))),
            }
            for one in begun
        ]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        typer.echo(
            f"{row['experiment']}: {row['done']:,} of {row['runs']:,} runs are done. Go on with: "
            "motorworks experiment run FILE --resume"
        )


def record(found: "Results") -> dict[str, Any]:
    """Give results as the JSON that ``--json`` prints."""
    from motorworks.experiment.analysis import main_effects

    experiment = found.experiment
    return {
        "experiment": found.name,
        "title": experiment.title,
        "plant": found.plant,
        "design": experiment.design,
        "replications": found.replications,
        "seed": experiment.seed,
        "common_random_numbers": not experiment.independent,
        "points": found.summary().to_dicts(),
        "effects": [
            {
                "response": response.name,
                "factor": effect.factor,
                "from": effect.levels[0].text,
                "to": effect.levels[-1].text,
                "mean": effect.change.mean,
                "half_width": effect.change.half_width,
            }
            for k, response in enumerate(found.responses)
            for effect in main_effects(found, k).effects
        ],
    }
