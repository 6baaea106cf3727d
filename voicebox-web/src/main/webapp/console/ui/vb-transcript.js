import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { CallElement } from './call-element.js';
import { shared } from './styles.js';

const NAMES = { caller: 'You', voice: 'VoiceBox', tool: 'Tool' };

/** Both sides as text, growing while they speak; follows the newest line unless the reader scrolled up. */
class TranscriptView extends CallElement {
  #follow = true;

  static styles = [
    shared,
    css`
      :host {
        overflow-y: auto;
        scrollbar-width: thin;
      }
      ol {
        display: grid;
        gap: 14px;
        margin: 0;
        padding: 2px;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 76px minmax(0, 1fr);
        gap: 12px;
      }
      .name {
        font-size: 0.85rem;
        line-height: 1.65rem;
        font-weight: 600;
        color: var(--muted);
      }
      .caller .name {
        color: var(--caller);
      }
      .voice .name {
        color: var(--voice);
      }
      p {
        margin: 0;
        max-width: 68ch;
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .tool p {
        font: var(--mono);
        line-height: 1.65rem;
      }
      small {
        display: block;
        color: var(--muted);
      }
      .waiting {
        color: var(--muted);
      }
      @media (max-width: 480px) {
        li {
          grid-template-columns: minmax(0, 1fr);
          gap: 0;
        }
      }
    `,
  ];

  subjects(call) {
    return [call.transcript, call];
  }

  constructor() {
    super();
    this.addEventListener('scroll', () => {
      this.#follow = this.scrollHeight - this.scrollTop - this.clientHeight < 40;
    });
  }

  firstUpdated() {
    this.tabIndex = 0;
    this.setAttribute('role', 'log');
    this.setAttribute('aria-label', 'Transcript');
  }

  render() {
    const { lines } = this.call.transcript;
    if (!lines.length) return html`<p class="empty">${this.#hint()}</p>`;
    return html`<ol>
      ${repeat(lines, ({ id }) => id, (line) => this.#line(line))}
    </ol>`;
  }

  updated() {
    if (this.#follow) this.scrollTop = this.scrollHeight;
  }

  #line({ side, text, note, state }) {
    const waiting = !text && state === 'open' && !note;
    return html`<li class=${side}>
      <span class="name">${NAMES[side]}</span>
      <p class=${waiting ? 'waiting' : ''}>${waiting ? '…' : text}${note ? html`<small>${note}</small>` : nothing}</p>
    </li>`;
  }

  #hint() {
    if (!this.call.isConnected) return 'The conversation appears here.';
    return this.call.settings.isManual
      ? 'Hold the button and speak, send a sound file, or write below.'
      : 'Turn the microphone on and speak, send a sound file, or write below.';
  }
}

customElements.define('vb-transcript', TranscriptView);
