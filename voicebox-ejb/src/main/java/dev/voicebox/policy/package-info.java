/**
 * Who may do what: questions of the edge and of sessions, decided by rules in Rego. What a document holds is in
 * {@code docs/policy.md}. May use tenant and access; {@link dev.voicebox.policy.engine} evaluates, {@link dev.voicebox.policy.trail} keeps
 * what was decided. Start with {@link dev.voicebox.policy.Policy}.
 */
package dev.voicebox.policy;
