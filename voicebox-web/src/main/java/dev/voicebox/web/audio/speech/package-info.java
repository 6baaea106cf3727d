/** Text in, sound out while it is made. May use job and refusal. Start with SpeechServlet. */
package dev.voicebox.web.audio.speech;
