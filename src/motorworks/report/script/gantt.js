// Bar charts of projects: longer and shorter, from row to row, what a row is tied to.
(() => {
  addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".gantt").forEach((chart) => {
      const rows = [...chart.querySelectorAll(".row[data-name]")];
      const links = [...chart.querySelectorAll(".under path")];
      const words = (text) => new Set(text.split(" ").filter(Boolean));
      const pick = (row) => {
        const again = !row || row.classList.contains("picked");
        const tied = new Set(again ? [] : [...words(row.dataset.before), ...words(row.dataset.after)]);
        rows.forEach((r) => {
          r.classList.toggle("picked", !again && r === row);
          r.classList.toggle("tied", tied.has(r.dataset.name));
        });
        const name = again ? null : row.dataset.name;
        links.forEach((l) => l.classList.toggle("lit", name !== null && (l.dataset.origin === name || l.dataset.target === name)));
      };
      let zoom = parseFloat(getComputedStyle(chart).getPropertyValue("--zoom")) || 1;
      const scale = (step) => {
        const before = zoom;
        zoom = step === 0 ? 1 : Math.max(1, Math.min(16, zoom * (step > 0 ? 1.6 : 1 / 1.6)));
        const middle = chart.scrollLeft + chart.clientWidth / 2;
        chart.style.setProperty("--zoom", zoom);
        chart.toggleAttribute("data-close", zoom > 2.5);
        chart.scrollLeft = middle * zoom / before - chart.clientWidth / 2;
      };
      document.querySelectorAll("[data-zooms]").forEach((button) => {
        if (button.dataset.zooms === chart.closest("figure").id) button.addEventListener("click", () => scale(Number(button.value)));
      });
      document.querySelectorAll("[data-few]").forEach((button) => {
        if (button.dataset.few === chart.closest("figure").id) button.addEventListener("click", () => {
          button.setAttribute("aria-pressed", String(chart.classList.toggle("few")));
        });
      });
      chart.addEventListener("click", (event) => {
        const row = event.target.closest(".row[data-name]");
        if (row) pick(row);
      });
      chart.addEventListener("keydown", (event) => {
        const shown = rows.filter((row) => row.offsetParent);
        const at = shown.indexOf(document.activeElement);
        const to = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: shown.length - 1 }[event.key];
        if (to !== undefined && shown[to]) { shown[to].focus(); event.preventDefault(); }
        else if (event.key === "+" || event.key === "-") scale(event.key === "+" ? 1 : -1);
        else if ((event.key === "Enter" || event.key === " ") && at >= 0) { pick(shown[at]); event.preventDefault(); }
        else if (event.key === "Escape") pick(null);
      });
    });
  });
})();
