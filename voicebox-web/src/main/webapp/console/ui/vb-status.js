import { css, html, nothing } from 'lit';
import { short } from '../call/engines.js';
import { CallElement } from './call-element.js';
import { shared } from './styles.js';

/** One line in plain words: is there a call, and who hears, thinks and speaks in it. */
class Status extends CallElement {
  static styles = [
    shared,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        gap: 0.1rem 0.6rem;
        align-items: baseline;
        margin: 0;
        font-size: 0.92rem;
        color: var(--muted);
      }
      b {
        font-weight: 550;
        color: var(--ink);
      }
      b::before {
        content: '';
        display: inline-block;
        width: 9px;
        height: 9px;
        margin-right: 0.5rem;
        border-radius: 50%;
        background: var(--muted);
      }
      b.connected::before {
        background: var(--good);
      }
      .note {
        flex-basis: 100%;
      }
    `,
  ];

  render() {
    const { call } = this;
    return html`<p role="status">
      <b class=${call.state}>${this.#state()}</b>
      ${call.isConnected ? html`<span>${this.#who()}</span>` : nothing}
      ${call.isConnected ? call.engines.notes.map((note) => html`<span class="note">${note}</span>`) : nothing}
    </p>`;
  }

  #state() {
    const { call } = this;
    if (call.state === 'idle') return 'Not connected';
    if (call.state === 'connecting') return 'Connecting';
    if (call.state === 'reconnecting') return 'Reconnecting';
    if (call.player.isPlaying) return 'VoiceBox is speaking';
    if (call.answer.isUnderWay) return 'VoiceBox is thinking';
    if (call.microphone.isOpen && !call.settings.isManual) return 'Listening';
    return 'Connected';
  }

  #who() {
    const { hears, thinks, speaks } = this.call.engines;
    const parts = [hears && `heard by ${short(hears)}`, thinks && `answered by ${thinks}`, speaks && `spoken by ${short(speaks)}`];
    const words = parts.filter(Boolean).join(', ');
    return words ? `${words[0].toUpperCase()}${words.slice(1)}.` : nothing;
  }
}

customElements.define('vb-status', Status);
