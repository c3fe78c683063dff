"""How files get onto the disk: whole or not at all, and only in place of ordinary files."""

from motorworks.files.lock import try_lock
from motorworks.files.straight import write_straight
from motorworks.files.there import is_folder, is_there
from motorworks.files.whole import UNFINISHED, room_for, whole

__all__ = ["UNFINISHED", "is_folder", "is_there", "room_for", "try_lock", "whole", "write_straight"]
