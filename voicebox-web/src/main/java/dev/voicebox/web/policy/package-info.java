/** What is to be known of the policy over {@code /api/v2}. Start with {@link dev.voicebox.web.policy.PoliciesResource}. */
package dev.voicebox.web.policy;
