import { Resampler } from './resampler.js';

const FRAME = 960; // 40 ms at 24 kHz

/** Hands the microphone's samples to the page as 40 ms frames of 24 kHz mono. */
class Capture extends AudioWorkletProcessor {
  #resampler = new Resampler(sampleRate);
  #frame = new Float32Array(FRAME);
  #filled = 0;

  process([input]) {
    if (!input.length) return true;
    for (const sample of this.#resampler.push(this.#mono(input))) {
      this.#frame[this.#filled++] = sample;
      if (this.#filled === FRAME) this.#send();
    }
    return true;
  }

  #mono(channels) {
    if (channels.length === 1) return channels[0];
    return channels[0].map((sample, i) => (sample + channels[1][i]) / 2);
  }

  #send() {
    const frame = this.#frame;
    this.#frame = new Float32Array(FRAME);
    this.#filled = 0;
    this.port.postMessage(frame, [frame.buffer]);
  }
}

registerProcessor('capture', Capture);
