/**
 * What a server keeps of the many who have come and gone: nothing, if it is right. May use callers and the fleet. Start with
 * {@link dev.voicebox.nemesis.churn.ChurnRun}.
 */
package dev.voicebox.nemesis.churn;
