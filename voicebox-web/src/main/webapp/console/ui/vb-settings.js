import { css, html, nothing } from 'lit';
import { VOICES } from '../call/settings.js';
import { CallElement } from './call-element.js';
import { play } from './icons.js';
import { shared } from './styles.js';

const TURNS = [
  ['server_vad', 'When I fall silent'],
  ['semantic_vad', 'When I have finished my thought'],
  ['manual', 'When I release the button'],
];
const OUTPUTS = [
  ['audio', 'Speech'],
  ['text', 'Text only'],
];
const PACES = [
  ['real', 'In real time'],
  ['fast', 'As fast as possible'],
];

/** The session's settings; a change is sent at once. */
class SettingsView extends CallElement {
  static styles = [
    shared,
    css`
      form {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 12px;
        margin-top: 12px;
      }
      .voice {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: end;
        gap: 8px;
      }
      .wide {
        grid-column: 1 / -1;
      }
      small {
        color: var(--muted);
        font-size: 0.82rem;
      }
    `,
  ];

  subjects(call) {
    return [call, call.settings];
  }

  render() {
    const { settings, voiceIsFixed, isConnected, sampled } = this.call;
    const voices = VOICES.map((voice) => [voice, this.#named(voice)]);
    return html`<h2>Session</h2>
      <form @submit=${(event) => event.preventDefault()}>
        <label class="wide">My turn ends ${this.#select('turns', TURNS)}</label>
        <div class="voice wide">
          <label>Voice ${this.#select('voice', voices, this.call.isConnected && voiceIsFixed)}</label>
          <button type="button" title="Hear this voice" aria-label="Hear this voice" ?disabled=${!isConnected || sampled} @click=${() => this.call.hearVoice()}>
            ${play}
          </button>
        </div>
        ${this.call.isConnected && voiceIsFixed
          ? html`<small class="wide">The voice stays until the call ends. Reconnect to change it.</small>`
          : nothing}
        <label class="wide">
          Instructions
          <textarea
            name="instructions"
            rows="3"
            maxlength="16000"
            placeholder="How VoiceBox should answer"
            .value=${settings.instructions}
            @change=${this.#changed}
          ></textarea>
        </label>
        <label>Answer ${this.#select('output', OUTPUTS)}</label>
        <label>Sound files are sent ${this.#select('pace', PACES)}</label>
      </form>`;
  }

  /** With what the server tells of it, once it is known. */
  #named(voice) {
    const name = voice[0].toUpperCase() + voice.slice(1);
    const told = this.call.voices[voice];
    return told ? `${name} (${told.gender}, ${told.engine})` : name;
  }

  #select(name, choices, disabled = false) {
    const chosen = this.call.settings[name];
    return html`<select name=${name} ?disabled=${disabled} @change=${this.#changed}>
      ${choices.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}
    </select>`;
  }

  #changed = ({ target }) => this.call.settings.set(target.name, target.value);
}

customElements.define('vb-settings', SettingsView);
