import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PATIENCE = 20_000; // ms
const STREAMS = process.env.VOICEBOX_STREAMS;

let streams = 0;

/** What a server sent, in order; waits for what has not come yet. */
export class Recorder {
  events = [];
  closed; // {code, reason}
  #waiting = new Set();

  /** Leaves what the server sent in the folder VOICEBOX_STREAMS, for RecordedStreamsTest to hold it to the protocol. */
  leaveBehind() {
    if (!STREAMS) return this;
    process.on('exit', () => {
      const lines = this.events.filter((event) => event.event_id).map((event) => JSON.stringify(event));
      mkdirSync(STREAMS, { recursive: true });
      writeFileSync(join(STREAMS, `${process.pid}-${streams++}.jsonl`), lines.join('\n'));
    });
    return this;
  }

  add(event) {
    this.events.push(event);
    this.#wake();
  }

  close(code, reason) {
    this.closed = { code, reason };
    this.#wake();
  }

  /** The first event of that type (or that fits) from index `from` on. */
  async until(wanted, { from = 0, patience = PATIENCE } = {}) {
    const fits = typeof wanted === 'string' ? (event) => event.type === wanted : wanted;
    return this.#wait(() => this.events.slice(from).find(fits), `wanted ${wanted}`, patience, true);
  }

  /** The last delta of sound once that much of it came. */
  async untilAudio(seconds, patience = PATIENCE) {
    const last = () => this.events.findLast(({ type }) => type === 'response.output_audio.delta');
    return this.#wait(() => this.audioSeconds >= seconds && last(), `wanted ${seconds} s of sound`, patience, true);
  }

  async untilClosed(patience = PATIENCE) {
    return this.#wait(() => this.closed, 'wanted a close', patience, false);
  }

  get errors() {
    return this.events.filter(({ type }) => type === 'error').map(({ error }) => error);
  }

  /** The types in order, without the streaming deltas, transcription and rate limits, whose place is free. */
  skeleton(from = 0) {
    const free = /\.delta$|input_audio_transcription|^rate_limits/;
    return this.events.slice(from).map(({ type }) => type).filter((type) => !free.test(type));
  }

  /** All deltas of that kind, joined. */
  text(kind) {
    return this.events.filter(({ type }) => type === `${kind}.delta`).map(({ delta }) => delta).join('');
  }

  get audioSeconds() {
    const bytes = this.events
      .filter(({ type }) => type === 'response.output_audio.delta')
      .reduce((sum, { delta }) => sum + Buffer.from(delta, 'base64').length, 0);
    return bytes / 48_000;
  }

  #wait(find, what, patience, endsOnClose) {
    return new Promise((resolve, reject) => {
      const fail = (why) => reject(new Error(`${what}: ${why}; heard ${this.#summary()}`));
      const late = setTimeout(() => finish(() => fail(`nothing within ${patience} ms`)), patience);
      const finish = (end) => {
        clearTimeout(late);
        this.#waiting.delete(look);
        end();
      };
      const look = () => {
        const found = find();
        if (found) finish(() => resolve(found));
        else if (endsOnClose && this.closed) finish(() => fail(`closed ${this.closed.code} ${this.closed.reason}`));
      };
      this.#waiting.add(look);
      look();
    });
  }

  #wake() {
    [...this.#waiting].forEach((look) => look());
  }

  #summary() {
    const errors = this.errors.map(({ code, message }) => `${code}: ${message}`);
    return [...this.events.slice(-12).map(({ type }) => type), ...errors].join(', ') || 'nothing';
  }
}
