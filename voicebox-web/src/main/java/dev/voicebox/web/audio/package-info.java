/**
 * Speaking and transcribing over HTTP. Servlets and not resources, because sound streams out without a thread that waits
 * for the engine or for the client. May use job. Start with {@link dev.voicebox.web.audio.speech.SpeechServlet}.
 */
package dev.voicebox.web.audio;
