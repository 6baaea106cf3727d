const TAPS = 16; // on each side of the target sample
const PHASES = 128;

/** Turns a stream at any rate into 24 kHz by windowed sinc; keeps its place between blocks. */
export class Resampler {
  constructor(from, to = 24_000) {
    this.step = from / to;
    this.cut = Math.min(1, to / from) * 0.95;
    this.kernel = this.#kernels();
    this.tail = new Float32Array(2 * TAPS);
    this.at = TAPS;
  }

  push(block) {
    if (this.step === 1) return block.slice();
    const input = new Float32Array(this.tail.length + block.length);
    input.set(this.tail);
    input.set(block, this.tail.length);
    const output = [];
    for (; this.at + TAPS < input.length; this.at += this.step) output.push(this.#sample(input));
    const keep = Math.max(0, Math.floor(this.at) - TAPS);
    this.tail = input.slice(keep);
    this.at -= keep;
    return Float32Array.from(output);
  }

  #sample(input) {
    const whole = Math.floor(this.at);
    const weights = this.kernel[Math.floor((this.at - whole) * PHASES)];
    let sum = 0;
    for (let k = 0; k < 2 * TAPS; k++) sum += input[whole - TAPS + 1 + k] * weights[k];
    return sum;
  }

  #kernels() {
    return Array.from({ length: PHASES }, (_, phase) => {
      const weights = new Float32Array(2 * TAPS);
      let total = 0;
      for (let k = 0; k < 2 * TAPS; k++) {
        const x = k - TAPS + 1 - phase / PHASES;
        const sinc = x === 0 ? this.cut : Math.sin(Math.PI * this.cut * x) / (Math.PI * x);
        weights[k] = sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / (TAPS + 1)));
        total += weights[k];
      }
      return weights.map((weight) => weight / total);
    });
  }
}
