import { Subject } from './subject.js';
import { RATE, milliseconds, peak } from '../audio/pcm.js';

const BIN = 20; // ms
const BINS = 3000; // one minute
const MARKS = 200;

/** Loudness of both sides and the marks between them, on one clock (performance.now, ms). */
export class Timeline extends Subject {
  lanes = { caller: new Float32Array(BINS), voice: new Float32Array(BINS) };
  marks = [];
  speech = []; // {from, to} of the caller, `to` missing while it lasts
  #newest = 0;
  #sent = []; // {samples, at}: what of the caller's audio left when

  reset() {
    Object.values(this.lanes).forEach((lane) => lane.fill(0));
    this.marks = [];
    this.speech = [];
    this.#sent = [];
    this.changed();
  }

  /** A frame of the caller that ends now. */
  caller(frame, at) {
    const last = this.#sent.at(-1)?.samples ?? 0;
    this.#sent.push({ samples: last + frame.length, at });
    if (this.#sent.length > BINS) this.#sent.shift();
    const half = frame.length >> 1;
    this.#level('caller', peak(frame, 0, half), at - BIN);
    this.#level('caller', peak(frame, half), at);
  }

  voice(level, at) {
    this.#level('voice', level, at);
  }

  /** Another server has the call: it counts the caller's audio from 0. */
  recount() {
    this.#sent = [];
  }

  /** Wall time at which that offset (ms) of all audio ever sent went out. */
  wallOf(offset) {
    const samples = (offset * RATE) / 1000;
    const frame = this.#sent.find((sent) => sent.samples >= samples) ?? this.#sent.at(-1);
    return frame && frame.at - milliseconds(Math.max(0, frame.samples - samples));
  }

  levelAt(lane, at) {
    const bin = Math.floor(at / BIN);
    return bin < 0 || bin > this.#newest || bin <= this.#newest - BINS ? 0 : this.lanes[lane][bin % BINS];
  }

  hear(event, at) {
    if (event.type === 'input_audio_buffer.speech_started') {
      this.speech.push({ from: this.wallOf(event.audio_start_ms) ?? at });
      this.#mark('caller', 'speech', at);
    } else if (event.type === 'input_audio_buffer.speech_stopped') {
      const open = this.speech.at(-1);
      if (open) open.to = this.wallOf(event.audio_end_ms) ?? at;
      this.#mark('caller', 'end', at);
    } else if (event.type === 'response.created') this.#mark('voice', 'answer', at);
    else if (event.type === 'response.done') {
      this.#mark('voice', event.response?.status === 'cancelled' ? 'cut' : 'done', at);
    }
  }

  #mark(lane, label, at) {
    this.marks.push({ lane, label, at });
    if (this.marks.length > MARKS) this.marks.shift();
    if (this.speech.length > MARKS) this.speech.shift();
    this.changed();
  }

  #level(lane, level, at) {
    const bin = Math.floor(at / BIN);
    for (let gone = Math.max(this.#newest + 1, bin - BINS); gone <= bin; gone++) {
      this.lanes.caller[gone % BINS] = this.lanes.voice[gone % BINS] = 0;
    }
    this.#newest = Math.max(this.#newest, bin);
    const slot = bin % BINS;
    this.lanes[lane][slot] = Math.max(this.lanes[lane][slot], level);
  }
}
