package dev.voicebox.outbox.schema;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.event.SessionId;
import dev.voicebox.outbox.Delivery;
import dev.voicebox.outbox.DomainEvent;
import dev.voicebox.outbox.DomainEvents;
import dev.voicebox.outbox.RecordingSink;
import dev.voicebox.outbox.Records;
import dev.voicebox.outbox.Topic;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class CheckedSinkTest {
    private static EventSchemas schemas;

    private final RecordingSink outside = new RecordingSink();
    private final CheckedSink sink = new CheckedSink(schemas, outside);

    @BeforeAll
    static void load() {
        schemas = EventSchemas.load();
    }

    @Test
    void anEventThatIsNotAsItsSchemaSaysStaysInsideWithTheRestOfItsSession() throws InterruptedException {
        DomainEvent bad = event("sess_1", "{\"transcript\":\"my secret\"}");
        DomainEvent after = good("sess_1");
        DomainEvent other = good("sess_2");

        Delivery delivery = sink.publish(List.of(bad, after, other), Duration.ofSeconds(1));

        assertThat(outside.told()).containsExactly(other.id());
        assertThat(delivery.acknowledged()).containsExactly(other.id());
        assertThat(delivery.refused()).containsOnlyKeys(bad.id());
        assertThat(delivery.refused().get(bad.id())).contains("required").doesNotContain("secret");
    }

    @Test
    void whatIsNotJsonIsSaidSo() {
        assertThat(schemas.faultOf(Topic.TRANSCRIBED, "{my secret")).contains("is not JSON");
    }

    @Test
    void aTopicThatCarriesNothingYetTakesNothing() {
        assertThat(schemas.faultOf(Topic.PLATFORM_METRICS, "{}")).contains("agentvoicebox.metrics has no schema");
    }

    private static DomainEvent good(String session) {
        return DomainEvents.of(Records.heard(Records.stamp(session, 7), "turn it off"))
                .get(0);
    }

    private static DomainEvent event(String session, String payload) {
        return new DomainEvent(
                session + ":1:x",
                Topic.TRANSCRIBED,
                new TenantId("acme"),
                new SessionId(session),
                payload,
                null,
                Instant.EPOCH);
    }
}
