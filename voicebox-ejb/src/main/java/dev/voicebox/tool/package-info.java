/**
 * Tool calls beside the conversation: how often a turn may go round with them ({@link dev.voicebox.tool.ToolRounds}), and
 * what may be kept of their arguments. Depends on nothing.
 */
package dev.voicebox.tool;
