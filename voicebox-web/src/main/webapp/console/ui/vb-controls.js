import { css, html, nothing } from 'lit';
import { CallElement } from './call-element.js';
import * as icons from './icons.js';
import { shared } from './styles.js';

/** What the caller's hands do: microphone, sound file, hold to talk, interrupt. */
class Controls extends CallElement {
  static styles = [
    shared,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 10px;
      }
      .interrupt {
        margin-left: auto;
      }
      .talk {
        touch-action: none;
        user-select: none;
      }
      @media (max-width: 480px) {
        button {
          flex: 1 1 40%;
        }
        .interrupt {
          margin-left: 0;
        }
      }
    `,
  ];

  subjects(call) {
    return [call, call.settings];
  }

  render() {
    const { call } = this;
    const off = !call.isConnected;
    return html`<div>
      <button class="mic" aria-pressed=${call.microphone.isOpen} ?disabled=${off} @click=${() => call.toggleMicrophone()}>
        ${icons.microphone} ${call.microphone.isOpen ? 'Microphone is on' : 'Microphone'}
      </button>
      ${call.settings.isManual ? this.#hold(off) : nothing}
      <button class="file" ?disabled=${off} @click=${this.#file}>
        ${icons.file} ${call.isSendingFile ? 'Stop the file' : 'Sound file'}
      </button>
      <input hidden type="file" accept="audio/*,.wav" @change=${this.#picked} />
      <button class="interrupt" ?disabled=${!call.canInterrupt} @click=${() => call.interrupt()}>
        ${icons.stop} Interrupt
      </button>
    </div>`;
  }

  #hold(off) {
    const { call } = this;
    const key = (act) => (event) => [' ', 'Enter'].includes(event.key) && (event.preventDefault(), event.repeat || act());
    const down = (event) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      call.holdToTalk();
    };
    return html`<button
      class="talk"
      aria-pressed=${call.talking}
      ?disabled=${off}
      @pointerdown=${down}
      @pointerup=${() => call.releaseToTalk()}
      @pointercancel=${() => call.releaseToTalk()}
      @keydown=${key(() => call.holdToTalk())}
      @keyup=${key(() => call.releaseToTalk())}
      @blur=${() => call.releaseToTalk()}
    >
      ${icons.hold} ${call.talking ? 'Release to send' : 'Hold to talk'}
    </button>`;
  }

  #file = () => {
    if (this.call.isSendingFile) this.call.stopFile();
    else this.renderRoot.querySelector('input').click();
  };

  #picked = ({ target }) => {
    const [file] = target.files;
    target.value = '';
    if (file) this.call.sendFile(file);
  };
}

customElements.define('vb-controls', Controls);
