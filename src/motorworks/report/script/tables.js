// Tables behind the figures: built when asked for, sorted, searched, copied as CSV.
(() => {
  const STEP = 100;
  const number = new Intl.NumberFormat("en", { maximumSignificantDigits: 5 });
  const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    if (text !== null && text !== undefined) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const isNumber = (column) => column.kind === "number" || column.kind === "share";
  const value = (column, row) => column.codes ? column.words[column.codes[row]] : column.values[row];
  const shown = (column, v, share) => {
    if (v === null || v === undefined) return "–";
    if (column.kind === "share" || share) return (100 * v).toFixed(1) + " %";
    if (column.kind !== "number") return String(v);
    return Math.abs(v) >= 1e5 ? whole.format(v) : number.format(v);
  };
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const safeLink = (text) => /^https?:\/\//i.test(text);

  function cell(column, v, share) {
    const td = make("td", null, isNumber(column) ? { class: "n" } : {});
    const text = shown(column, v, share);
    if (column.kind === "link" && v && safeLink(v)) {
      td.append(make("a", text.replace(/^https?:\/\//, ""), { href: v, rel: "noopener noreferrer" }));
    } else if (column.kind === "share" && v !== null) {
      td.append(make("span", text));
      td.style.setProperty("--v", Math.max(0, Math.min(1, v)));
      td.classList.add("share");
    } else td.textContent = text;
    if (!isNumber(column) && text.length > 40) td.classList.add(text.length > 120 ? "longer" : "long");
    if (/^\d{4}-\d\d-\d\d$/.test(text)) td.classList.add("date");
    return td;
  }

  function view(table, host) {
    const state = { order: [...Array(table.rows).keys()], sort: null, down: false, most: STEP, words: "", chosen: { ...table.first } };
    const unit = table.columns.find((c) => c.name === table.unit);
    const byName = new Map(table.columns.map((c) => [c.name, c]));
    const bar = make("div", null, { class: "table-bar" });
    const search = make("input", null, { type: "search", placeholder: "Search", "aria-label": "Search " + table.caption });
    const count = make("span", null, { class: "count", "aria-live": "polite" });
    if (table.rows > 12) bar.append(search);
    for (const name of table.filters) bar.append(filter(byName.get(name)));
    if (table.rows > 12) bar.append(count);
    const scroll = make("div", null, { class: "scroll", tabindex: "0", role: "region", "aria-label": table.caption });
    const grid = make("table");
    const head = make("tr");
    const body = make("tbody");
    const more = make("button", "Show more", { type: "button", class: "more" });
    grid.append(make("caption", table.caption, { class: "visually-hidden" }), make("thead"), body);
    grid.tHead.append(head);
    table.columns.forEach((column) => head.append(heading(column)));
    scroll.append(grid);
    host.replaceChildren(bar, scroll, more);

    function filter(column) {
      const select = make("select", null, { "aria-label": column.name });
      select.append(make("option", "all: " + column.name.toLowerCase(), { value: "" }));
      [...column.words].filter((w) => w !== null).forEach((word, i) => {
        const option = make("option", word === "" ? "(not stated)" : word, { value: "v" + i });
        select.append(option);
        if (state.chosen[column.name] === word) option.selected = true;
      });
      select.addEventListener("change", () => {
        const i = select.value;
        const words = [...column.words].filter((w) => w !== null);
        if (i === "") delete state.chosen[column.name]; else state.chosen[column.name] = words[Number(i.slice(1))];
        state.most = STEP; fill();
      });
      return select;
    }
    function heading(column) {
      const th = make("th", null, { scope: "col", class: isNumber(column) ? "n" : "" });
      const button = make("button", column.name, { type: "button" });
      if (column.unit) button.append(make("small", column.unit));
      button.addEventListener("click", () => {
        state.down = state.sort === column ? !state.down : isNumber(column);
        state.sort = column;
        [...head.children].forEach((h) => h.removeAttribute("aria-sort"));
        th.setAttribute("aria-sort", state.down ? "descending" : "ascending");
        fill();
      });
      th.append(button);
      return th;
    }
    function rows() {
      const words = state.words.toLowerCase().split(/\s+/).filter(Boolean);
      const texts = table.columns.filter((c) => !isNumber(c));
      let kept = state.order.filter((row) =>
        Object.entries(state.chosen).every(([name, v]) => value(byName.get(name), row) === v) &&
        words.every((w) => texts.some((c) => String(value(c, row) ?? "").toLowerCase().includes(w))));
      if (!state.sort) return kept;
      const column = state.sort, sign = state.down ? -1 : 1;
      return kept.sort((a, b) => {
        const x = value(column, a), y = value(column, b);
        if (x === null || y === null) return (x === null) - (y === null);
        return sign * (isNumber(column) ? x - y : collator.compare(x, y));
      });
    }
    function fill() {
      const kept = rows();
      body.replaceChildren(...kept.slice(0, state.most).map((row) => {
        const tr = make("tr");
        const share = unit && value(unit, row) === "-";
        tr.append(...table.columns.map((c) => cell(c, value(c, row), share && c.byUnit)));
        return tr;
      }));
      count.textContent = kept.length === table.rows ? whole.format(table.rows) + " rows"
        : whole.format(kept.length) + " of " + whole.format(table.rows) + " rows";
      more.hidden = kept.length <= state.most;
      more.textContent = "Show " + whole.format(Math.min(5 * STEP, kept.length - state.most)) + " more rows";
    }
    search.addEventListener("input", () => { state.words = search.value; state.most = STEP; fill(); });
    more.addEventListener("click", () => { state.most += 5 * STEP; fill(); });
    fill();
  }

  // A text that a spreadsheet would take for a formula is given as text.
  const guarded = (text) => /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  const quoted = (text) => /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  function csv(table) {
    const head = table.columns.map((c) => quoted(guarded(c.unit ? `${c.name} [${c.unit}]` : c.name)));
    const lines = [head.join(",")];
    for (let row = 0; row < table.rows; row++) {
      lines.push(table.columns.map((c) => {
        const v = value(c, row);
        if (v === null || v === undefined) return "";
        return isNumber(c) ? String(v) : quoted(guarded(String(v)));
      }).join(","));
    }
    return lines.join("\n") + "\n";
  }
  async function copy(text) {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* older way below */ }
    const area = make("textarea", null, { class: "visually-hidden" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }

  addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-shows]").forEach((button) => {
      const slot = document.getElementById(button.getAttribute("aria-controls"));
      button.addEventListener("click", () => {
        if (!slot.childElementCount) view(read(button.dataset.shows), slot);
        slot.hidden = !slot.hidden;
        button.setAttribute("aria-expanded", String(!slot.hidden));
        button.textContent = slot.hidden ? "Show table" : "Hide table";
      });
    });
    document.querySelectorAll("[data-copies]").forEach((button) => {
      button.addEventListener("click", async () => {
        const done = await copy(csv(read(button.dataset.copies)));
        button.textContent = done ? "Copied" : "Not copied";
        setTimeout(() => { button.textContent = "Copy CSV"; }, 1600);
      });
    });
    document.querySelectorAll("[data-table-now]").forEach((slot) => view(read(slot.dataset.tableNow), slot));
  });
})();
