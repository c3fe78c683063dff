// Light, dark, or as the machine has it; kept in this browser.
import { h } from "./element.js";

const KEY = "motorworks-theme";
const WORDS = { "": "as this machine", light: "light", dark: "dark" };
const NEXT = { "": "light", light: "dark", dark: "" };
const SIGNS = { "": "◐", light: "☀", dark: "☾" };

/** Show the theme that is kept. */
export function applyTheme() {
  const theme = stored();
  if (theme) document.documentElement.dataset.theme = theme;
}

/** Give the button that changes the theme. */
export function themeButton(changed) {
  const button = h("button.button.icon", { type: "button" });
  const apply = (theme) => {
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    button.textContent = SIGNS[theme];
    button.setAttribute("aria-label", `Theme: ${WORDS[theme]}`);
    button.title = `Theme: ${WORDS[theme]}`;
    changed(theme);
  };
  let theme = stored();
  apply(theme);
  button.addEventListener("click", () => {
    theme = NEXT[theme];
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // a browser that keeps nothing shows the theme until the page is closed
    }
    apply(theme);
  });
  return button;
}

function stored() {
  try {
    const theme = localStorage.getItem(KEY);
    return theme in WORDS ? theme : "";
  } catch {
    return "";
  }
}
