/**
 * Answers over HTTP that go out while they are made. May use refusal and job. Start with
 * {@link dev.voicebox.web.stream.ReplyStream}.
 */
package dev.voicebox.web.stream;
