"""Builds the documentation like `make docs`, but for what this would repeat.

Exact cases are not run for their page, which says so: tests/validation runs them all. There is no
index for searching.
"""

import gc
import math
import sys
from collections.abc import Iterable

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.cmd.build import main

from motorworks.validation import page
from motorworks.validation.compare import Comparison
from motorworks.validation.sets import Member
from motorworks.validation.verdict import verdict

NOT_RUN = Comparison(math.nan, None, 0, "not run for this build")


def not_judged(chosen: Iterable[Member]) -> list[page.Judged]:
    """Give every case with a verdict on each measure, but none was simulated."""
    return [
        page.Judged(m, [verdict(m.set, m.case, each, NOT_RUN) for each in m.case.measures])
        for m in chosen
    ]


if __name__ == "__main__":
    page.judge_all = not_judged
    StandaloneHTMLBuilder.search = False
    gc.disable()  # it builds once and ends: there is memory enough
    sys.exit(main(sys.argv[1:]))
