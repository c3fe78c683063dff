// Choosing among views of one figure, opening all rows, and where one is on the page.
(() => {
  addEventListener("DOMContentLoaded", () => {
    const centre = (view) => { view.scrollLeft = (view.scrollWidth - view.clientWidth) / 2; };
    document.querySelectorAll(".flow-scroll").forEach(centre);
    const choose = (group, name) => {
      document.querySelectorAll(`[data-view="${CSS.escape(group)}"]`).forEach((view) => {
        view.hidden = view.dataset.name !== name;
        if (view.matches(".flow-scroll")) centre(view);
      });
    };
    document.querySelectorAll("[data-chooses]").forEach((control) => {
      const group = control.dataset.chooses;
      if (control.tagName === "SELECT") {
        control.addEventListener("change", () => choose(group, control.value));
        return;
      }
      control.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button) return;
        control.querySelectorAll("button").forEach((b) => b.setAttribute("aria-pressed", String(b === button)));
        choose(group, button.value);
      });
    });
    document.querySelectorAll("[data-paints]").forEach((control) => {
      control.addEventListener("change", () => {
        document.getElementById(control.dataset.paints).dataset.paint = control.value;
      });
    });
    document.querySelectorAll("[data-opens]").forEach((button) => {
      button.addEventListener("click", () => {
        const all = [...document.getElementById(button.dataset.opens).querySelectorAll("details")];
        const open = all.some((d) => !d.open);
        all.forEach((d) => { d.open = open; });
        button.textContent = open ? "Close all" : "Open all";
      });
    });
    document.querySelectorAll("[data-toggles]").forEach((button) => {
      button.addEventListener("click", () => {
        const on = document.getElementById(button.dataset.on).classList.toggle(button.dataset.toggles);
        button.setAttribute("aria-pressed", String(on));
      });
    });
    document.getElementById("print").addEventListener("click", () => print());

    const links = new Map([...document.querySelectorAll(".side nav a")].map((a) => [a.hash.slice(1), a]));
    const seen = new Set();
    const told = () => {
      const there = [...links.keys()].filter((id) => seen.has(id));
      const now = scrollY < 8 ? there[0] : there.at(-1); // at the top of a low window several are in sight
      if (!now) return;
      links.forEach((a, id) => { if (id === now) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current"); });
    };
    addEventListener("scroll", told, { passive: true });
    const watcher = new IntersectionObserver((entries) => {
      entries.forEach((e) => { if (e.isIntersecting) seen.add(e.target.id); else seen.delete(e.target.id); });
      told();
    }, { rootMargin: "-8% 0px -60% 0px" });
    links.forEach((_, id) => { const s = document.getElementById(id); if (s) watcher.observe(s); });
  });
})();
