"""The works from above: where every machine, buffer and vehicle of a plant is drawn, in metres."""

from motorworks.studio.scene.scene import scene_of

__all__ = ["scene_of"]
