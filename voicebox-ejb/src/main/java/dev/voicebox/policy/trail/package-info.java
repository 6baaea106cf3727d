/**
 * What is left of decisions: rows, figures, and what a policy on trial would have decided. Nothing here makes a decision wait.
 * Start with {@link dev.voicebox.policy.trail.QueuedTrail}.
 */
package dev.voicebox.policy.trail;
