import { css, html } from 'lit';
import { CallElement } from './call-element.js';
import { draw } from './waveform-painter.js';
import { shared } from './styles.js';

/** Both voices on one clock, scrolling while the call lasts. */
class Waveform extends CallElement {
  #frame;
  #dark = matchMedia('(prefers-color-scheme: dark)');

  static styles = [
    shared,
    css`
      :host {
        position: relative;
        height: 196px;
        border-radius: 9px;
        background: var(--sunken);
        overflow: hidden;
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
      }
      span {
        position: absolute;
        left: 6px;
        padding: 0 6px;
        border-radius: 5px;
        background: var(--sunken);
        font-size: 0.82rem;
        line-height: 1.25rem;
        font-weight: 600;
        pointer-events: none;
      }
      .caller {
        top: 4px;
        color: var(--caller);
      }
      .voice {
        bottom: 4px;
        color: var(--voice);
      }
    `,
  ];

  render() {
    return html`<canvas role="img" aria-label="Sound of you, above, and of VoiceBox, below, over the last seconds"></canvas>
      <span class="caller">You</span><span class="voice">VoiceBox</span>`;
  }

  firstUpdated() {
    this.canvas = this.renderRoot.querySelector('canvas');
    new ResizeObserver(() => this.#paint()).observe(this);
    this.#dark.addEventListener('change', () => this.#paint());
  }

  updated() {
    if (this.call.isConnected && !this.#frame) this.#run();
  }

  #run() {
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#paint();
      if (this.call.isConnected) this.#run();
    });
  }

  #paint() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const density = devicePixelRatio || 1;
    const size = [Math.round(width * density), Math.round(height * density)];
    if (this.canvas.width !== size[0] || this.canvas.height !== size[1]) [this.canvas.width, this.canvas.height] = size;
    const pen = this.canvas.getContext('2d');
    pen.setTransform(density, 0, 0, density, 0, 0);
    const tones = getComputedStyle(this);
    const color = (name) => tones.getPropertyValue(`--${name}`).trim();
    draw(pen, { width, height, timeline: this.call.timeline, now: performance.now(), color });
  }
}

customElements.define('vb-waveform', Waveform);
