/**
 * TCP between two processes, spoilt on purpose and at run time; knows nothing of what is said. Start with
 * {@link dev.voicebox.nemesis.proxy.FaultProxy}.
 */
package dev.voicebox.nemesis.proxy;
