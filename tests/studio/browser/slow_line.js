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

  window.WebSocket = class extends WebSocket {
    #due = 0;

    #then(act) {
      this.#due = Math.max(this.#due, performance.now() + late() / 4);
      setTimeout(act, this.#due - performance.now());
    }

    set onmessage(act) {
      this.addEventListener("message", (event) => this.#then(() => act(event)));
    }

    send(wish) {
      setTimeout(() => this.readyState === WebSocket.OPEN && super.send(wish), late() / 4);
    }
  };
})();
