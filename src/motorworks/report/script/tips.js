// What lies under the pointer, or under the arrow keys.
(() => {
  addEventListener("DOMContentLoaded", () => {
    const tip = document.getElementById("tip");
    const place = (x, y) => {
      tip.hidden = false;
      const box = tip.getBoundingClientRect();
      const left = Math.max(8, Math.min(x + 14, innerWidth - box.width - 8));
      const top = y + 18 + box.height > innerHeight ? y - box.height - 12 : y + 18;
      tip.style.transform = `translate(${left}px, ${Math.max(8, top)}px)`;
    };
    const hide = () => { tip.hidden = true; };
    const say = (text, x, y) => { tip.textContent = text; place(x, y); };

    document.addEventListener("pointermove", (event) => {
      const holder = event.target.closest?.("[data-tip]");
      if (holder) say(holder.dataset.tip, event.clientX, event.clientY);
      else if (!event.target.closest?.("[data-points]")) hide();
    });
    document.addEventListener("pointerleave", hide);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
    document.addEventListener("focusin", (event) => {
      const holder = event.target.closest?.("[data-tip]");
      if (!holder || !holder.matches(":focus-visible")) return;
      const box = holder.getBoundingClientRect();
      say(holder.dataset.tip, box.left + 20, box.bottom - 14);
    });
    document.addEventListener("focusout", hide);

    document.querySelectorAll("[data-points]").forEach((plot) => {
      const data = JSON.parse(document.getElementById(plot.dataset.points).textContent);
      const line = document.createElement("i");
      line.className = "crosshair";
      line.hidden = true;
      plot.append(line);
      let at = 0;
      const show = (i, x, y) => {
        at = Math.max(0, Math.min(data.x.length - 1, i));
        line.hidden = false;
        line.style.left = data.x[at] + "%";
        const rows = data.series.map((s) => s.name + ": " + s.values[at]);
        say([data.labels[at], ...rows].join("\n"), x, y);
      };
      const nearest = (percent) => {
        let low = 0, high = data.x.length - 1;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (data.x[middle] < percent) low = middle + 1; else high = middle;
        }
        return low > 0 && percent - data.x[low - 1] < data.x[low] - percent ? low - 1 : low;
      };
      const leave = () => { line.hidden = true; hide(); };
      plot.addEventListener("pointermove", (event) => {
        const box = plot.getBoundingClientRect();
        show(nearest(100 * (event.clientX - box.left) / box.width), event.clientX, event.clientY);
      });
      plot.addEventListener("pointerleave", leave);
      plot.addEventListener("blur", leave);
      plot.addEventListener("keydown", (event) => {
        const step = { ArrowLeft: -1, ArrowRight: 1, Home: -1e9, End: 1e9 }[event.key];
        if (!step) return;
        event.preventDefault();
        const box = plot.getBoundingClientRect();
        const next = Math.max(0, Math.min(data.x.length - 1, at + step));
        show(next, box.left + box.width * data.x[next] / 100, box.top + box.height / 2);
      });
    });
  });
})();
