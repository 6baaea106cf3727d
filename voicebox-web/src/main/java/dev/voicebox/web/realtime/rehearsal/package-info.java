/**
 * The socket over which a server calls itself once before it is ready, and what it says there. May use the rehearsal of the sessions'
 * side, and admission. Start with {@link dev.voicebox.web.realtime.rehearsal.RehearsalStart}.
 */
package dev.voicebox.web.realtime.rehearsal;
