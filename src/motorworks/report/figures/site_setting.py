"""Plant, park and zone as squares of one scale."""

import math

from markupsafe import Markup

from motorworks.plant import Site
from motorworks.report.figures.site_marks import text
from motorworks.report.number import plain


def setting_svg(site: Site) -> Markup:
    """Give plant, park and zone as squares of one scale, one in the other from one corner."""
    areas = [
        ("Zone", site.zone, "zone"),
        ("Construction land in it", site.zone_land, "built"),
        ("Plant and park", site.land + site.reserved, "park"),
        ("Plant", site.land, "plant"),
    ]
    areas = [a for a in areas if a[1] > 0]
    scale = 330 / math.sqrt(max(a[1] for a in areas))
    rows = [_square(*area, scale=scale, row=40 + 44 * n) for n, area in enumerate(areas)]
    return Markup(
        '<svg class="site" viewBox="0 0 760 370" role="img" '
        f'aria-label="Plant, park and zone to one scale">{"".join(rows)}</svg>'
    )


def _square(title: str, area: float, style: str, *, scale: float, row: float) -> str:
    side = math.sqrt(area) * scale
    y = 350 - side
    size = f"{plain(area / 1e6)} km²" if area >= 1e6 else f"{area:,.0f} m²"
    return (
        f'<rect class="{style}" x="20" y="{y:.1f}" width="{side:.1f}" height="{side:.1f}"/>'
        f'<path class="lead" d="M{20 + side:.1f} {y + min(side / 2, 8):.1f} L400 {row - 5}"/>'
        + text(408, row, f"{title}: {size}", "out")
    )
