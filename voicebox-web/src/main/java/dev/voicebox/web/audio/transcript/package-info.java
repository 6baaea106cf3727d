/** Files of sound in, their words out. May use job and refusal. Start with TranscriptionServlet. */
package dev.voicebox.web.audio.transcript;
