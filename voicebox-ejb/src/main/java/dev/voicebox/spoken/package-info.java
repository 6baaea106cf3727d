/**
 * What of a text is said, and how: where a stream of text is cut for the voice ({@link dev.voicebox.spoken.SentenceChunker}),
 * and the words that an engine gets for it ({@link dev.voicebox.spoken.SpokenForm}). Depends on nothing of ours; knows no
 * engine and no protocol.
 */
package dev.voicebox.spoken;
