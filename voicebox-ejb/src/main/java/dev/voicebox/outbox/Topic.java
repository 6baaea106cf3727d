package dev.voicebox.outbox;

import java.util.Arrays;
import java.util.Optional;

/** Where events go. The key is the session's id, unless it is said otherwise. */
public enum Topic {
    /** Sessions that begin and end. */
    SESSIONS("voice.sessions", "session", true),
    /** What callers say who talk over Kafka; they write it, nobody of ours does. */
    AUDIO_INBOUND("voice.audio.inbound", "inbound", false),
    /** What callers said, as text. */
    TRANSCRIBED("voice.audio.transcribed", "transcript", true),
    /** What was answered. */
    RESPONSES("voice.responses", "response", true),
    /** What tools were asked for, and what was deleted. */
    AUDIT("voice.audit", "audit", true),
    /** As {@link #SESSIONS}, for those who look after tenants and not after conversations. */
    PLATFORM_SESSIONS("agentvoicebox.sessions", "session", true),
    /** What was used, to be added up. */
    PLATFORM_BILLING("agentvoicebox.billing", "usage", true),
    /** What administrators did, told under the id of the tenant. */
    PLATFORM_AUDIT("agentvoicebox.audit", "account", true),
    /** What tenants should know. Nobody tells it yet. */
    PLATFORM_NOTIFICATIONS("agentvoicebox.notifications", null, false),
    /** Figures of the platform. Nobody tells it yet. */
    PLATFORM_METRICS("agentvoicebox.metrics", null, false);

    private final String address;
    private final String schema;
    private final boolean told;

    Topic(String address, String schema, boolean told) {
        this.address = address;
        this.schema = schema;
        this.told = told;
    }

    public String address() {
        return address;
    }

    /** The name of its schema among the resources; empty for a topic that carries nothing yet. */
    public Optional<String> schema() {
        return Optional.ofNullable(schema);
    }

    /** Whether this build writes to it. */
    public boolean isTold() {
        return told;
    }

    public static Optional<Topic> at(String address) {
        return Arrays.stream(values())
                .filter(topic -> topic.address.equals(address))
                .findFirst();
    }
}
