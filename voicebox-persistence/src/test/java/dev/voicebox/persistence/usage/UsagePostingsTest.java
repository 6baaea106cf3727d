package dev.voicebox.persistence.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.usage.UsagePostings.Minute;

import static org.assertj.core.api.Assertions.assertThat;

class UsagePostingsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration LONG = Duration.ofHours(1);

    private static EmbeddedDatabase database;

    private final UsagePostings postings = new UsagePostings(database.dataSource(), Duration.ofSeconds(20), "webhook");

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
    }

    @BeforeEach
    void empty() {
        database.execute("truncate usage_minutes");
        database.execute("delete from usage_postings");
        database.execute("insert into usage_postings (target) values ('webhook')");
    }

    @Test
    void oneAtATimeTellsTheMinutes() {
        assertThat(postings.claim("a", LONG)).isEqualTo(OptionalInt.of(0));
        assertThat(postings.claim("b", LONG)).isEmpty();

        postings.told("a", List.of());
        assertThat(postings.claim("b", LONG)).isPresent();
    }

    @Test
    void afterOneThatDiedTheNextGoesOn() {
        postings.claim("a", LONG);
        database.execute("update usage_postings set held_until = now() - interval '1 second'");

        assertThat(postings.claim("b", LONG)).isPresent();
        postings.told("a", List.of());
        assertThat(postings.claim("c", LONG)).as("the first gives back nothing").isEmpty();
    }

    @Test
    void aPlaceThatFailsRestsAndTheFailuresAreCounted() {
        postings.claim("a", LONG);
        postings.failed("a", LONG);
        assertThat(postings.claim("a", LONG)).isEmpty();

        database.execute("update usage_postings set not_before = now()");
        assertThat(postings.claim("a", LONG)).isEqualTo(OptionalInt.of(1));
        postings.told("a", List.of());
        assertThat(postings.claim("a", LONG)).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void finishedMinutesAreToldOnceTheOldestFirst() {
        minute(NOON.plusSeconds(60));
        minute(NOON);
        minute(NOON.plusSeconds(120));
        postings.claim("a", LONG);

        List<Minute> due = postings.due(NOON.plusSeconds(120), 10);
        assertThat(due).extracting(Minute::start).containsExactly(NOON, NOON.plusSeconds(60));
        assertThat(due.get(0).sums().tokens()).isEqualTo(new UsageSums.Tokens(2, 1, 3, 4));
        postings.told("a", due);

        assertThat(postings.due(NOON.plusSeconds(120), 10)).isEmpty();
        assertThat(database.ask("select posted_until = '2026-11-21T12:01:00Z' from usage_postings"))
                .isEqualTo("t");
    }

    @Test
    void aMinuteThatChangedWhileItWasToldIsToldAgain() {
        minute(NOON);
        postings.claim("a", LONG);
        List<Minute> due = postings.due(NOON.plusSeconds(60), 10);
        database.execute("update usage_minutes set requests = 9, revision = revision + 1");
        postings.told("a", due);

        assertThat(postings.due(NOON.plusSeconds(60), 10))
                .extracting(Minute::revision)
                .containsExactly(2L);
    }

    private static void minute(Instant start) {
        database.execute("insert into usage_minutes (tenant_id, project_id, minute, requests, input_tokens,"
                + " cached_tokens, output_tokens, estimated_tokens, audio_in_ms, audio_out_ms, connection_ms)"
                + " values ('acme', 'main', '" + start + "', 1, 2, 1, 3, 4, 5, 6, 7)");
    }
}
