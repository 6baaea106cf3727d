import { Subject } from './subject.js';

const ENTRIES = 1000;
const NEAR = 8; // audio frames this close together share one line
const LONG = 2000; // characters

/** Every event of both directions, without its audio; the newest 1,000. */
export class Journal extends Subject {
  entries = [];
  paused = false;
  missed = 0;
  from = 0; // when the call began
  #number = 0;

  reset() {
    this.from = performance.now();
    this.clear();
  }

  sent(event, at) {
    this.#add('out', event, at);
  }

  hear(event, at) {
    this.#add('in', event, at);
  }

  clear() {
    this.entries = [];
    this.missed = 0;
    this.changed();
  }

  pause(paused) {
    this.paused = paused;
    this.missed = 0;
    this.changed();
  }

  #add(way, event, at) {
    if (this.paused) {
      this.missed++;
    } else {
      const same = carriesAudio(event) && this.entries.slice(-NEAR).findLast((one) => one.type === event.type);
      if (same) same.times++;
      else this.entries.push({ number: ++this.#number, way, type: event.type, at, times: 1, event: shortened(event) });
      if (this.entries.length > ENTRIES) this.entries.splice(0, this.entries.length - ENTRIES);
    }
    this.changed();
  }
}

const carriesAudio = ({ type }) => type === 'input_audio_buffer.append' || type === 'response.output_audio.delta';

function shortened(event) {
  const audio = carriesAudio(event);
  return JSON.parse(JSON.stringify(event), (name, value) => {
    if (typeof value !== 'string') return value;
    if (name === 'audio' || (audio && name === 'delta')) return `(${Math.floor(value.length * 0.75)} bytes of audio)`;
    return value.length > LONG ? `${value.slice(0, LONG)}… (${value.length} characters)` : value;
  });
}
