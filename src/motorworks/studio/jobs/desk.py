"""What jobs ask of the desk of plants."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motorworks.studio.works import Works


async def copy(works: "Works", origin: str, new: str) -> None:
    """Copy a plant under a new id."""
    await works.plants.copy(origin, new)


async def write(works: "Works", name: str, text: str) -> None:
    """Give a plant another text, as a change that can be undone."""
    await works.plants.replace(name, text)


async def remove(works: "Works", name: str) -> None:
    """Take a plant away."""
    await works.plants.remove(name)
