"""A piece of the drawing: nodes, stations and grounds, from its own south-west corner."""

from dataclasses import dataclass, field

from motorworks.studio.scene.box import Box


@dataclass(frozen=True)
class Ground:
    """A stretch of floor with a name: a site, a workshop, a line, a copy of it.

    Attributes
    ----------
    kind
        Such as ``workshop``.
    name, title
        As in the plant file.
    path
        Where it stands in the plant file; ``None`` if nowhere.
    tip
        What a hand that rests on it is told.
    """

    kind: str
    name: str
    title: str
    path: tuple[str, ...] | None = None
    tip: str = ""


@dataclass
class Piece:
    """Things at their places.

    Attributes
    ----------
    w, h
        Sides of the piece [m].
    nodes
        Boxes of nodes by number.
    stations
        Boxes around the machines of stations, by the number of the work unit.
    grounds
        Stretches of floor with their boxes, outer ones first.
    """

    w: float
    h: float
    nodes: dict[int, Box] = field(default_factory=dict)
    stations: dict[int, Box] = field(default_factory=dict)
    grounds: list[tuple[Ground, Box]] = field(default_factory=list)

    def take(self, other: "Piece", x: float, y: float) -> None:
        """Take what another piece holds, its corner at a point [m]."""
        by = (x, y)
        self.nodes.update({n: b.moved(by) for n, b in other.nodes.items()})
        self.stations.update({n: b.moved(by) for n, b in other.stations.items()})
        self.grounds.extend((g, b.moved(by)) for g, b in other.grounds)

    def turned(self) -> "Piece":
        """Give it turned and mirrored: what ran eastwards runs northwards, the north is west."""
        return Piece(
            self.h,
            self.w,
            {n: self._turned(b) for n, b in self.nodes.items()},
            {n: self._turned(b) for n, b in self.stations.items()},
            [(g, self._turned(b)) for g, b in self.grounds],
        )

    def _turned(self, box: Box) -> Box:
        return Box(self.h - box.top, box.x, box.h, box.w)

    def fitted(self, w: float, h: float) -> "Piece":
        """Give it stretched to other sides [m].

        Machines and buffers keep their size where the sides grow; where one shrinks, they shrink
        with it. So nothing comes to overlap.
        """
        sx, sy = (w / self.w if self.w else 1.0), (h / self.h if self.h else 1.0)
        same = min(1.0, sx, sy)
        return Piece(
            w,
            h,
            {n: _kept(b, sx, sy, same) for n, b in self.nodes.items()},
            {n: _stretched(b, sx, sy) for n, b in self.stations.items()},
            [(g, _stretched(b, sx, sy)) for g, b in self.grounds],
        )


def _stretched(box: Box, sx: float, sy: float) -> Box:
    return Box(box.x * sx, box.y * sy, box.w * sx, box.h * sy)


def _kept(box: Box, sx: float, sy: float, same: float) -> Box:
    x, y = box.middle
    w, h = box.w * same, box.h * same
    return Box(x * sx - w / 2, y * sy - h / 2, w, h)


def walled(inner: Piece, ground: Ground, wall: float, head: float) -> Piece:
    """Give a piece on a ground of its own.

    Parameters
    ----------
    inner
        What stands on it.
    ground
        The ground.
    wall
        Free floor on every side [m].
    head
        More of it at the northern side, for a name [m].
    """
    piece = Piece(inner.w + 2 * wall, inner.h + 2 * wall + head)
    piece.grounds.append((ground, Box(0.0, 0.0, piece.w, piece.h)))
    piece.take(inner, wall, wall)
    return piece
