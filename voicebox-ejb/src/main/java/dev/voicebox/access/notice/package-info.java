/**
 * What servers tell each other at once: that a key, a tenant or a quota has changed, that a session is to end. May use
 * persistence and tenant. Start with {@link dev.voicebox.access.notice.Notices}.
 */
package dev.voicebox.access.notice;
