/** Things that are done again and again, but not more often than somebody can read. */

/**
 * Give a function that acts at once, then at most once in a while; the last call is never lost.
 * @param {number} every [ms] between two acts
 * @param {function(): void} act
 * @returns {function(): void}
 */
export function seldom(every, act) {
  let last = -Infinity;
  let timer = 0;
  const go = () => {
    timer = 0;
    last = performance.now();
    act();
  };
  return () => {
    if (timer) return;
    const due = last + every - performance.now();
    if (due <= 0) go();
    else timer = setTimeout(go, due);
  };
}
