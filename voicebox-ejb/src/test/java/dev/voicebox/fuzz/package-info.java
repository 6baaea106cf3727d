/**
 * Fuzz tests: anything at all goes into the reader of events and into the core. {@code mvn verify} replays the kept inputs;
 * {@code .ci/fuzz} looks for new ones. Start with {@link dev.voicebox.fuzz.ClientEventFuzzTest}.
 */
package dev.voicebox.fuzz;
