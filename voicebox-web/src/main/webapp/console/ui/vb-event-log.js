import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { CallElement } from './call-element.js';
import { shared } from './styles.js';

const SHOWN = 300;

/** Every event of the call, to filter and to open; follows the newest until one is open or the reader scrolls up. */
class EventLog extends CallElement {
  static properties = { words: { state: true }, way: { state: true }, open: { state: true } };

  #follow = true;

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 10px;
      }
      h2 {
        margin-right: auto;
      }
      .bar input {
        flex: 1 1 180px;
        max-width: 300px;
        min-height: 34px;
      }
      .bar select {
        width: auto;
        min-height: 34px;
      }
      .list {
        flex: 1 1 320px;
        min-height: 320px;
        max-height: 640px;
        margin-top: 12px;
        overflow-y: auto;
        border: 1px solid var(--line);
        border-radius: 9px;
        background: var(--sunken);
        scrollbar-width: thin;
      }
      .row {
        display: grid;
        grid-template-columns: 66px 64px minmax(0, 1fr) auto;
        gap: 10px;
        width: 100%;
        min-height: 26px;
        padding: 2px 12px;
        border: 0;
        border-radius: 0;
        background: none;
        font: var(--mono);
        text-align: left;
        justify-content: stretch;
      }
      .row:hover {
        background: var(--surface);
      }
      .row:focus-visible {
        outline-offset: -2px;
      }
      .row span:nth-child(3) {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .time,
      .times {
        color: var(--muted);
      }
      .out {
        color: var(--caller);
      }
      .in {
        color: var(--voice);
      }
      .fault {
        color: var(--bad);
      }
      pre {
        margin: 0;
        padding: 8px 16px 12px;
        border-bottom: 1px solid var(--line);
        font: var(--mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        background: var(--surface);
      }
      .empty {
        padding: 12px;
      }
      @media (max-width: 480px) {
        .bar input {
          max-width: none;
          flex-basis: 100%;
        }
        .row {
          grid-template-columns: 58px minmax(0, 1fr) auto;
        }
        .row .way {
          display: none;
        }
        .row span:nth-child(3) {
          white-space: normal;
          overflow-wrap: anywhere;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.words = '';
    this.way = 'both';
  }

  subjects(call) {
    return [call.journal];
  }

  render() {
    const { journal } = this.call;
    const rows = this.#matching(journal.entries);
    return html`<div class="bar">
        <h2>Events${journal.missed ? `, ${journal.missed} not shown since you paused` : nothing}</h2>
        <input type="search" aria-label="Filter events" placeholder="Filter by name or content" @input=${this.#filter} />
        <select aria-label="Direction" @change=${({ target }) => (this.way = target.value)}>
          <option value="both">Both directions</option>
          <option value="out">Sent</option>
          <option value="in">Received</option>
        </select>
        <button class="small" aria-pressed=${journal.paused} @click=${() => journal.pause(!journal.paused)}>
          ${journal.paused ? 'Resume' : 'Pause'}
        </button>
        <button class="small" @click=${() => journal.clear()}>Clear</button>
      </div>
      <div class="list" @scroll=${this.#scrolled}>
        ${rows.length
          ? repeat(rows, ({ number }) => number, (entry) => this.#row(entry))
          : html`<p class="empty">${journal.entries.length ? 'No event matches.' : 'Nothing was sent or received yet.'}</p>`}
      </div>`;
  }

  updated(changed) {
    if (changed.has('open')) this.renderRoot.querySelector('pre')?.scrollIntoView({ block: 'nearest' });
    if (this.#follow && this.open === undefined) this.#list.scrollTop = this.#list.scrollHeight;
  }

  get #list() {
    return this.renderRoot.querySelector('.list');
  }

  #scrolled = () => {
    this.#follow = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < 40;
  };

  /** The newest that match, in the order they came. */
  #matching(entries) {
    const words = this.words.toLowerCase();
    const fits = (entry) =>
      (this.way === 'both' || entry.way === this.way) &&
      (!words || JSON.stringify(entry.event).toLowerCase().includes(words));
    const found = [];
    for (let i = entries.length - 1; i >= 0 && found.length < SHOWN; i--) if (fits(entries[i])) found.unshift(entries[i]);
    return found;
  }

  #row(entry) {
    const { number, at, way, type, times, event } = entry;
    const open = this.open === number;
    const tone = type === 'error' ? 'fault' : way;
    return html`<button class="row" aria-expanded=${open} @click=${() => (this.open = open ? undefined : number)}>
        <span class="time">${((at - this.call.journal.from) / 1000).toFixed(2)} s</span>
        <span class="way ${tone}">${way === 'out' ? 'sent' : 'received'}</span>
        <span class=${tone}>${type}</span>
        <span class="times">${times > 1 ? `×${times}` : nothing}</span>
      </button>
      ${open ? html`<pre>${JSON.stringify(event, null, 2)}</pre>` : nothing}`;
  }

  #filter = ({ target }) => {
    this.words = target.value;
  };
}

customElements.define('vb-event-log', EventLog);
