// Nothing is drawn anew under a finger: a press that has begun ends on the thing it began on.
import { fill } from "./element.js";

const waiting = new Map();
let down = false;

const press = () => {
  down = true;
};
const release = () => {
  down = false;
  setTimeout(flush); // the click comes first
};

addEventListener("pointerdown", press, true);
addEventListener("dragstart", press, true);
for (const end of ["pointerup", "dragend", "drop"]) addEventListener(end, release, true);
// The window's own, not that of a field from which a press takes the focus.
addEventListener("blur", ({ target }) => target === window && release(), true);
addEventListener("pointercancel", () => setTimeout(() => document.querySelector(".dragged") || release()), true);

function flush() {
  if (down) return;
  const acts = [...waiting.values()];
  waiting.clear();
  for (const act of acts) act();
}

/**
 * Draw now, or when the pointer is released.
 * @param {Object} key Of what is drawn; only the last drawing of a key counts.
 * @param {function(): void} act
 */
export function whenStill(key, act) {
  if (down) waiting.set(key, act);
  else {
    waiting.delete(key);
    act();
  }
}

/** Replace what stands in an element, as `fill` does, now or when the pointer is released. */
export const fillStill = (element, ...children) => whenStill(element, () => fill(element, ...children));
