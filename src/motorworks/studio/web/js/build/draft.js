// The plant that is being built, as the server keeps it: state, outline, and changes one after the other.
import { turns } from "../latest.js";

const CONFLICT = 409;
export const UNREAD = -1; // version of what is still to come

/** A draft of a plant; listeners hear "opening", "state", "outline", "select" and "refused". */
export class Draft {
  /** @param {{api: Object, socket: Object}} context What the page has. */
  constructor({ api, socket }) {
    this.api = api;
    this.id = "";
    this.state = null;
    this.words = [];
    this.error = "";
    this.outlined = UNREAD;
    this.selected = [];
    this.choices = 0; // how often a person has chosen
    this.listeners = new Map();
    this.turn = Promise.resolve();
    this.opening = turns();
    socket.on("draft", (news) => news.id === this.id && this.#heard(news));
    socket.on("open", () => this.id && this.reload());
  }

  /** Hear of something: on("state", draft => …). */
  on(name, listener) {
    if (!this.listeners.has(name)) this.listeners.set(name, new Set());
    this.listeners.get(name).add(listener);
  }

  #tell(name, detail) {
    for (const listener of this.listeners.get(name) ?? []) listener(detail);
  }

  #at(rest = "") {
    return `/api/plants/${this.api.part(this.id)}${rest}`;
  }

  /** Open another plant, once what was to be done with the one before is done. */
  async open(id) {
    const isLast = this.opening();
    const isOpen = () => this.id === id && this.state;
    if (!isOpen()) this.#tell("opening", id);
    await this.turn;
    if (!isLast()) return;
    if (isOpen()) return this.#tell("state", this); // another one was to be opened, but no longer is
    this.id = id;
    this.choices += 1;
    this.selected = [];
    this.state = null;
    this.outlined = UNREAD;
    await this.reload();
    this.#tell("select", this.selected);
  }

  /** Ask for state and outline. */
  async reload() {
    const id = this.id;
    const [state, outline] = await Promise.all([this.api.get(this.#at()), this.api.get(this.#at("/tree"))]);
    if (id !== this.id) return;
    this.#outline(outline);
    this.#take(state);
  }

  /** Answers may overtake one another: an older one takes nothing back. */
  #outline({ version, words, error }) {
    if (version < this.outlined) return;
    Object.assign(this, { outlined: version, words, error });
    this.#tell("outline", this);
  }

  #take(state) {
    const known = this.state;
    if (state.id !== this.id) return;
    if (known && (state.version < known.version || (state.version === known.version && state.checked < known.checked))) return;
    this.state = state;
    this.#tell("state", this);
  }

  /** What the hub tells: a change by somebody, or findings that are known now. */
  async #heard({ version, checked }) {
    if (version === null) return;
    const known = this.state && version <= Math.min(this.state.version, this.outlined);
    if (known && (checked === undefined || this.state.checked >= checked)) return;
    await this.turn;
    await this.reload();
  }

  /**
   * Change the plant; all changes or none are done.
   * @param {Array<Object>|function(): Array<Object>} changes Operations as the server takes them, or
   *   what gives them once all changes before are done; without any nothing is done.
   * @param {function(): Array<Array<string>>} [made] Gives what is chosen then, unless a person has
   *   chosen something meanwhile.
   * @returns {Promise<boolean>} Whether they were done.
   */
  change(changes, made) {
    const { choices } = this;
    const post = async () => {
      const wanted = typeof changes === "function" ? changes() : changes;
      return wanted.length ? this.api.post(this.#at("/changes"), { version: this.state.version, changes: wanted }) : null;
    };
    const choose = () => made && choices === this.choices && this.#choose(made());
    return this.#do(post, { again: true, choose });
  }

  undo() {
    return this.#do(() => this.api.post(this.#at("/undo"), {}));
  }

  redo() {
    return this.#do(() => this.api.post(this.#at("/redo"), {}));
  }

  /** Save; `wish` may have a name and `over`. Errors come out. */
  async save(wish) {
    await this.turn;
    this.#take(await this.api.post(this.#at("/save"), { version: this.state.version, ...wish }));
  }

  /** Take over what stands in the plant file. */
  reread() {
    return this.#do(() => this.api.post(this.#at("/reread"), {}));
  }

  differences() {
    return this.api.get(this.#at("/diff"));
  }

  form(path) {
    return this.api.get(`${this.#at("/form")}?path=${encodeURIComponent(path.join("."))}`);
  }

  scene() {
    return this.api.get(this.#at("/scene"));
  }

  /** Do one thing after the other; what was made on an older version is tried once more. */
  #do(act, { again = false, choose = () => {} } = {}) {
    const done = this.turn.then(async () => {
      try {
        const did = await this.#done(await (again ? this.#twice(act) : act()));
        if (did) choose();
        return did;
      } catch (error) {
        this.#tell("refused", error);
        return false;
      }
    });
    this.turn = done;
    return done;
  }

  async #twice(act) {
    try {
      return await act();
    } catch (error) {
      if (error.code !== CONFLICT) throw error;
      await this.reload();
      return act();
    }
  }

  async #done(state) {
    if (!state) return false;
    this.#outline(await this.api.get(this.#at("/tree")));
    this.#take(state);
    return true;
  }

  // ---- what there is ----

  /** The nouns of a word. */
  nouns(word) {
    return this.words.find((table) => table.word === word)?.nouns ?? [];
  }

  /** Whether nouns of a word may say where they stand. */
  mayStand(word) {
    return Boolean(this.words.find((table) => table.word === word)?.placed);
  }

  /** Whether a path leads to something; `plant` always does. */
  has(path) {
    if (path[0] === "plant") return true;
    const noun = this.nouns(path[0]).find(({ name }) => name === path[1]);
    if (!noun || path.length === 2) return Boolean(noun);
    const inner = path[2] === "station" ? noun.stations : noun[path[2]];
    return Boolean(inner?.some(({ name }) => name === path[3]));
  }

  /** Findings at a path or below it. */
  findings(path) {
    return (this.state?.findings ?? []).filter(({ parts }) => path.every((part, n) => parts[n] === part));
  }

  /** Choose things; the first is shown in the form. */
  select(...paths) {
    this.choices += 1;
    this.#choose(paths);
  }

  /** What is chosen has gone. */
  unselect() {
    this.#choose([]);
  }

  #choose(paths) {
    this.selected = paths;
    this.#tell("select", paths);
  }

  /** The chosen things as the outline has them. */
  chosen() {
    const all = ([word, name, inner, one]) => {
      const noun = this.nouns(word).find((known) => known.name === name);
      return inner ? (inner === "station" ? noun?.stations : noun?.[inner])?.find((known) => known.name === one) : noun;
    };
    return this.selected.map(all).filter(Boolean);
  }

  isSelected(path) {
    return this.selected.some((other) => samePath(other, path));
  }

  /** A name that nothing has yet, made of a word. */
  freeName(word, above = []) {
    const taken = new Set(this.#names(word, above));
    for (let n = 1; ; n += 1) if (!taken.has(`${word}_${n}`)) return `${word}_${n}`;
  }

  #names(word, above) {
    const line = above[0] === "line" ? this.nouns("line").find(({ name }) => name === above[1]) : null;
    const inner = line ? (word === "station" ? line.stations : line[word]) ?? [] : [];
    return [...inner, ...this.nouns(word), ...this.nouns("sink"), ...this.nouns("source"), ...this.nouns("buffer")].map(({ name }) => name);
  }
}

/** Whether two paths are the same. */
export const samePath = (one, other) => one.length === other.length && one.every((part, n) => part === other[n]);
