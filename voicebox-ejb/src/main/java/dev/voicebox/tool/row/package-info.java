/**
 * Tool calls as rows of the database, written off the sessions' threads. May use tool, access, tenant and persistence.
 * Start with {@link dev.voicebox.tool.row.DatabaseToolLedger}.
 */
package dev.voicebox.tool.row;
