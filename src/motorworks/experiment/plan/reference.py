"""The reference of the experiment file as a Markdown page, from the notes of the fields."""

from motorworks.experiment.plan.noun import Experiment
from motorworks.experiment.plan.read import named_keys, table_keys
from motorworks.plantfile.reference import noun_page
from motorworks.plantfile.shape import keys_of

INTRODUCTION = """# Experiment file

One TOML file: a table `[experiment]`, and below it tables by name. Paths, values and units are
those of the plant file. How to write one is told in
[Experiments](../../guides/experiments.md)."""


def page() -> str:
    """Give the page."""
    parts = [INTRODUCTION, noun_page("`[experiment]`", Experiment, table_keys())]
    for word, key in named_keys().items():
        assert key.shape.noun is not None
        title, noun = f"`[{word}.NAME]`", key.shape.noun
        parts.append(noun_page(title, noun, keys_of(noun), key.note.sentence))
    first, *rest = parts
    return "\n\n".join([first, *(f"#{part}" for part in rest)])
