/**
 * Mutated frames on many sockets of a running server: {@code mvn -Pfuzz verify}. May use bench.machine. Start with
 * {@link dev.voicebox.it.fuzz.MutatedFramesIT}.
 */
package dev.voicebox.it.fuzz;
