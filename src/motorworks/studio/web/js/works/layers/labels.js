/** Names on the plan. They never overlap: the more important one takes the place. */

const FIELD = 6; // [px] of the grid in which taken places are noted

export class Labels {
  constructor() {
    this.taken = new Uint8Array(0);
    this.broken = new Map();
  }

  /** Begin a new picture of a size in device pixels. */
  begin(ctx, sight) {
    this.ctx = ctx;
    this.sight = sight;
    this.size = FIELD * sight.ratio;
    this.across = Math.ceil(sight.shot.width / this.size) + 1;
    this.along = Math.ceil(sight.shot.height / this.size) + 1;
    if (this.taken.length < this.across * this.along) this.taken = new Uint8Array(this.across * this.along);
    else this.taken.fill(0);
    this.set("400", 11);
  }

  set(weight, size) {
    const font = `${weight} ${size * this.sight.ratio}px ${this.sight.palette.sans}`;
    if (font !== this.font || this.ctx.font !== font) this.ctx.font = font;
    this.font = font;
    this.tall = size * this.sight.ratio;
  }

  /** Is a box of the screen free; takes it if so, or in any case. */
  take(left, top, width, height, anyway = false) {
    const i0 = Math.floor(left / this.size);
    const j0 = Math.floor(top / this.size);
    const i1 = Math.floor((left + width) / this.size);
    const j1 = Math.floor((top + height) / this.size);
    if (i1 < 0 || j1 < 0 || i0 >= this.across || j0 >= this.along) return false;
    const from = Math.max(i0, 0);
    const to = Math.min(i1, this.across - 1);
    const low = Math.max(j0, 0);
    const high = Math.min(j1, this.along - 1);
    for (let j = low; j <= high && !anyway; j += 1) {
      for (let i = from; i <= to; i += 1) if (this.taken[j * this.across + i]) return false;
    }
    for (let j = low; j <= high; j += 1) this.taken.fill(1, j * this.across + from, j * this.across + to + 1);
    return true;
  }

  /** Write a text whose left edge and middle are given, if there is room; cut to a width. */
  write(text, left, middle, { colour, most = Infinity, centred = false, plate = false, least = 4 }) {
    const shown = this.fitted(text, most, least);
    if (!shown) return false;
    const { ratio, palette } = this.sight;
    const pad = (plate ? 5 : 2) * ratio;
    const start = centred ? left - shown.width / 2 : left;
    const high = this.tall + (plate ? 8 : 4) * ratio;
    if (!this.take(start - pad, middle - high / 2, shown.width + 2 * pad, high)) return false;
    this.ctx.textBaseline = "middle";
    if (plate) {
      this.ctx.fillStyle = palette.panel;
      this.ctx.strokeStyle = palette.rule;
      this.ctx.lineWidth = ratio;
      this.ctx.beginPath();
      this.ctx.roundRect(start - pad, middle - high / 2, shown.width + 2 * pad, high, 4 * ratio);
      this.ctx.fill();
      this.ctx.stroke();
    } else {
      this.ctx.strokeStyle = palette.panel;
      this.ctx.lineWidth = 3 * ratio;
      this.ctx.lineJoin = "round";
      this.ctx.strokeText(shown.text, Math.round(start), Math.round(middle));
    }
    this.ctx.fillStyle = colour;
    this.ctx.fillText(shown.text, Math.round(start), Math.round(middle));
    return true;
  }

  /** Write a text in up to three centred rows below (or above) a height; nothing is cut off. */
  stack(text, middle, edge, { colour, most, up = false }) {
    const rows = this.rows(text, most);
    if (!rows) return false;
    const { ratio, palette } = this.sight;
    const wide = Math.max(...rows.map((row) => this.ctx.measureText(row).width));
    const tall = this.tall * 1.14;
    const top = up ? edge - rows.length * tall : edge;
    if (!this.take(middle - wide / 2 - 2 * ratio, top, wide + 4 * ratio, rows.length * tall)) return false;
    this.ctx.textBaseline = "middle";
    this.ctx.strokeStyle = palette.panel;
    this.ctx.lineWidth = 3 * ratio;
    this.ctx.lineJoin = "round";
    this.ctx.fillStyle = colour;
    rows.forEach((row, i) => {
      const left = Math.round(middle - this.ctx.measureText(row).width / 2);
      const high = Math.round(top + (i + 0.5) * tall);
      this.ctx.strokeText(row, left, high);
      this.ctx.fillText(row, left, high);
    });
    return true;
  }

  /** Break a text into rows that are narrow enough; null if it takes more than three. */
  rows(text, most) {
    const known = `${this.font}|${Math.round(most)}|${text}`;
    if (this.broken.has(known)) return this.broken.get(known);
    if (this.broken.size > 20000) this.broken.clear();
    const rows = [];
    for (const word of text.split(" ")) {
      const longer = rows.length ? `${rows.at(-1)} ${word}` : word;
      if (rows.length && this.ctx.measureText(longer).width <= most) rows[rows.length - 1] = longer;
      else rows.push(word);
    }
    const fits = rows.length <= 3 && rows.every((row) => this.ctx.measureText(row).width <= most);
    this.broken.set(known, fits ? rows : null);
    return fits ? rows : null;
  }

  /** Text and width, cut with an ellipsis where it must be; null below `least` letters. */
  fitted(text, most, least) {
    const width = this.ctx.measureText(text).width;
    if (width <= most) return { text, width };
    const letters = Math.floor((text.length * most) / width) - 1;
    if (letters < least) return null;
    const cut = `${text.slice(0, letters).trimEnd()}…`;
    const found = this.ctx.measureText(cut).width;
    return found <= most * 1.02 ? { text: cut, width: found } : null;
  }
}
