import { html } from 'lit';

/** A text in which the options of a command are not broken at their hyphens; for parts with the shared styles. */
export const unbroken = (text) =>
  text.split(' ').map((word, at) => {
    const space = at ? ' ' : '';
    return word.startsWith('-') ? html`${space}<span class="option">${word}</span>` : `${space}${word}`;
  });
