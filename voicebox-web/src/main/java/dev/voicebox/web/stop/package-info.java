/**
 * The end of the server, in order: no new sessions, then every socket is told, then the process ends. Knows no socket
 * itself. Start with {@link dev.voicebox.web.stop.StopSignal}.
 */
package dev.voicebox.web.stop;
