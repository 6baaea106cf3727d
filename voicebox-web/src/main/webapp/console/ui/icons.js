import { svg, html } from 'lit';

const drawn = (path) => html`<svg
  viewBox="0 0 24 24"
  fill="none"
  stroke="currentColor"
  stroke-width="1.8"
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
>
  ${path}
</svg>`;

export const microphone = drawn(svg`<rect x="9" y="3" width="6" height="11" rx="3" /><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />`);
export const file = drawn(svg`<path d="M4 12h2M8 8v8M12 4v16M16 8v8M20 11v2" />`);
export const stop = drawn(svg`<rect x="6.5" y="6.5" width="11" height="11" rx="2" />`);
export const send = drawn(svg`<path d="M5 12h14M13 6l6 6-6 6" />`);
export const hold = drawn(svg`<circle cx="12" cy="12" r="8" /><circle cx="12" cy="12" r="3" fill="currentColor" />`);
export const play = drawn(svg`<path d="M8 5.5v13l10-6.5z" />`);
