"""``python -m motorworks.cli``: the command, for programs that start it."""

from motorworks.cli.app import main

main()
