// A slow and uneven line between a page and its server, for hunts: answers come late and overtake
// one another, as over a real network; news and frames come late in their order.
(() => {
  const most = MOST; // milliseconds each way, most often much less
  const late = () => most * Math.random() ** 2;
  const rest = () => new Promise((go) => setTimeout(go, late()));
  const ask = window.fetch;

  window.fetch = async (...wish) => {
    await rest();
    const answer = await ask(...wish);
    await rest();
    return answer;
  };

  /** Give a function that does acts one after the other, each of them late. */
  const oneByOne = () => {
    let before = Promise.resolve();
    return (act) => {
      const mine = new Promise((go) => setTimeout(go, late() / 4));
      before = Promise.all([before, mine]).then(act);
    };
  };

  window.WebSocket = class extends WebSocket {
    #heard = oneByOne();
    #said = oneByOne();

    set onmessage(act) {
      this.addEventListener("message", (event) => this.#heard(() => act(event)));
    }

    send(wish) {
      this.#said(() => this.readyState === WebSocket.OPEN && super.send(wish));
    }
  };
})();
