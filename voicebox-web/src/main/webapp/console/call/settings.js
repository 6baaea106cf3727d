import { Subject } from './subject.js';

export const VOICES = ['alloy', 'ash', 'ballad', 'cedar', 'coral', 'echo', 'marin', 'sage', 'shimmer', 'verse'];
const PLACE = 'voicebox.settings';
const DEFAULTS = { voice: 'alloy', instructions: '', turns: 'server_vad', output: 'audio', pace: 'real' };

/** What the caller chose for the session; kept for this tab. */
export class Settings extends Subject {
  constructor() {
    super();
    Object.assign(this, DEFAULTS, stored());
  }

  get isManual() {
    return this.turns === 'manual';
  }

  set(name, value) {
    this[name] = value;
    const { voice, instructions, turns, output, pace } = this;
    sessionStorage.setItem(PLACE, JSON.stringify({ voice, instructions, turns, output, pace }));
    this.changed();
  }

  /** The session document. A voice may not change once it was heard, so it is left out then. */
  document(voiceIsFixed) {
    return {
      type: 'realtime',
      output_modalities: [this.output],
      ...(this.instructions.trim() && { instructions: this.instructions.trim() }),
      audio: {
        input: {
          transcription: { model: 'gpt-4o-mini-transcribe' },
          turn_detection: this.isManual ? null : { type: this.turns },
        },
        ...(!voiceIsFixed && { output: { voice: this.voice } }),
      },
    };
  }
}

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(PLACE)) ?? {};
  } catch {
    return {};
  }
}
