// The WebSocket of the page: opened again after it broke, with news by topic and binary frames.

const LOGIN_ENDED = 4401;
const FIRST_WAIT = 300;
const LONGEST_WAIT = 5000;

/** The page's connection to the server. */
export class Socket {
  /** @param {Object} api Says whether one is still logged in. */
  constructor(api) {
    this.api = api;
    this.listeners = new Map();
    this.frame = null;
    this.wait = FIRST_WAIT;
    this.open = false;
    this.#connect();
  }

  /**
   * Hear news of a topic; "open" and "closed" are told by the page itself. That a login has ended
   * is no loss of the connection: either another one has begun already, or the login page comes.
   * @param {string} topic
   * @param {function(Object): void} listener
   * @returns {function(): void} Ends the hearing.
   */
  on(topic, listener) {
    if (!this.listeners.has(topic)) this.listeners.set(topic, new Set());
    this.listeners.get(topic).add(listener);
    return () => this.listeners.get(topic).delete(listener);
  }

  /** Say who takes binary frames. */
  onframe(listener) {
    this.frame = listener;
  }

  /** Send a wish, such as {do: "speed", speed: 60}; lost while there is no connection. */
  send(wish) {
    if (this.open) this.socket.send(JSON.stringify(wish));
  }

  #connect() {
    this.socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/socket`);
    this.socket.binaryType = "arraybuffer";
    this.socket.onopen = () => {
      this.open = true;
      this.wait = FIRST_WAIT;
      this.#tell("open", {});
    };
    this.socket.onmessage = ({ data }) => {
      if (typeof data !== "string") this.frame?.(data);
      else {
        const news = JSON.parse(data);
        this.#tell(news.topic, news);
      }
    };
    this.socket.onclose = ({ code }) => {
      const was = this.open;
      this.open = false;
      if (was && code !== LOGIN_ENDED) this.#tell("closed", { code });
      // Asking for something else leads to the login, if that is why: a server that refuses to open
      // a socket does not tell, and after a change of the password a new login has begun already.
      if (was && code !== LOGIN_ENDED) this.#again();
      else this.api.get("/api/me").catch(() => {}).then(() => this.#again());
    };
  }

  #again() {
    setTimeout(() => this.#connect(), this.wait);
    this.wait = Math.min(2 * this.wait, LONGEST_WAIT);
  }

  #tell(topic, news) {
    for (const listener of this.listeners.get(topic) ?? []) listener(news);
  }
}
