/**
 * In which order the events of a server may come: a table for each thing that lives in a stream (the caller's turn, an item, an
 * output of an answer), and what has to agree between events. May use nothing but Jackson. Start with
 * {@link dev.voicebox.protocol.grammar.StreamGrammar}.
 */
package dev.voicebox.protocol.grammar;
