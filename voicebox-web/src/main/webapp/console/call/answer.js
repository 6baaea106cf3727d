/** The answer under way, of which the protocol allows one: asks, cancels, and asks again when the old one is gone. */
export class Answer {
  id;
  #asked = false;
  #again = false;
  #unwanted = false;

  constructor(out) {
    this.out = out;
  }

  get isUnderWay() {
    return this.#asked || Boolean(this.id);
  }

  ask() {
    if (this.isUnderWay) {
      this.#again = true;
      this.cancel();
    } else {
      this.#asked = true;
      this.out({ type: 'response.create' });
    }
  }

  /** An answer that was asked for but has not begun is cancelled when it begins. */
  cancel() {
    if (this.id) this.out({ type: 'response.cancel', response_id: this.id });
    else this.#unwanted = this.#asked;
  }

  /** An answer that has not begun will not begin any more. Returns whether there was one. */
  forgetAsking() {
    const was = this.#asked;
    this.#asked = false;
    return was;
  }

  hear({ type, response }) {
    if (type === 'response.created') this.#begun(response);
    else if (type === 'response.done') this.#ended(response);
    else if (type === 'error') this.#asked = false;
  }

  #begun(response) {
    this.id = response?.id;
    this.#asked = false;
    if (this.#unwanted) this.cancel();
    this.#unwanted = false;
  }

  #ended(response) {
    if (this.id !== response?.id) return;
    this.id = undefined;
    if (!this.#again) return;
    this.#again = false;
    this.ask();
  }
}
