/** Holds events to the schemas under /events of the resources. Start with {@link dev.voicebox.outbox.schema.EventSchemas}. */
package dev.voicebox.outbox.schema;
