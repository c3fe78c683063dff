// Answers may overtake one another: of questions that take each other's place, the last one counts.

/**
 * Begin to count turns.
 * @returns {function(): function(): boolean} Begins a turn, and gives a function that tells whether
 *   it is still the last one.
 */
export function turns() {
  let last = null;
  return () => {
    const turn = (last = Symbol("turn"));
    return () => turn === last;
  };
}

/**
 * Make an act that asks and shows the answer, unless it has asked again meanwhile.
 * @param {function(): Promise<any>} ask
 * @param {function(any): void} show
 * @returns {function(): Promise<void>}
 */
export function showing(ask, show) {
  const turn = turns();
  return async () => {
    const isLast = turn();
    const answer = await ask();
    if (isLast()) show(answer);
  };
}
