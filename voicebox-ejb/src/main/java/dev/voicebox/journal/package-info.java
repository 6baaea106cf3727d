/**
 * Makes what happens in sessions durable: records, stamped by their session, written in batches, over a log on disk while
 * the database is slow or gone. May use event, tenant, wire and the tables of persistence. Start with {@link
 * dev.voicebox.journal.Journal}.
 */
package dev.voicebox.journal;
