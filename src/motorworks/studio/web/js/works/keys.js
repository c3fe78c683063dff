/** Keys of the living view, and things reached by keys alone. */

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export class Keys {
  constructor(works) {
    this.works = works;
    document.addEventListener("keydown", (event) => this.anywhere(event));
    works.stage.canvas.addEventListener("keydown", (event) => this.onPlan(event));
  }

  anywhere(event) {
    const { works } = this;
    if (works.region.hidden || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, dialog, [contenteditable]")) return;
    if (event.key === " " && !event.target.closest("button, summary, a")) works.session.play();
    else if (event.key === ".") works.session.advance(Math.min(works.session.pace, 3600));
    else if (event.key === "<" || event.key === ",") works.player.turn(-1);
    else if (event.key === ">") works.player.turn(1);
    else if (event.key === "/") works.search?.open();
    else return;
    event.preventDefault();
  }

  onPlan(event) {
    const { stage } = this.works;
    if (event.shiftKey && WAYS[event.key]) this.rove(WAYS[event.key]);
    else if (event.key === "Enter" && stage.selected) this.works.card?.open(stage.selected);
    else if (event.key === "Escape") this.works.card?.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Select the next thing in a direction; the first one in the middle of the view. */
  rove([right, up]) {
    const { stage } = this.works;
    const { plan, camera } = stage;
    const here = stage.selected ? middle(plan.boxOf(stage.selected)) : [camera.x, camera.y];
    const own = stage.selected?.kind === "ground" ? null : stage.selected?.node;
    let best = null;
    let least = Infinity;
    for (let n = 0; n < plan.count; n += 1) {
      if (n === own || !plan.drawn(n)) continue;
      const dx = plan.cx[n] - here[0];
      const dy = plan.cy[n] - here[1];
      const along = dx * right + dy * up;
      const away = stage.selected ? along + 2.5 * Math.abs(dx * up - dy * right) : Math.hypot(dx, dy);
      if ((along > 1e-3 || !stage.selected) && away < least) {
        least = away;
        best = n;
      }
    }
    if (best === null) return;
    const thing = plan.thing(best);
    stage.select(thing);
    this.works.describe?.(thing);
    this.keepInView(thing);
  }

  keepInView(thing) {
    const { stage } = this.works;
    const [x, y] = middle(stage.plan.boxOf(thing));
    const seen = stage.camera.seen(-60);
    if (x < seen[0] || x > seen[2] || y < seen[1] || y > seen[3]) stage.camera.fly({ x, y, k: stage.camera.k });
    stage.redraw();
  }

  /** Go to what an address names: a path in the plant file, parted by dots. */
  goTo(argument) {
    const thing = this.works.stage.plan.find(argument.split("."));
    if (thing) this.works.reach(thing);
  }
}

const middle = ([x0, y0, x1, y1]) => [(x0 + x1) / 2, (y0 + y1) / 2];
