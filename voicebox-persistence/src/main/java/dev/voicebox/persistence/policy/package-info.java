/** Decisions of the policy, as rows. Start with {@link dev.voicebox.persistence.policy.PolicyAuditRows}. */
package dev.voicebox.persistence.policy;
