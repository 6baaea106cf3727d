import { css, html, nothing } from 'lit';
import { CallElement } from './call-element.js';
import { shared } from './styles.js';
import { unbroken } from './words.js';

const ROLES = [
  ['vad', 'Finds turns'],
  ['stt', 'Hears'],
  ['language', 'Thinks'],
  ['tts', 'Speaks'],
];
const STATES = {
  active: 'in use',
  available: 'stands by',
  standby: 'stands by',
  skipped: 'not there',
  failed: 'left out',
};
const CHECKSUMS = {
  verified: 'checksum verified',
  recorded: 'checksum recorded at first install',
  unchecked: 'not checked yet',
  wrong: 'not what it should be',
};

const megabytes = (bytes) => (bytes < 1e7 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1e6)} MB`);

/** Every engine with what became of it, the weights it runs or how its provider does, and the weights that could be installed. */
class Engines extends CallElement {
  static styles = [
    shared,
    css`
      h3 {
        margin: 12px 0 4px;
        font-size: 0.85rem;
        font-weight: 550;
        color: var(--muted);
      }
      ul {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 0.92rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 12px;
        align-items: baseline;
      }
      li > b {
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .state {
        font-size: 0.82rem;
        color: var(--muted);
      }
      .state.active {
        color: var(--good);
      }
      .state.wrong {
        color: var(--bad);
      }
      p {
        grid-column: 1 / -1;
        margin: 0;
        font-size: 0.85rem;
        color: var(--muted);
        overflow-wrap: anywhere;
      }
      p.wrong {
        color: var(--bad);
      }
      details {
        margin-top: 14px;
      }
      summary {
        font-size: 0.92rem;
        cursor: pointer;
      }
      details ul {
        margin-top: 10px;
      }
      code {
        display: block;
        margin-top: 10px;
        padding: 8px 10px;
        border-radius: 8px;
        background: var(--sunken);
        font: var(--mono);
        overflow-wrap: anywhere;
      }
    `,
  ];

  render() {
    const { chains, weights } = this.call.engines;
    this.hidden = !ROLES.some(([role]) => chains[role]?.length);
    const absent = weights.filter(({ state }) => state !== 'installed');
    return html`<h2>Engines</h2>
      ${ROLES.map(([role, title]) => (chains[role]?.length ? this.#role(title, role, chains[role], weights) : nothing))}
      ${absent.length ? this.#absent(absent) : nothing}`;
  }

  #role(title, role, engines, weights) {
    const items = role === 'language' ? engines.map((one) => this.#provider(one)) : this.#engines(engines, weights);
    return html`<h3>${title}</h3>
      <ul>
        ${items}
      </ul>`;
  }

  #engines(engines, weights) {
    return engines.map(({ id, state, reason }) => {
      const own = weights.filter((one) => one.engine === id && (one.state === 'installed' || one.active));
      return html`<li>
        <b>${id}</b><span class="state ${state}">${STATES[state] ?? state}</span>
        ${state === 'skipped' || state === 'failed' ? html`<p>${unbroken(reason)}</p>` : nothing} ${own.map((one) => this.#own(one))}
      </li>`;
    });
  }

  /** A provider that is asked first is not in use while it does not answer: the next one is. */
  #provider({ id, state, model, host, reason, health, health_reason }) {
    const down = health === 'down';
    const place = model && model !== id ? `${model}${host ? ` at ${host}` : ''}` : host;
    const answers = health === 'up' && host ? ', answers' : '';
    return html`<li>
      <b>${id}</b><span class="state ${down ? 'wrong' : state}">${down ? 'does not answer' : (STATES[state] ?? state)}</span>
      ${state === 'skipped' ? html`<p>${unbroken(reason)}</p>` : nothing} ${place ? html`<p>${place}${answers}</p>` : nothing}
      ${down ? html`<p class="wrong">${health_reason}</p>` : nothing}
    </li>`;
  }

  #own({ id, bytes, checksum, active, state }) {
    const removed = state !== 'installed';
    const words = removed
      ? `${id}: its files are gone; it works until the next start`
      : `${id}, ${megabytes(bytes)}, ${CHECKSUMS[checksum] ?? checksum}${active ? '' : ', not in use'}`;
    return html`<p class=${removed || checksum === 'wrong' ? 'wrong' : ''}>${words}</p>`;
  }

  #absent(weights) {
    const { install } = weights[0];
    return html`<details>
      <summary>${weights.length} models can be installed</summary>
      <ul>
        ${weights.map(
          ({ id, bytes, state, description, licence }) => html`<li>
            <b>${id}</b><span class="state">${state === 'partial' ? 'partly there' : megabytes(bytes)}</span>
            <p>${description} (${licence})</p>
          </li>`,
        )}
      </ul>
      ${install ? html`<code>${install.replace(/=.*/, '=<id>')}</code>` : nothing}
    </details>`;
  }
}

customElements.define('vb-engines', Engines);
