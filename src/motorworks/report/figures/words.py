"""Words in a drawing."""

from html import escape


def words(x: float, y: float, text: str, anchor: str = "start", size: int = 12) -> str:
    """Give a few words at a place of a drawing, as SVG."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" '
        f'style="font:{size}px var(--sans);fill:var(--soft)">{escape(text)}</text>'
    )
