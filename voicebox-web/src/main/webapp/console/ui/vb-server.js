import { css, html, nothing } from 'lit';
import { CallElement } from './call-element.js';
import { shared } from './styles.js';
import { unbroken } from './words.js';

/** What this server hears, thinks and speaks with, and what would make it better. */
class Server extends CallElement {
  static styles = [
    shared,
    css`
      dl {
        display: grid;
        grid-template-columns: 64px minmax(0, 1fr);
        gap: 6px 12px;
        margin: 12px 0 0;
        font-size: 0.92rem;
      }
      dt {
        color: var(--muted);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      h3 {
        margin: 14px 0 4px;
        font-size: 0.92rem;
        font-weight: 550;
      }
      ul {
        display: grid;
        gap: 6px;
        margin: 0;
        padding-left: 18px;
        font-size: 0.88rem;
        color: var(--muted);
      }
    `,
  ];

  render() {
    const { gateway, engines } = this.call;
    const { hears, thinks, speaks, better } = engines;
    this.hidden = !gateway && !hears && !thinks && !speaks;
    const row = (name, value) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing);
    return html`<h2>This server</h2>
      <dl>${row('Hears', hears)}${row('Thinks', thinks)}${row('Speaks', speaks)}${row('Gateway', gateway)}</dl>
      ${better.length
        ? html`<h3>What would make it better</h3>
            <ul>
              ${better.map((advice) => html`<li>${unbroken(advice)}</li>`)}
            </ul>`
        : nothing}`;
  }
}

customElements.define('vb-server', Server);
