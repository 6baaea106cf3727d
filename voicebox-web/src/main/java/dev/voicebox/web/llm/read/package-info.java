/** What a call to a language model says. May use completion and wire. Start with {@link dev.voicebox.web.llm.read.LlmCall}. */
package dev.voicebox.web.llm.read;
