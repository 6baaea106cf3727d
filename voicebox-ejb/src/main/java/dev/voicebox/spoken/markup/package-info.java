/** What is in a text for the eye only: Markdown, HTML, addresses, emoji. Start with {@link dev.voicebox.spoken.markup.Lines}. */
package dev.voicebox.spoken.markup;
