/**
 * What one answer reads: its input, as much of it as the model has room for, and what that costs. May use event, config,
 * conversation, effect and language. Start with {@link dev.voicebox.response.prompt.PromptDesk}.
 */
package dev.voicebox.response.prompt;
