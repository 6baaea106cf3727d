import { css } from 'lit';

/** What every part of the console looks like: cards, fields, buttons. */
export const shared = css`
  :host {
    display: block;
    box-sizing: border-box;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2 {
    margin: 0;
    font-size: 0.82rem;
    font-weight: 600;
    color: var(--muted);
  }
  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.45rem;
    min-height: 40px;
    padding: 0 0.9rem;
    border: 1px solid var(--line);
    border-radius: 9px;
    background: var(--surface);
    cursor: pointer;
    white-space: nowrap;
    transition: background 0.15s, border-color 0.15s;
  }
  button:hover:not(:disabled) {
    border-color: var(--muted);
  }
  button:disabled {
    opacity: 0.45;
    cursor: default;
  }
  button.primary {
    background: var(--button);
    border-color: var(--button);
    color: var(--button-ink);
    font-weight: 550;
  }
  button.small {
    min-height: 32px;
    padding: 0 0.65rem;
    font-size: 0.85rem;
  }
  button[aria-pressed='true'] {
    border-color: var(--caller);
    color: var(--caller);
    background: var(--hint-ground);
  }
  button svg {
    flex: none;
    width: 18px;
    height: 18px;
  }
  input:not([type='checkbox']),
  select,
  textarea {
    width: 100%;
    min-height: 40px;
    padding: 0.45rem 0.7rem;
    border: 1px solid var(--line);
    border-radius: 9px;
    background: var(--sunken);
  }
  textarea {
    resize: vertical;
  }
  ::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  :focus-visible {
    outline: 2px solid var(--caller);
    outline-offset: 2px;
  }
  label {
    display: grid;
    gap: 0.25rem;
    font-size: 0.85rem;
    color: var(--muted);
  }
  label > * {
    color: var(--ink);
    font-size: 0.95rem;
  }
  .empty {
    margin: 0;
    color: var(--muted);
    font-size: 0.92rem;
  }
  .option {
    white-space: nowrap;
  }
  [hidden] {
    display: none !important;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
    }
  }
`;
