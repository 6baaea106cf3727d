import { RATE, fromBase64, milliseconds } from './pcm.js';

/** VoiceBox's voice. Fires 'level' {peak} while it sounds and 'idle' when the queue ran dry. */
export class Player extends EventTarget {
  #context;
  #node;
  #items = new Map(); // item id → {received, played, content} in samples
  #dropped = new Set();
  #flushing;
  heardSamples = 0; // played and not silent, for tests and the curious

  get isPlaying() {
    return [...this.#items.values()].some(({ received, played }) => played < received);
  }

  async open() {
    if (!isSecureContext) throw new DOMException('', 'InsecureContext');
    this.#context = new AudioContext({ sampleRate: RATE });
    await this.#context.audioWorklet.addModule(new URL('./player-worklet.js', import.meta.url));
    this.#node = new AudioWorkletNode(this.#context, 'player', { numberOfInputs: 0, outputChannelCount: [1] });
    this.#node.port.onmessage = ({ data }) => (data.flushed ? this.#flushing?.(data.flushed) : this.#progress(data));
    this.#node.connect(this.#context.destination);
    await this.#context.resume();
  }

  play(item, content, base64) {
    if (!this.#node || this.#dropped.has(item)) return;
    const samples = fromBase64(base64);
    if (!samples.length) return;
    const entry = this.#items.get(item) ?? { received: 0, played: 0, content };
    entry.received += samples.length;
    this.#items.set(item, entry);
    this.#node.port.postMessage({ item, samples }, [samples.buffer]);
  }

  /** Falls silent now. Resolves to what was cut: [{item, content, playedMs}], in ms that the caller has heard. */
  async flush() {
    if (!this.isPlaying || this.#flushing) return [];
    const counts = await new Promise((resolve) => {
      this.#flushing = resolve;
      this.#node.port.postMessage({ flush: true });
    });
    this.#flushing = undefined;
    const played = new Map(counts);
    const cut = [...this.#items].filter(([item, entry]) => (played.get(item) ?? 0) < entry.received);
    cut.forEach(([item]) => this.#dropped.add(item));
    this.#items.clear();
    return cut.map(([item, { content }]) => ({ item, content, playedMs: this.#heard(played.get(item) ?? 0) }));
  }

  close() {
    this.#context?.close();
    this.#flushing?.([]);
    this.#context = this.#node = undefined;
    this.#items.clear();
    this.#dropped.clear();
  }

  /** Samples that left the worklet still wait in the device for its output latency. */
  #heard(samples) {
    return Math.max(0, Math.floor(milliseconds(samples) - (this.#context?.outputLatency ?? 0) * 1000));
  }

  #progress({ played, peak, idle }) {
    let fresh = 0;
    for (const [item, count] of played) {
      const entry = this.#items.get(item);
      if (!entry) continue;
      fresh += count - entry.played;
      entry.played = count;
    }
    if (peak > 0.003) this.heardSamples += fresh;
    this.dispatchEvent(new CustomEvent('level', { detail: { peak } }));
    if (idle) this.dispatchEvent(new Event('idle'));
  }
}
