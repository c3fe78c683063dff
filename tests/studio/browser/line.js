// The line between a page and its server, in the hands of a test: `hold` keeps the answer of the
// next request to an address, or with `asked` the request itself, until `release` lets all go on.
(() => {
  const ask = window.fetch;
  const send = WebSocket.prototype.send;
  const holds = [];
  let release = [];
  const line = (window.line = { held: 0, wishes: [] });

  line.hold = (end, asked = false) => holds.push({ end, asked });
  line.release = () => {
    for (const go of release) go();
    release = [];
  };
  const wait = () => {
    line.held += 1;
    return new Promise((go) => release.push(go));
  };

  window.fetch = async (url, ...rest) => {
    const at = holds.findIndex(({ end }) => String(url).endsWith(end));
    if (at < 0) return ask(url, ...rest);
    const [{ asked }] = holds.splice(at, 1);
    if (asked) await wait();
    const answer = await ask(url, ...rest);
    if (!asked) await wait();
    return answer;
  };

  WebSocket.prototype.send = function (wish) {
    line.wishes.push(JSON.parse(wish));
    return send.call(this, wish);
  };
})();
