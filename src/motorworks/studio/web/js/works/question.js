/** What the server tells of the moment shown: asked for at once after a jump, else now and then. */

import { seldom } from "./seldom.js";

export class Question {
  /**
   * @param {import("./session.js").Session} session
   * @param {number} every [ms] between two questions while time goes on
   * @param {function(number): Promise<any>} ask asks about a moment [s]
   * @param {function(Question): void} answered hears that there is a new answer
   */
  constructor(session, every, ask, answered) {
    Object.assign(this, { session, ask, answered });
    /** The last answer; null where none is of what is played now. */
    this.answer = null;
    /** The moment that was asked about last [s]. */
    this.at = null;
    this.jumps = null;
    this.again = seldom(every, () => this.put());
  }

  /** Have it asked, if the moment shown is another than that of the last question. */
  want() {
    const { clock, jumps } = this.session;
    if (!clock.ready) return;
    if (jumps !== this.jumps) {
      this.answer = null;
      this.put();
    } else if (clock.time !== this.at) this.again();
  }

  /** Ask; an answer that comes after the next jump tells of nothing that is shown. */
  async put() {
    const { jumps, reel, clock } = this.session;
    Object.assign(this, { jumps, at: clock.time });
    const answer = await this.ask(Math.max(this.at, 0)).catch(() => null);
    if (!answer || jumps !== this.session.jumps || reel !== this.session.reel) return;
    this.answer = answer;
    this.answered(this);
  }
}
