import { css, html, nothing } from 'lit';
import { STAGES } from '../call/latency.js';
import { CallElement } from './call-element.js';
import { shared } from './styles.js';

const SHOWN = 6;
const KINDS = { spoken: 'spoken', typed: 'typed', released: 'by hand' };
const ms = (value) => (value === undefined ? '–' : `${value.toLocaleString('en')} ms`);

/** Per turn, how long each stage came after the end of the caller's speech. */
class LatencyView extends CallElement {
  static styles = [
    shared,
    css`
      ol {
        display: grid;
        gap: 16px;
        margin: 12px 0 0;
        padding: 0;
        list-style: none;
      }
      .head {
        display: flex;
        justify-content: space-between;
        gap: 8px;
        font-size: 0.92rem;
      }
      .head span {
        color: var(--muted);
      }
      table {
        width: 100%;
        margin-top: 4px;
        border-collapse: collapse;
        font-size: 0.85rem;
        font-variant-numeric: tabular-nums;
      }
      th {
        width: 84px;
        padding: 1px 0;
        font-weight: 400;
        text-align: left;
        color: var(--muted);
      }
      td:last-child {
        width: 76px;
        text-align: right;
      }
      svg {
        display: block;
        width: 100%;
        height: 8px;
      }
      rect.track {
        fill: var(--sunken);
      }
      rect.bar {
        fill: var(--voice);
      }
      rect.caller {
        fill: var(--caller);
      }
      rect.done {
        opacity: 0.35;
      }
      .empty {
        margin-top: 8px;
      }
    `,
  ];

  subjects(call) {
    return [call.latency];
  }

  render() {
    const turns = this.call.latency.turns.slice(-SHOWN).reverse();
    return html`<h2>Latency per turn</h2>
      ${turns.length
        ? html`<ol>
            ${turns.map((turn, i) => this.#turn(turn, i === 0))}
          </ol>`
        : html`<p class="empty">After each turn: how long from the end of your speech to every stage of the answer.</p>`}`;
  }

  /** The newest turn shows every stage, the older ones their first audio. */
  #turn({ number, kind, stages, status }, newest) {
    const first = stages['first audio'] ?? stages['first text'];
    const scale = Math.max(500, ...Object.values(stages));
    const never = kind === 'typed' ? ['committed', 'transcript'] : [];
    const shown = STAGES.filter((name) => (newest || name === 'first audio') && !never.includes(name));
    return html`<li>
      <div class="head">
        <b>Turn ${number}</b>
        <span>${KINDS[kind]}${status && status !== 'completed' ? `, ${status}` : nothing}, answer after ${ms(first)}</span>
      </div>
      <table>
        <tbody>
          ${shown.map((name) => this.#stage(name, stages[name], scale))}
        </tbody>
      </table>
    </li>`;
  }

  #stage(name, value, scale) {
    const caller = name === 'committed' || name === 'transcript' ? 'caller' : '';
    return html`<tr>
      <th scope="row">${name}</th>
      <td>
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect class="track" width="100" height="8" rx="1"></rect>
          <rect class="bar ${caller} ${name}" width=${((value ?? 0) / scale) * 100} height="8" rx="1"></rect>
        </svg>
      </td>
      <td>${ms(value)}</td>
    </tr>`;
  }
}

customElements.define('vb-latency', LatencyView);
