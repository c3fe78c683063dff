// Elements made from data; text is always text, never markup.

/**
 * Make an element.
 * @param {string} tag Such as "div" or "button.first".
 * @param {Object} [props] Attributes; `on…` functions are listeners, `class`, `dataset`, `style` (an object).
 * @param {...(Node|string|number|null|Array)} children What stands in it.
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(props ?? {})) set(element, key, value);
  put(element, children);
  return element;
}

/**
 * Replace what stands in an element; what takes the place of the thing that had the focus has it.
 * @param {Element} element
 * @param {...(Node|string|number|null|Array)} children
 */
export function fill(element, ...children) {
  const active = document.activeElement;
  const held = element !== active && element.contains(active) ? active : null;
  const place = held ? alike(element, held).indexOf(held) : 0;
  element.replaceChildren();
  put(element, children);
  if (held) alike(element, held)[place]?.focus({ preventScroll: true });
}

/** All within an element that are to a person what another one is, or was. */
function alike(element, one) {
  const mark = markOf(one);
  return mark ? [...element.querySelectorAll(one.localName)].filter((other) => markOf(other) === mark) : [];
}

/** What a thing is known by: its name or what it stands for, else its words. */
function markOf(one) {
  const { path, id, key } = one.dataset;
  return one.id || path || id || key || one.getAttribute("aria-label") || one.textContent;
}

/**
 * Make an element of a drawing.
 * @param {string} tag Such as "path".
 * @param {Object} [props] Attributes and listeners.
 * @param {...(Node|string|null)} children
 * @returns {SVGElement}
 */
export function s(tag, props = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(props)) set(element, key, value);
  put(element, children);
  return element;
}

function set(element, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key.startsWith("on") && typeof value === "function") element.addEventListener(key.slice(2), value);
  else if (key === "class") element.classList.add(...String(value).split(" ").filter(Boolean));
  else if (key === "dataset" || key === "style") Object.assign(element[key], value);
  else if (key === "value" || key === "checked" || key === "disabled") element[key] = value;
  else element.setAttribute(key, value === true ? "" : String(value));
}

function put(element, children) {
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}
