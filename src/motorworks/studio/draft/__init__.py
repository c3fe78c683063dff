"""Drafts of plants: the text of a plant file changed by operations, with all else in it kept."""
