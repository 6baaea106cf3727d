import { Subject } from './subject.js';

const LINES = 500;

/** The conversation as text: lines {id, side, text, state, note} in the order of the items. */
export class Transcript extends Subject {
  lines = [];

  reset() {
    this.lines = [];
    this.changed();
  }

  hear(event) {
    const react = this[REACTIONS[event.type]];
    if (!react) return;
    react.call(this, event);
    this.changed();
  }

  added({ item, previous_item_id: previous }) {
    if (item.type === 'function_call_output') return this.#insert({ id: item.id, side: 'tool', text: item.output }, previous);
    if (item.type === 'function_call') return this.#insert({ id: item.id, side: 'tool', text: `${item.name}(…)` }, previous);
    if (item.type !== 'message') return undefined;
    const side = item.role === 'assistant' ? 'voice' : 'caller';
    const text = (item.content ?? []).map((part) => part.text ?? part.transcript ?? '').join('');
    return this.#insert({ id: item.id, side, text, state: text ? 'done' : 'open' }, previous);
  }

  grew({ item_id: id, delta }) {
    const line = this.#line(id);
    if (line) line.text += delta ?? '';
  }

  heard({ item_id: id, transcript }) {
    Object.assign(this.#line(id) ?? {}, { text: transcript, state: 'done', note: transcript ? '' : 'nothing understood' });
  }

  unheard({ item_id: id, error }) {
    Object.assign(this.#line(id) ?? {}, { state: 'done', note: `not understood: ${error?.message ?? 'no reason given'}` });
  }

  called({ item_id: id, name, arguments: given }) {
    const line = this.#line(id);
    if (line) line.text = `${name ?? 'tool'}(${given})`;
  }

  finished({ item }) {
    const line = this.#line(item.id);
    if (!line || line.side === 'caller') return;
    line.state = 'done';
    if (item.status === 'incomplete' && !line.note) line.note = 'interrupted';
  }

  cut({ item_id: id, audio_end_ms: heard }) {
    const line = this.#line(id);
    if (line) line.note = `interrupted after ${(heard / 1000).toFixed(1)} s`;
  }

  removed({ item_id: id }) {
    this.lines = this.lines.filter((line) => line.id !== id);
  }

  #line(id) {
    return this.lines.findLast((line) => line.id === id);
  }

  #insert(line, previous) {
    if (this.#line(line.id)) return;
    const after = this.lines.findIndex(({ id }) => id === previous);
    this.lines.splice(after < 0 ? this.lines.length : after + 1, 0, { note: '', ...line });
    if (this.lines.length > LINES) this.lines.shift();
  }
}

const REACTIONS = {
  'conversation.item.added': 'added',
  'conversation.item.done': 'finished',
  'conversation.item.deleted': 'removed',
  'conversation.item.truncated': 'cut',
  'conversation.item.input_audio_transcription.delta': 'grew',
  'conversation.item.input_audio_transcription.completed': 'heard',
  'conversation.item.input_audio_transcription.failed': 'unheard',
  'response.output_audio_transcript.delta': 'grew',
  'response.output_text.delta': 'grew',
  'response.function_call_arguments.done': 'called',
};
