/** What tenants set for the policy: {@code policy} of their settings. Start with {@link dev.voicebox.policy.rules.TenantRules}. */
package dev.voicebox.policy.rules;
