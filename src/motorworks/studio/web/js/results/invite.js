// What a plant can be asked, where no result is chosen: from the server's own list of verbs.
import { h } from "../element.js";
import { fillStill } from "../still.js";

/** Invites to runs and studies. */
export class Invite {
  /**
   * @param {Object} context
   * @param {function(string): void} order Opens the form of a verb.
   */
  constructor(context, order) {
    Object.assign(this, { context, order, about: { groups: [], all: [] }, fits: { error: "", lacks: {} } });
    this.element = h("div.invite");
    context.on("plant", () => this.load());
  }

  /** Read what there is to be asked; it is drawn at once, what the plant lacks follows. */
  async load() {
    const { api, state } = this.context;
    const { plant } = state;
    try {
      const verbs = await api.get("/api/verbs");
      this.about = { groups: verbs.groups, all: [verbs.run, verbs.comparison, ...verbs.studies] };
      this.fits = { error: "", lacks: {} };
      this.draw();
      const [fits, plants] = await Promise.all([api.get(`/api/scenarios/${api.part(plant)}/verbs`), api.get("/api/plants")]);
      if (plant !== state.plant) return;
      this.fits = fits;
      this.title = plants.find(({ id }) => id === plant)?.title ?? plant;
      this.draw();
    } catch (error) {
      this.context.say(error.message, "bad");
    }
  }

  draw() {
    const { groups, all } = this.about;
    const known = new Map(all.map((verb) => [verb.name, verb]));
    fillStill(
      this.element,
      h("h2", {}, this.title ? `What do you want to know of ${this.title}?` : "What do you want to know of the plant?"),
      h("p.quiet", {}, "Choose a result at the left, or ask something new. Every study works on the plant as it stands in its draft."),
      this.fits.error ? h("p.remark.bad", {}, this.fits.error) : null,
      groups.map(({ title, verbs }) => h("section", {}, h("h3", {}, title), h("ul.invite-list", {}, verbs.map((name) => this.#entry(known.get(name)))))),
    );
  }

  #entry({ name, title, answers }) {
    const lacks = this.fits.lacks[name];
    return h(
      "li.invite-entry",
      { class: lacks ? "is-lacking" : "" },
      h("h4", {}, title),
      h("p", {}, answers),
      name === "compare" ? h("button.button.small", { type: "button", onclick: () => this.context.go("compare") }, "Go to Compare") : lacks ? h("p.invite-lacks", {}, `Not yet: ${lacks.replace(/\.$/, "")}.`) : h("button.button.small.for-editors", { type: "button", "aria-label": `${title}: set it up`, onclick: () => this.order(name) }, "Set it up"),
    );
  }
}
