/**
 * Every route and every client event, asked by each kind of caller: none learns whether another tenant's thing is there, and none
 * changes it. What is asked comes from the server's own description and from the protocol; {@code registry} says what the ids name,
 * {@code rule} what is a leak. Begin with {@link dev.voicebox.it.matrix.IsolationMatrixIT}.
 */
package dev.voicebox.it.matrix;
