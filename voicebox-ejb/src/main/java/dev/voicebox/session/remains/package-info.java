/**
 * What a server that is gone had begun in a session and not ended: read from what it had said, and ended in its place. May use
 * the protocol's values, the conversation and effects. Start with {@link dev.voicebox.session.remains.Remains}.
 */
package dev.voicebox.session.remains;
