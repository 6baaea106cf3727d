/**
 * JSON of items that have to do with MCP servers. May use event and the checked fields of wire.
 * Start with {@link dev.voicebox.wire.item.McpItemReader}.
 */
package dev.voicebox.wire.item;
