/**
 * Tests that run inside of Open Liberty, beside the application: wiring, transactions, resources.
 * Start with {@link dev.voicebox.it.container.TransactionIT}.
 */
package dev.voicebox.it.container;
