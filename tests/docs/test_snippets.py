"""Every snippet of the documentation runs."""

import doctest
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.warm.commands import TRULY

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = [
    REPOSITORY / "README.md",
    *sorted(
        page
        for page in (REPOSITORY / "docs").rglob("*.md")
        if "generated" not in page.parts  # written from the code, and no place for snippets
    ),
]
READ_FIRST = {REPOSITORY / "README.md", REPOSITORY / "docs" / "tutorial" / "first-report.md"}
SHELL = {"console", "shell", "sh", "bash"}
BLOCK = re.compile(
    r"(?:^<!-- (?P<word>not run|file|exit code): (?P<text>.+?) -->\n+)?"
    r"^```(?P<language>[^\n`]*)\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Snippet:
    """One fenced block, and what the comment above it says."""

    line: int
    language: str
    code: str
    skipped: bool
    file: str | None
    exit_code: int = 0


def read_snippets(text: str) -> list[Snippet]:
    """Return the fenced blocks of a page in order."""
    return [
        Snippet(
            line=text.count("\n", 0, match.start("code")),
            language=match["language"].strip(),
            code=match["code"],
            skipped=match["word"] == "not run",
            file=match["text"] if match["word"] == "file" else None,
            exit_code=int(match["text"]) if match["word"] == "exit code" else 0,
        )
        for match in BLOCK.finditer(text)
    ]


def commands(snippet: Snippet) -> str:
    """Return what of a shell block is to be typed: with `$ ` prompts, all else is output."""
    lines = snippet.code.splitlines()
    if not any(line.startswith("$ ") for line in lines):
        return snippet.code
    typed, continues = [], False
    for line in lines:
        if continues or line.startswith("$ "):
            typed.append(line if continues else line[2:])
            continues = line.endswith("\\")
    return "\n".join(typed)


def run_shell(snippet: Snippet, where: str, programs: Path) -> None:
    """Run the commands of a block in the present folder; the first failure ends it.

    The block must end with the exit code that the page promises, 0 if it promises none.
    `motorworks` is the one of a folder with programs.
    """
    path = [str(programs), str(TRULY.parent), os.environ["PATH"]]
    environment = os.environ | {"PATH": os.pathsep.join(path), "COLUMNS": "100"}
    script = commands(snippet)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    if done.returncode != snippet.exit_code:
        pytest.fail(f"{where}: {script}\n{done.stdout}{done.stderr}", pytrace=False)


def run_python(snippet: Snippet, where: str, names: dict[str, object]) -> None:
    """Run a Python block; with `>>>` prompts, its output is compared, too."""
    if ">>> " in snippet.code:
        test = doctest.DocTestParser().get_doctest(snippet.code, names, where, where, 0)
        runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
        report: list[str] = []
        runner.run(test, out=report.append, clear_globs=False)
        names.update(test.globs)  # the parser gave the test a copy
        if runner.failures:
            pytest.fail("".join(report), pytrace=False)
    else:
        exec(compile("\n" * snippet.line + snippet.code, where, "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_snippets_run(page, tmp_path, monkeypatch, warm_motorworks):
    """The blocks of a page run one after the other, in a folder that is empty at first.

    Commands of the pages that are read first are started as a user starts them.
    """
    programs = TRULY.parent if page in READ_FIRST else warm_motorworks
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    for snippet in read_snippets(page.read_text(encoding="utf-8")):
        where = f"{page.relative_to(REPOSITORY)}:{snippet.line}"
        if snippet.file:
            Path(snippet.file).write_text(snippet.code, encoding="utf-8")
        elif snippet.skipped:
            continue
        elif snippet.language in SHELL:
            run_shell(snippet, where, programs)
        elif snippet.language == "python":
            run_python(snippet, where, names)
        else:
            # A directive such as {code-block} would slip past the tests.
            assert "code" not in snippet.language, f"{where}: write ```python or ```console"


def test_every_block_is_found():
    """A fence that is opened wrongly hides no block: fences and blocks agree in number."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        fences = len(re.findall(r"^\s*```", text, re.MULTILINE))
        assert fences == 2 * len(read_snippets(text)), page


def test_prompts_mark_what_is_typed():
    """Output is not typed; a command may go on over several lines."""
    snippet = Snippet(1, "console", "$ echo a \\\n  b\na b\n$ echo c\nc\n", False, None)
    assert commands(snippet) == "echo a \\\n  b\necho c"


def test_comments_above_a_block_are_read():
    """A reason excludes a block, a name saves it, and neither reaches past its own block."""
    text = (
        "<!-- not run: why -->\n```console\n$ false\n```\n"
        "<!-- file: a.toml -->\n\n```toml\nx = 1\n```\n```python\nx\n```\n"
    )
    found = read_snippets(text)
    assert [(s.skipped, s.file) for s in found] == [(True, None), (False, "a.toml"), (False, None)]
    assert [s.language for s in found] == ["console", "toml", "python"]


def test_failing_command_is_reported():
    """The page, the line and the output of a command that fails are all in the message."""
    snippet = Snippet(7, "console", "$ echo seen; false\n", False, None)
    with pytest.raises(pytest.fail.Exception, match=r"page\.md:7: echo seen; false\nseen"):
        run_shell(snippet, "page.md:7", TRULY.parent)
