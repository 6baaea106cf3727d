/**
 * The tools that a session or an answer declares. May use event, language and the checked fields of wire.
 * Start with {@link dev.voicebox.config.tool.ToolReader}.
 */
package dev.voicebox.config.tool;
