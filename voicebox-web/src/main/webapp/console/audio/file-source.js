import { RATE } from './pcm.js';

const FRAME = 960; // 40 ms
const PERIOD = 40; // ms
const TAIL = 1.5; // s of silence behind the file, so that turn detection can end the turn

/** Decodes a sound file in the browser to 24 kHz mono. */
export async function decode(file) {
  const bytes = await file.arrayBuffer();
  const decoder = new OfflineAudioContext(1, 1, RATE);
  const sound = await decoder.decodeAudioData(bytes);
  const mixer = new OfflineAudioContext(1, Math.max(1, sound.length), RATE);
  const source = mixer.createBufferSource();
  source.buffer = sound;
  source.connect(mixer.destination);
  source.start();
  return (await mixer.startRendering()).getChannelData(0);
}

/** Plays samples into onFrame, in real time or as fast as the line takes them. */
export class FileSource {
  #timer;

  constructor(samples, { fast, tail, onFrame, onEnd }) {
    const silence = tail ? TAIL * RATE : 0;
    this.samples = new Float32Array(Math.ceil((samples.length + silence) / FRAME) * FRAME);
    this.samples.set(samples);
    Object.assign(this, { fast, onFrame, onEnd, at: 0 });
  }

  start() {
    this.started = performance.now();
    this.#timer = setInterval(() => this.#pump(), PERIOD / 2);
  }

  stop() {
    clearInterval(this.#timer);
    this.at = this.samples.length;
  }

  /** A late timer catches up, so that the pace is the clock's and not the timer's. */
  #pump() {
    const due = this.fast ? this.at + 25 * FRAME : ((performance.now() - this.started) / PERIOD + 1) * FRAME;
    while (this.at < this.samples.length && this.at + FRAME <= due) {
      this.onFrame(this.samples.slice(this.at, this.at + FRAME));
      this.at += FRAME;
    }
    if (this.at < this.samples.length) return;
    this.stop();
    this.onEnd();
  }
}
