/**
 * Language models over HTTP: {@code /v1/llm/invoke}, and {@code /v1/chat/completions} in the shape that clients of the
 * public service know. Servlets and not resources, because answers stream out without a thread that waits. May use completion,
 * stream and refusal. Start with {@link dev.voicebox.web.llm.LlmServlet}.
 */
package dev.voicebox.web.llm;
