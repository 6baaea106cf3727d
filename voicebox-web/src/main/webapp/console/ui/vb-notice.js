import { css, html } from 'lit';
import { CallElement } from './call-element.js';
import { shared } from './styles.js';

/** What went wrong and what to do about it. */
class Notice extends CallElement {
  static styles = [
    shared,
    css`
      div {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        margin-bottom: 14px;
        padding: 8px 8px 8px 16px;
        border-radius: var(--radius);
        background: var(--hint-ground);
      }
      .none {
        display: none;
      }
      .error {
        background: var(--bad-ground);
        color: var(--bad);
      }
      button {
        border-color: transparent;
        background: transparent;
      }
    `,
  ];

  render() {
    const { notice } = this.call;
    return html`<div role="alert" class=${notice?.tone ?? 'none'}>
      ${notice && html`<span>${notice.text}</span><button class="small" @click=${this.#close}>Dismiss</button>`}
    </div>`;
  }

  #close = () => this.call.dismiss();
}

customElements.define('vb-notice', Notice);
