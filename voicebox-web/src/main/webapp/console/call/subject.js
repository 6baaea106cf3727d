/** Something the page shows. 'change' is fired at most once per frame, however fast events come. */
export class Subject extends EventTarget {
  #pending = false;

  changed() {
    if (this.#pending) return;
    this.#pending = true;
    // A hidden tab gets no animation frames; the timer keeps it true there.
    setTimeout(() => {
      this.#pending = false;
      this.dispatchEvent(new Event('change'));
    }, 16);
  }
}
