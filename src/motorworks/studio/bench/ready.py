"""What a process does before it is asked for anything."""

from importlib import import_module


def ready(*modules: str) -> None:
    """Import modules, so that whoever needs them in this process need not wait."""
    for module in modules:
        import_module(module)
