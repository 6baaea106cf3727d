/**
 * When and how VoiceBox answers: one machine an answer, the output it writes, the chunks it speaks. May use conversation,
 * config, effect, event, language, limit and spoken. Start with {@link dev.voicebox.response.ResponseMachine}.
 */
package dev.voicebox.response;
