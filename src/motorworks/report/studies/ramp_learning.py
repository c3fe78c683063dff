"""What a ramp-up learns: a curve for each law."""

from motorworks.plant import Learning
from motorworks.rampup import Fit, Ramp, factor_after
from motorworks.report.axis import curve, nice_axis
from motorworks.report.chart import Chart, Dot, Shape
from motorworks.report.figure import Figure, Section
from motorworks.report.number import percent, plain
from motorworks.report.table import Column, Table


def learning_section(found: Ramp) -> Section:
    """Give the learning curves."""
    return Section(
        key="learning",
        short="Learning",
        title="What is learnt",
        figures=tuple(_curve(fit, found) for fit in found.fits),
    )


def _curve(fit: Fit, found: Ramp) -> Figure:
    law = fit.learning
    most = max([_far(law), *(p.at for p in law.points)])
    at = [most * n / 100 for n in range(101)]
    values = [factor_after(law, x) for x in at]
    seen = [p.value for p in law.points]
    low, high = min([*values, *seen]), max([*values, *seen])
    x = nice_axis(0.0, most, lambda v: f"{v:,.0f}", tight=True)
    y = nice_axis(low, high, lambda v: plain(v, 3))

    unit = "good parts made" if law.motors is not None else "days in service"
    return Figure(
        key=f"learning-{law.name}",
        title=f"{law.title or law.name}: factor on {law.of.replace('_', ' ')}",
        lead=f"Against {unit}. {_said(fit)} {_kind(found, law)}",
        template="chart",
        data={
            "chart": Chart(
                x=x,
                y=y,
                height="12rem",
                label=f"{law.title or law.name} against {unit}",
                shapes=(Shape("line", curve(at, values, x, y)),),
                dots=tuple(
                    Dot(x.at(p.at), 100 - y.at(p.value), f"{p.at:g}: {p.value:g} seen")
                    for p in law.points
                ),
            )
        },
        table=Table(
            caption=f"{law.title or law.name}",
            columns=(
                Column(name=unit.capitalize(), values=at[::5], kind="number"),
                Column(name="Factor", values=values[::5], kind="number"),
            ),
        ),
    )


def _far(law: Learning) -> float:
    scale = law.motors if law.motors is not None else (law.time or 86400.0) / 86400
    return 6 * scale


def _said(fit: Fit) -> str:
    law = fit.learning
    scale = (
        f"{law.motors:,.0f} good parts"
        if law.motors is not None
        else f"{(law.time or 0.0) / 86400:.4g} days"
    )
    word = law.form.replace("_", " ").replace("de jong", "De Jong").replace("wright", "Wright")
    text = f"{word[0].upper()}{word[1:]}: from {plain(law.start, 4)} to {plain(law.plateau, 4)}"
    text += f", {scale}"
    if law.form in ("wright", "de_jong"):
        text += f", {percent(law.rate)} after each doubling"
    if fit.fitted:
        text += f"; {', '.join(fit.fitted)} fitted to {len(law.points)} points, rms {fit.rms:.2g}"
    return text + "."


def _kind(found: Ramp, law: Learning) -> str:
    marks = [m for m in found.plant.marks if m.path.startswith(f"learning.{law.name}.")]
    assumed = [m.path.rpartition(".")[2] for m in marks if m.source == "assumption"]
    return "Assumed." if assumed else ""
