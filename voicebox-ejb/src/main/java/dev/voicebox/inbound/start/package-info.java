/** The worker of this server in the container. Start with {@link dev.voicebox.inbound.start.InboundStart}. */
package dev.voicebox.inbound.start;
