// The bar at the top: which plant is open, the theme, who is logged in.
import { fill, h } from "./element.js";
import { showing } from "./latest.js";
import { change, on, state } from "./shell.js";
import { themeButton } from "./theme.js";

/**
 * Fill the bar.
 * @param {{api: Object, socket: Object}} given
 */
export function bar({ api, socket }) {
  document.getElementById("tools").append(themeButton((theme) => change("theme", theme)));
  const select = h("select.input", { id: "which-plant", onchange: () => change("plant", select.value) });
  const label = h("label.hidden-text", { for: "which-plant" }, "Plant");
  const mark = h("span.tag.open", { hidden: true }, "not saved");
  fill(document.getElementById("plant"), label, select, mark);

  let plants = [];
  const show = () => {
    const open = plants.find((plant) => plant.id === state.plant) ?? plants[0];
    fill(select, plants.map((plant) => h("option", { value: plant.id }, plant.title || plant.id)));
    if (open) {
      select.value = open.id;
      mark.hidden = open.saved !== false;
      change("plant", open.id);
    }
  };
  // An answer that comes late may not know of a plant that was begun since.
  const read = showing(() => api.get("/api/plants"), (found) => {
    plants = found;
    show();
  });
  socket.on("draft", read);
  socket.on("open", read);
  on("plant", (id) => (plants.some((plant) => plant.id === id) ? show() : read())); // it may be a new one
  return read();
}
