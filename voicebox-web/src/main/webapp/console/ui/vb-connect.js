import { css, html } from 'lit';
import { CallElement } from './call-element.js';
import { shared } from './styles.js';

const PLACE = 'voicebox.key';

/** The API key, for this tab only, and the button that opens and ends the call. */
class Connect extends CallElement {
  static styles = [
    shared,
    css`
      form {
        display: flex;
        justify-content: end;
        gap: 10px;
      }
      input {
        flex: 1 1 0;
        min-width: 0;
      }
      button {
        min-width: 116px;
      }
      @media (min-width: 901px) {
        input {
          flex: 0 0 300px;
        }
      }
      @media (max-width: 900px) {
        .open button {
          flex: 1;
        }
      }
    `,
  ];

  render() {
    const { state } = this.call;
    const open = state === 'connected' || state === 'reconnecting';
    return html`<form class=${open ? 'open' : ''} @submit=${this.#submit}>
      <input
        name="key"
        type="password"
        aria-label="API key"
        autocomplete="off"
        spellcheck="false"
        placeholder="API key, as in .voicebox/api-key"
        .value=${sessionStorage.getItem(PLACE) ?? ''}
        ?hidden=${open}
        ?disabled=${state !== 'idle'}
      />
      <button class=${open ? '' : 'primary'} ?disabled=${state === 'connecting'}>
        ${open ? 'Disconnect' : state === 'connecting' ? 'Connecting…' : 'Connect'}
      </button>
    </form>`;
  }

  #submit = (event) => {
    event.preventDefault();
    if (this.call.state !== 'idle') return this.call.disconnect();
    const key = this.renderRoot.querySelector('input').value.trim();
    sessionStorage.setItem(PLACE, key);
    return this.call.connect(key);
  };
}

customElements.define('vb-connect', Connect);
