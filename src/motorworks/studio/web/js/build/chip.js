// A thing of the plant as a small box that can be chosen, dragged and connected.
import { h } from "../element.js";
import { draggable, droppable } from "./drags.js";

const GIVES = ["station", "buffer", "source"];
const TAKES = ["station", "buffer", "sink"];

/**
 * Give the box of a noun.
 * @param {Object} noun name, title and path.
 * @param {{draft: Object, acts: Object, redraw: function(): void}} board
 */
export function chip(noun, board) {
  const { draft, acts } = board;
  const { path } = noun;
  const word = path.at(-2);
  const wrong = draft.findings(path).filter(({ severity }) => severity === "error").length;
  const flow = [noun.takes?.length && `takes from ${noun.takes.join(", ")}`, noun.gives?.length && `gives to ${noun.gives.join(", ")}`].filter(Boolean);
  const about = [noun.title, ...flow, wrong && `${wrong} ${wrong === 1 ? "error" : "errors"}`].filter(Boolean).join(", ");
  const button = h(
    "button.thing",
    { type: "button", dataset: { path: path.join(".") }, "aria-pressed": String(draft.isSelected(path)), "aria-label": `${word} ${noun.name}${about ? `: ${about}` : ""}`, title: flow.join("; ") || null, onclick: (event) => press(event, path, board) },
    h("span.thing-title", {}, noun.title || noun.name),
    noun.title ? h("span.thing-name", {}, noun.name) : null,
    wrong ? h("span.count", { "aria-hidden": "true" }, wrong) : null,
  );
  const element = h("span.chip", { class: `${word}${wrong ? " wrong" : ""}${acts.from && TAKES.includes(word) ? " waits" : ""}${linked(noun, draft) ? " linked" : ""}` }, draggable(button, { path }), GIVES.includes(word) ? outlet(noun, board) : null);
  const takes = (what) => what.connect && TAKES.includes(word) && what.connect.join() !== path.join();
  return droppable(element, takes, ({ connect }) => acts.connect(connect, path));
}

/** Whether something that is chosen takes from a thing or gives to it, or the other way round. */
function linked(noun, draft) {
  const names = (one) => [...(one.takes ?? []), ...(one.gives ?? [])];
  return draft.chosen().some((one) => one !== noun && (inReach(one, noun) && names(one).includes(noun.name) || (inReach(noun, one) && names(noun).includes(one.name))));
}

/** Whether a name at one thing can mean the other: within one line, or outside lines. */
const inReach = ({ path }, other) => other.path.length === 2 || (other.path[1] === path[1] && other.path[2] !== "station");

function press(event, path, { draft, acts }) {
  if (acts.from) return acts.connect(acts.from, path);
  if (!(event.ctrlKey || event.metaKey || event.shiftKey)) return draft.select(path);
  const rest = draft.selected.filter((other) => other.join() !== path.join());
  draft.select(...(rest.length < draft.selected.length ? rest : [...draft.selected, path]));
}

/** The end from which a connection is drawn: dragged to its goal, or pressed and the goal after it. */
function outlet({ name, path }, { acts, redraw }) {
  const active = acts.from?.join() === path.join();
  const button = h("button.outlet", { type: "button", "aria-pressed": String(active), "aria-label": `Connect ${name} to …`, title: "Drag to what takes from it, or press and choose it" }, "→");
  button.addEventListener("click", () => {
    acts.from = active ? null : path;
    redraw();
  });
  return draggable(button, { connect: path });
}
