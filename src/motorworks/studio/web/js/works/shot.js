/** A view held fast, in device pixels, somewhat wider than the screen. */
export class Shot {
  /**
   * @param {{x: number, y: number, k: number, width: number, height: number}} camera
   * @param {number} ratio device pixels per pixel of the page
   * @param {number} margin by how much it is wider on every side [px of the page]
   */
  constructor(camera, ratio, margin) {
    this.x = camera.x;
    this.y = camera.y;
    this.k = camera.k * ratio;
    this.width = Math.round((camera.width + 2 * margin) * ratio);
    this.height = Math.round((camera.height + 2 * margin) * ratio);
  }

  left(x) { return (x - this.x) * this.k + this.width / 2; }

  top(y) { return (this.y - y) * this.k + this.height / 2; }

  seen(margin = 0) {
    const across = (this.width / 2 + margin) / this.k;
    const along = (this.height / 2 + margin) / this.k;
    return [this.x - across, this.y - along, this.x + across, this.y + along];
  }
}
