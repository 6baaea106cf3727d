/**
 * Refused connections on their way into the audit log: no refusal waits for it. May use audit and tenant. Start with {@link
 * dev.voicebox.audit.refused.RefusedConnects}.
 */
package dev.voicebox.audit.refused;
