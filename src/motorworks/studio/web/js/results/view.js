// Results: everything that was computed, with its page inside; and what can be computed.
import { fill, h } from "../element.js";
import { jobsOf } from "../compare/jobs.js";
import { turns } from "../latest.js";
import { Invite } from "./invite.js";
import { List } from "./list.js";
import { Order } from "./order.js";
import { Viewer } from "./viewer.js";

/** The view of results. */
class Results {
  constructor(region, context) {
    this.context = context;
    this.jobs = jobsOf(context);
    this.current = "";
    this.pages = [];
    this.turn = turns();
    this.order = new Order(context, this.jobs, (job) => this.#open(job.id));
    this.list = new List(context, this.jobs, (id) => this.#open(id), () => this.order.open());
    this.invite = new Invite(context, (verb) => this.order.open(verb));
    this.viewer = new Viewer(context, this.jobs, () => this.#open(""), this.invite);
    this.frame = h("div.results", {}, this.list.element, this.viewer.element);
    fill(region, this.frame);
    this.jobs.on(() => this.#update());
    context.on("theme", () => this.viewer.repaint());
  }

  /** The view is opened; the argument may be a result. */
  async show(argument) {
    const isLast = this.turn();
    await Promise.all([this.jobs.loaded, this.#load()]);
    if (!isLast()) return; // another one was asked for meanwhile
    this.current = argument || this.current;
    this.#update();
  }

  async #load() {
    try {
      this.pages = (await this.context.api.get("/api/results")).pages;
    } catch (error) {
      this.context.say(error.message, "bad");
    }
  }

  #open(id) {
    this.current = id;
    this.context.go("results", id);
    this.#update();
  }

  #update() {
    const page = this.pages.find(({ id }) => id === this.current);
    const job = this.jobs.get(this.current);
    if (!page && !job) this.current = "";
    this.frame.classList.toggle("opened", Boolean(page || job));
    this.list.draw(this.current, this.pages);
    this.viewer.draw(job, page);
  }
}

let results = null;

export default {
  mount(region, context) {
    results = new Results(region, context);
  },
  show(argument) {
    results.show(argument);
  },
};
