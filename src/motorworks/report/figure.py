"""A figure of the report: a title, a drawing made by a template, and its table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from motorworks.report.table import Table


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure.

    Attributes
    ----------
    key
        Short word, unique on the page; also the name of its template.
    title
        What it shows.
    lead
        One or two sentences: how to read it, or what to see in it.
    data
        What the template draws.
    table
        The numbers behind it.
    template
        Template where it is not that of the key.
    note
        Small print below.
    long
        Whether it may be cut in two on paper.
    bare
        Whether it stands without a frame of its own.
    """

    key: str
    title: str
    lead: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    table: Table | None = None
    template: str = ""
    note: str = ""
    long: bool = False
    bare: bool = False

    @property
    def drawing(self) -> str:
        """Path of the template."""
        return f"figures/{self.template or self.key}.html.j2"

    @property
    def is_table(self) -> bool:
        """Whether its drawing is the table itself."""
        return self.template in {"table", "folded_table"}

    @property
    def style(self) -> str:
        """Style classes."""
        return " ".join(n for n, on in (("long", self.long), ("bare", self.bare)) if on)


@dataclass(frozen=True, kw_only=True)
class Section:
    """Figures under one heading.

    Attributes
    ----------
    key
        Anchor on the page.
    title
        Heading.
    short
        Word in the list of contents.
    lead
        Sentence below the heading.
    figures
        In order.
    """

    key: str
    title: str
    short: str
    figures: tuple[Figure, ...]
    lead: str = ""
