"""How smoothly the works are drawn: made-up works in motion in a headless Chromium."""
