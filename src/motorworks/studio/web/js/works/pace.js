/** Speeds of playing, on a scale on which each step multiplies. */

/** The highest pace: as fast as the works can be computed. */
export const FASTEST = 1e7;
const TOP = 1e6;

export const STOPS = [
  [1, "real time"], [10, "10 times"], [60, "1 min a second"], [300, "5 min a second"], [900, "15 min a second"],
  [3600, "1 h a second"], [28800, "8 h a second"], [86400, "1 day a second"], [604800, "1 week a second"], [TOP, "1,000,000 times"], [FASTEST, "as fast as possible"],
];
const POINTS = 100;
const LAST = POINTS + 4;

/** Positions of a slider from 0 to `most`. */
export const most = LAST;

/** The pace at a position of the slider. */
export function paceAt(position) {
  if (position > POINTS + 1) return FASTEST;
  const pace = TOP ** (Math.min(position, POINTS) / POINTS);
  const near = STOPS.find(([stop]) => Math.abs(Math.log(pace / stop)) < 0.05);
  if (near) return near[0];
  return pace < 10 ? Math.round(pace * 2) / 2 : Number(pace.toPrecision(2));
}

/** The position of a pace. */
export const positionOf = (pace) => (pace > TOP ? LAST : (Math.log(pace) / Math.log(TOP)) * POINTS);

/** A pace in words. */
export function paceWords(pace) {
  const named = STOPS.find(([stop]) => stop === pace);
  if (named) return named[1];
  return `${pace.toLocaleString("en-GB")} times`;
}

/** The next named pace upwards or downwards. */
export function nextPace(pace, way) {
  const stops = STOPS.map(([stop]) => stop);
  const found = way > 0 ? stops.find((stop) => stop > pace * 1.01) : stops.findLast((stop) => stop < pace / 1.01);
  return found ?? pace;
}
