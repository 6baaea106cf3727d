import { LitElement, css, html } from 'lit';
import { Call } from '../call/call.js';
import { shared } from './styles.js';
import './vb-connect.js';
import './vb-controls.js';
import './vb-composer.js';
import './vb-engines.js';
import './vb-event-log.js';
import './vb-latency.js';
import './vb-notice.js';
import './vb-server.js';
import './vb-settings.js';
import './vb-status.js';
import './vb-transcript.js';
import './vb-waveform.js';

/** The page: one call and the parts that show it. */
class App extends LitElement {
  call = new Call();

  static styles = [
    shared,
    css`
      :host {
        max-width: 1440px;
        margin: 0 auto;
        padding: 0 clamp(12px, 2.2vw, 32px) 32px;
      }
      header {
        display: flex;
        align-items: center;
        gap: 10px 24px;
        min-height: 76px;
        padding: 12px 2px;
      }
      h1 {
        display: flex;
        align-items: center;
        gap: 10px;
        margin: 0;
        font-size: 1.2rem;
        font-weight: 650;
        letter-spacing: -0.01em;
      }
      h1 img {
        width: 30px;
        height: 30px;
      }
      vb-status {
        flex: 1;
        min-width: 0;
      }
      main {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(340px, 400px);
        grid-template-areas: 'stage side' 'log side';
        grid-template-rows: auto 1fr;
        gap: 16px;
      }
      .stage,
      .side {
        display: grid;
        gap: 16px;
        align-content: start;
      }
      .stage {
        grid-area: stage;
      }
      .side {
        grid-area: side;
      }
      vb-event-log {
        grid-area: log;
      }
      section,
      vb-event-log,
      .side > * {
        min-width: 0;
        padding: 16px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .talk {
        display: grid;
        gap: 14px;
      }
      .conversation {
        display: flex;
        flex-direction: column;
        gap: 12px;
        height: clamp(340px, 100vh - 420px, 620px);
      }
      vb-transcript {
        flex: 1 1 0;
        min-height: 220px;
      }
      @media (max-width: 900px) {
        main {
          grid-template-columns: minmax(0, 1fr);
          grid-template-areas: 'stage' 'side' 'log';
          grid-template-rows: none;
          gap: 12px;
        }
        .stage,
        .side {
          gap: 12px;
        }
        header {
          flex-wrap: wrap;
        }
        vb-status,
        vb-connect {
          flex-basis: 100%;
        }
        section,
        vb-event-log,
        .side > * {
          padding: 14px;
        }
      }
    `,
  ];

  render() {
    const { call } = this;
    return html`
      <header>
        <h1><img src="icon.svg" alt="" /> VoiceBox</h1>
        <vb-status .call=${call}></vb-status>
        <vb-connect .call=${call}></vb-connect>
      </header>
      <vb-notice .call=${call}></vb-notice>
      <main>
        <div class="stage">
          <section class="talk" aria-label="Call">
            <vb-waveform .call=${call}></vb-waveform>
            <vb-controls .call=${call}></vb-controls>
          </section>
          <section class="conversation" aria-label="Conversation">
            <vb-transcript .call=${call}></vb-transcript>
            <vb-composer .call=${call}></vb-composer>
          </section>
        </div>
        <div class="side">
          <vb-latency .call=${call}></vb-latency>
          <vb-settings .call=${call}></vb-settings>
          <vb-server .call=${call}></vb-server>
          <vb-engines .call=${call}></vb-engines>
        </div>
        <vb-event-log .call=${call}></vb-event-log>
      </main>
    `;
  }
}

customElements.define('vb-app', App);
