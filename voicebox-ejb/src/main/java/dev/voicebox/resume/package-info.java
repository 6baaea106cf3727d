/**
 * What of a session every gateway can reach, so that another one can go on with it: who owns it, what it said, what it is. The
 * ports; may use the values of events, tenants and the journal. Start with {@link dev.voicebox.resume.SessionStates}.
 */
package dev.voicebox.resume;
