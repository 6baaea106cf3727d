/**
 * Connections at the same time, counted by all gateways: taken in blocks, given back together. May use shared, quota and
 * persistence. Start with {@link dev.voicebox.limit.connection.ConnectionBook}.
 */
package dev.voicebox.limit.connection;
