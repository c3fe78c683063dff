"""What the page makes of frames is what the server says: deltas upon a key give the next key."""

import base64
import itertools

import pytest

TOLD = """async ({ scene, frames }) => {
  const at = '/assets/js/works/';
  const [{ Plan }, { Live }, { Clock }, { readFrame }] = await Promise.all(
    ['plan.js', 'live.js', 'clock.js', 'frame.js'].map((name) => import(at + name)));
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer;
  const plan = new Plan(scene);
  const live = new Live(plan);
  const still = { clear() {}, take() {}, step() {} };
  const clock = new Clock(live, still, still);
  clock.expect(7);
  const read = frames.map((text) => readFrame(bytes(text)));
  for (const frame of read) clock.take(frame);
  const last = read.at(-1);
  clock.time = last.t1;
  clock.happen();
  const whole = new Live(plan);
  whole.takeKey(last);
  const parts = (of) => [...of.parts].filter(([, { node }]) => of.holds(node))
    .map(([part, { node, model }]) => [part, node, model].join()).sort();
  const inside = (of) => [...of.held].filter(([, held]) => held.length)
    .map(([node, held]) => [node, ...[...held].sort()].join()).sort();
  const vehicles = (of) => [...of.vehicles]
    .map(([vehicle, { node, parts: load }]) => [vehicle, node, load].join()).sort();
  const told = (of) => ({
    state: [...of.state], cause: [...of.cause], since: [...of.since].map((s) => Math.round(s * 10)),
    level: [...of.byModel], passed: [...of.passed], parts: parts(of), inside: inside(of),
  });
  return {
    deltas: told(live), key: told(whole), changed: read[0].machines.rows,
    vehicles: [vehicles(live), vehicles(whole)],
  };
}"""


@pytest.fixture(scope="module")
def reel_of():
    """Give a function: scene and live reel of a shipped plant."""
    from motorworks.files.catalogue import find
    from motorworks.plantfile import read_plant
    from motorworks.studio.reel.live import LiveReel
    from motorworks.studio.scene import scene_of

    def make(name):
        text = find(name).read_text(encoding="utf-8")
        return scene_of(read_plant(text)), LiveReel(text, seed=3)

    return make


@pytest.mark.parametrize("name", ["tutorial", "trucks"])
def test_deltas_upon_a_key_give_the_next_key(page, reel_of, name):
    """Machines, parts, levels and counts after three segments of real frames, cut anyhow."""
    from motorworks.studio.reel.segment import Segment

    scene, reel = reel_of(name)
    frames = []
    about = reel.about()
    first = int(about["first_look"] // about["segment"])
    for number in range(first, first + 3):
        segment = Segment.parse(reel.segment(number))
        if number == first:
            frames.append(segment.key(7))
        cuts = [0.0, 0.013, 0.4, 0.41, 0.77, 1.0]
        times = [segment.begin + share * (segment.end - segment.begin) for share in cuts]
        frames += [segment.slice(a, b, 7) for a, b in itertools.pairwise(times)]
    following = Segment.parse(reel.segment(first + 3)).key(8)
    sent = [base64.b64encode(frame).decode() for frame in [*frames, following]]
    told = page.evaluate(TOLD, {"scene": scene, "frames": sent})
    assert told["changed"] == len(scene["machines"]["station"])
    deltas, key = told["deltas"], told["key"]
    assert deltas["parts"]  # something is going on
    for what in key:
        assert deltas[what] == key[what], what
    assert told["vehicles"][0] == told["vehicles"][1]


def test_what_is_no_frame_is_refused(page):
    """Other bytes, and a frame of a kind that is not known."""
    refused = page.evaluate(
        """async () => {
          const { readFrame } = await import('/assets/js/works/frame.js');
          const full = new Uint8Array(64).fill(0x4d).buffer;
          return [new ArrayBuffer(0), new ArrayBuffer(64), full].map((bytes) => {
            try { readFrame(bytes); return 'read'; } catch (error) { return error.message; }
          });
        }"""
    )
    assert refused[:2] == ["not a frame", "not a frame"]
    assert refused[2].startswith("a frame of kind 77")
