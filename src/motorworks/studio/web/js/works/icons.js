/** Small drawings on buttons. */

import { s } from "../element.js";

const PATHS = {
  play: "M7 4.5v15l12.5-7.5z",
  pause: "M6.5 5h4v14h-4zM13.5 5h4v14h-4z",
  step: "M5 5v14l9.5-7zM16 5h3v14h-3z",
  back: "M15.5 5v14l-9-7z",
  on: "M8.5 5v14l9-7z",
  back2: "M12 5v14l-8-7zM20 5v14l-8-7z",
  on2: "M4 5v14l8-7zM12 5v14l8-7z",
  plus: "M10.8 5h2.4v5.8H19v2.4h-5.8V19h-2.4v-5.8H5v-2.4h5.8z",
  minus: "M5 10.8h14v2.4H5z",
  fit: "M4 4h6v2.2H6.2V10H4zM14 4h6v6h-2.2V6.2H14zM4 14h2.2v3.8H10V20H4zM17.8 14H20v6h-6v-2.2h3.8z",
  search: "M10.5 3.5a7 7 0 1 0 4.2 12.6l4.4 4.4 1.6-1.6-4.4-4.4A7 7 0 0 0 10.5 3.5zm0 2.3a4.7 4.7 0 1 1 0 9.4 4.7 4.7 0 0 1 0-9.4z",
  chart: "M4 4h2v14h14v2H4zM9 11h2.4v5H9zM13 7h2.4v9H13zM17 9h2.4v7H17z",
};

/** Give a drawing by its name. */
export function icon(name) {
  return s("svg", { viewBox: "0 0 24 24", width: 18, height: 18, "aria-hidden": "true", fill: "currentColor" }, s("path", { d: PATHS[name] }));
}
