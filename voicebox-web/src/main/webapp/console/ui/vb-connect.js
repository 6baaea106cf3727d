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
        flex-wrap: wrap;
        align-items: end;
        gap: 10px;
      }
      label {
        flex: 1 1 220px;
      }
      button {
        min-width: 116px;
      }
      @media (max-width: 480px) {
        button {
          flex: 1 1 100%;
        }
      }
    `,
  ];

  render() {
    const { state } = this.call;
    const open = state === 'connected';
    return html`<form @submit=${this.#submit}>
      <label>
        API key
        <input
          name="key"
          type="password"
          autocomplete="off"
          spellcheck="false"
          placeholder="as in .voicebox/api-key on the server"
          .value=${sessionStorage.getItem(PLACE) ?? ''}
          ?disabled=${state !== 'idle'}
        />
      </label>
      <button class=${open ? '' : 'primary'} ?disabled=${state === 'connecting'}>
        ${open ? 'Disconnect' : state === 'connecting' ? 'Connecting…' : 'Connect'}
      </button>
    </form>`;
  }

  #submit = (event) => {
    event.preventDefault();
    if (this.call.isConnected) return this.call.disconnect();
    const key = this.renderRoot.querySelector('input').value.trim();
    sessionStorage.setItem(PLACE, key);
    return this.call.connect(key);
  };
}

customElements.define('vb-connect', Connect);
