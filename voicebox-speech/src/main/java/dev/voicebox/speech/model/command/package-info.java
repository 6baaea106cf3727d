/**
 * {@code mvn -Pmodels}: lists, installs, checks and removes weights at a terminal. May use the model store; nothing uses
 * it. Start with {@link dev.voicebox.speech.model.command.ModelCommand}.
 */
package dev.voicebox.speech.model.command;
