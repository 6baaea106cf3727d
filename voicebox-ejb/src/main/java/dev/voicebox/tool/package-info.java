/**
 * Tool calls beside the conversation: how often a turn may go round with them, and the port to their record. May use event
 * and tenant. Start with {@link dev.voicebox.tool.ToolLedger}.
 */
package dev.voicebox.tool;
