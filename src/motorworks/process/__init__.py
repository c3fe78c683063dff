"""What is done to a part: durations, and the definition of a described field."""

from motorworks.process.duration import LAWS, Law, LawKind
from motorworks.process.field import FieldNote, described, field_notes

__all__ = ["LAWS", "FieldNote", "Law", "LawKind", "described", "field_notes"]
