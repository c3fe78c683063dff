// Connecting by choice: what a thing gives to.
import { h } from "../element.js";

const ROUTES = [
  ["", "good parts"],
  ["rework", "parts to be reworked"],
  ["scrap", "scrap"],
  ["full", "parts for which there is no room"],
];

/** What can take from a thing, by its path. */
export function takers(path, draft) {
  const word = path.at(-2);
  const line = path[0] === "line" ? draft.nouns("line").find(({ name }) => name === path[1]) : null;
  const stations = [...draft.nouns("station"), ...draft.nouns("line").flatMap(({ stations }) => stations)];
  const stores = [...(line?.buffer ?? []), ...draft.nouns("buffer")];
  const found = { station: [...stores, ...draft.nouns("sink"), ...stations], buffer: stations, source: [...stations, ...stores] }[word] ?? [];
  return found.map((noun) => noun.path).filter((other) => other.join() !== path.join());
}

/** Give the part of a form that connects; nothing for what gives nothing. */
export function connector(form, draft) {
  const to = takers(form.path, draft);
  if (!["station", "buffer", "source"].includes(form.word) || !to.length) return null;
  const select = h("select.input", { id: "connect-to" }, to.map((path, n) => h("option", { value: n }, named(path))));
  const how = h("select.input", { id: "connect-how" }, ROUTES.map(([value, words]) => h("option", { value }, words)));
  const connect = () => draft.change([{ do: "connect", from: form.path, to: to[Number(select.value)], how: form.word === "station" ? how.value : "" }]);
  return h(
    "section.connect",
    {},
    h("h3", {}, "Connect"),
    form.word === "station" ? h("div.pair", {}, h("label", { for: "connect-how" }, "What"), how) : null,
    h("div.pair", {}, h("label", { for: "connect-to" }, "Goes to"), select),
    h("button.button.small", { type: "button", onclick: connect }, "Connect"),
  );
}

const named = (path) => (path.length === 4 ? `${path[3]} (${path[2]} in ${path[1]})` : `${path[1]} (${path[0]})`);
