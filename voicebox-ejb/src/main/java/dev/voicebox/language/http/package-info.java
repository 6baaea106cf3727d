/**
 * What an answer over HTTP needs in any dialect: its body as it comes, a connection that closes at once, the alarm when nothing
 * comes. Depends on the port's timers only. Start with {@link dev.voicebox.language.http.ChatConnection}.
 */
package dev.voicebox.language.http;
