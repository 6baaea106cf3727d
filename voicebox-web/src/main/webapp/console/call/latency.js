import { Subject } from './subject.js';

const TURNS = 30;
export const STAGES = ['committed', 'transcript', 'first text', 'first audio', 'done'];

/** Per turn: how long after the end of the caller's speech each stage came, in ms. */
export class Latency extends Subject {
  turns = []; // {number, kind, from, item, response, stages: {name: ms}, status}
  #count = 0;

  constructor(timeline) {
    super();
    this.timeline = timeline;
  }

  reset() {
    this.turns = [];
    this.#count = 0;
    this.changed();
  }

  /** A turn that starts by the caller's hand: 'typed' or 'released'. */
  begin(kind, at) {
    this.turns.push({ number: ++this.#count, kind, from: at, stages: {} });
    if (this.turns.length > TURNS) this.turns.shift();
    this.changed();
    return this.turns.at(-1);
  }

  hear(event, at) {
    const type = event.type;
    if (type === 'session.updated') this.silence = event.session?.audio?.input?.turn_detection?.silence_duration_ms ?? 0;
    else if (type === 'input_audio_buffer.speech_stopped') this.#stopped(event, at);
    else if (type === 'input_audio_buffer.committed') this.#committed(event, at);
    else if (type.endsWith('input_audio_transcription.completed')) this.#stage(this.#of('item', event.item_id), 'transcript', at);
    else if (type === 'response.created') this.#answered(event);
    else if (type === 'response.done') this.#done(event, at);
    else if (type === 'response.output_text.delta' || type === 'response.output_audio_transcript.delta') {
      this.#stage(this.#of('response', event.response_id), 'first text', at);
    } else if (type === 'response.output_audio.delta') {
      this.#stage(this.#of('response', event.response_id), 'first audio', at);
    }
  }

  /** The server's end of speech has its silence in it; the caller's own end was that much earlier. */
  #stopped({ item_id: item, audio_end_ms: end }, at) {
    const heard = this.timeline.wallOf(end - this.silence) ?? at;
    this.begin('spoken', Math.min(at, heard)).item = item;
  }

  #committed({ item_id: item }, at) {
    const turn = this.#of('item', item) ?? this.turns.findLast((one) => one.kind === 'released' && !one.item);
    if (!turn) return;
    turn.item = item;
    this.#stage(turn, 'committed', at);
  }

  #answered({ response }) {
    const turn = this.turns.findLast((one) => !one.response);
    if (turn) turn.response = response?.id;
  }

  #done({ response }, at) {
    const turn = this.#of('response', response?.id);
    if (turn) turn.status = response.status;
    this.#stage(turn, 'done', at);
  }

  #of(name, id) {
    return this.turns.findLast((turn) => id && turn[name] === id);
  }

  #stage(turn, name, at) {
    if (!turn || name in turn.stages) return;
    turn.stages[name] = Math.max(0, Math.round(at - turn.from));
    this.changed();
  }
}
