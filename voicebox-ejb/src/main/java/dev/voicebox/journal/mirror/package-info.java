/**
 * A copy of each server's log in Redis, and who brings it in when the server is gone. Start with {@link
 * dev.voicebox.journal.mirror.RedisMirror}.
 */
package dev.voicebox.journal.mirror;
