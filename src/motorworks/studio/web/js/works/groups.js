/** Machines by the line, workshop or area they stand in, as the drawing shows them. */

const GATHERED = new Set(["workshop", "line", "copy", "area"]);

/** Give for each line copy {ground, machines}: each machine in the innermost only. */
export function gather(plan) {
  const copies = plan.grounds.filter(({ kind }) => kind === "copy");
  const paths = new Set(copies.map(({ path }) => path?.join(".")));
  const lines = plan.grounds.filter(({ kind, path }) => kind === "line" && !paths.has(path?.join(".")));
  return [...copies, ...lines].map((ground) => ({ ground, machines: machinesIn(plan, ground) }));
}

/** Give the machines whose middle lies on a ground. */
export function machinesIn(plan, { at: [x, y, w, h] }) {
  return plan.grid.within([x, y, x + w, y + h]).filter((n) => n < plan.machines
    && plan.cx[n] >= x && plan.cx[n] <= x + w && plan.cy[n] >= y && plan.cy[n] <= y + h);
}

/** Tell whether a ground gathers machines that can be summed up. */
export function isGathered(ground) { return GATHERED.has(ground.kind); }
