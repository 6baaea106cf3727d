import { css, html } from 'lit';
import { CallElement } from './call-element.js';
import * as icons from './icons.js';
import { shared } from './styles.js';

/** A typed turn. */
class Composer extends CallElement {
  static styles = [
    shared,
    css`
      form {
        display: flex;
        gap: 10px;
      }
      button {
        min-width: 92px;
      }
    `,
  ];

  render() {
    const off = !this.call.isConnected;
    return html`<form @submit=${this.#submit}>
      <input
        name="text"
        aria-label="Message"
        autocomplete="off"
        maxlength="8000"
        placeholder=${off ? 'Connect to write' : 'Write instead of speaking'}
        ?disabled=${off}
      />
      <button ?disabled=${off}>${icons.send} Send</button>
    </form>`;
  }

  #submit = (event) => {
    event.preventDefault();
    const input = this.renderRoot.querySelector('input');
    const text = input.value.trim();
    if (!text) return;
    this.call.say(text);
    input.value = '';
  };
}

customElements.define('vb-composer', Composer);
