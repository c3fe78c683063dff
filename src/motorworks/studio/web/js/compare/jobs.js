// The jobs of the server, kept up to date by its news; one of them for all views of a page.
import { turns } from "../latest.js";

const books = new WeakMap();

/** The jobs that the page knows. */
export class Jobs {
  #listeners = new Set();
  #turn = turns();
  #news = new Map();

  /** @param {{api: Object, socket: Object, say: function(string, string): void}} context */
  constructor({ api, socket, say }) {
    this.api = api;
    this.say = say;
    this.known = new Map();
    this.most = 1;
    this.damaged = [];
    this.loaded = this.load();
    socket.on("open", () => this.load());
    socket.on("job", (news) => this.#take(news));
  }

  /** Read all jobs anew; what is heard of them meanwhile is newer. */
  async load() {
    const isLast = this.#turn();
    const news = (this.#news = new Map());
    try {
      const { jobs, most, damaged } = await this.api.get("/api/jobs");
      if (!isLast()) return;
      this.known = new Map(jobs.map((job) => [job.id, job]));
      for (const [id, job] of news) this.#know(id, job);
      this.most = most;
      this.damaged = damaged;
      this.#tell(null);
    } catch {
      // the connection is lost; it is read again as soon as there is one
    }
  }

  /** Hear of changes: listener(job), or listener(null) where all were read anew. */
  on(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Give the jobs that a test passes, the newest first. */
  all(test = () => true) {
    return [...this.known.values()].filter(test).sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  /** Give a job, or nothing. */
  get(id) {
    return this.known.get(id);
  }

  /** Order something: path of the API and body; gives the job. */
  async order(path, body) {
    const job = await this.api.post(path, body);
    if (!this.known.has(job.id)) this.#take({ job });
    return job;
  }

  /** End a job, or remove one that is over. */
  async remove(id) {
    const job = await this.api.remove(`/api/jobs/${this.api.part(id)}`);
    const known = this.known.get(id);
    if (job && known && !isOpen(known)) return; // news of its end were faster than the answer
    this.#take(job ? { job } : { removed: id });
  }

  #take({ job, removed, warning }) {
    if (warning) return this.say(warning, "bad");
    const id = removed ?? job?.id;
    if (id) {
      this.#news.set(id, job);
      this.#know(id, job);
    }
    this.#tell(job ?? null);
  }

  #know(id, job) {
    if (job) this.known.set(id, job);
    else this.known.delete(id);
  }

  #tell(job) {
    for (const listener of this.#listeners) listener(job);
  }
}

/** Give the jobs of a page. */
export function jobsOf(context) {
  if (!books.has(context.socket)) books.set(context.socket, new Jobs(context));
  return books.get(context.socket);
}

/** Tell whether a job is still to be done. */
export const isOpen = (job) => ["waiting", "running", "interrupted"].includes(job.state);
