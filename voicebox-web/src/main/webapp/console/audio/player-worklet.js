const REPORT = 4; // blocks of 128 samples: 21 ms at 24 kHz

/** Plays queued chunks without gaps, counts what really left, forgets everything at once on 'flush'. */
class Player extends AudioWorkletProcessor {
  #queue = [];
  #offset = 0;
  #blocks = 0;
  #peak = 0;
  #played = new Map();

  constructor() {
    super();
    this.port.onmessage = ({ data }) => (data.samples ? this.#queue.push(data) : this.#flush());
  }

  process(inputs, [[output]]) {
    let at = 0;
    while (at < output.length && this.#queue.length) at += this.#fill(output, at);
    for (let i = 0; i < at; i++) this.#peak = Math.max(this.#peak, Math.abs(output[i]));
    if (at) this.#report();
    return true;
  }

  #fill(output, at) {
    const { item, samples } = this.#queue[0];
    const count = Math.min(output.length - at, samples.length - this.#offset);
    output.set(samples.subarray(this.#offset, this.#offset + count), at);
    this.#offset += count;
    this.#played.set(item, (this.#played.get(item) ?? 0) + count);
    if (this.#offset === samples.length) {
      this.#queue.shift();
      this.#offset = 0;
    }
    return count;
  }

  #report() {
    if (++this.#blocks < REPORT && this.#queue.length) return;
    this.port.postMessage({ played: [...this.#played], peak: this.#peak, idle: !this.#queue.length });
    this.#blocks = this.#peak = 0;
  }

  #flush() {
    this.#queue = [];
    this.#offset = this.#blocks = this.#peak = 0;
    this.port.postMessage({ flushed: [...this.#played] });
    this.#played.clear();
  }
}

registerProcessor('player', Player);
