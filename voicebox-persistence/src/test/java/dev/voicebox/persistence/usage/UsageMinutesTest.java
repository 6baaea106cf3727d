package dev.voicebox.persistence.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.journal.JournalRows;
import dev.voicebox.persistence.journal.row.JournalBatch;
import dev.voicebox.persistence.journal.row.JournalRow;
import dev.voicebox.persistence.journal.row.RecordId;
import dev.voicebox.persistence.journal.row.UsageRow;
import dev.voicebox.persistence.usage.UsageMinutes.Bucket;
import dev.voicebox.persistence.usage.UsageMinutes.Step;
import dev.voicebox.persistence.usage.UsageMinutes.Wanted;

import static org.assertj.core.api.Assertions.assertThat;

class UsageMinutesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** What the minutes should be, straight from the records. */
    private static final String TRUTH = "select string_agg(x::text, E'\\n' order by x::text) from (select tenant_id,"
            + " project_id, date_trunc('minute', at, 'UTC') as minute, sum(requests), sum(input_tokens),"
            + " sum(cached_tokens), sum(output_tokens), sum(estimated_tokens), sum(audio_in_ms), sum(audio_out_ms),"
            + " sum(connection_ms) from usage_records group by 1, 2, 3) x";

    private static final String SUMMED = "select string_agg(x::text, E'\\n' order by x::text) from (select tenant_id,"
            + " project_id, minute, requests, input_tokens, cached_tokens, output_tokens, estimated_tokens, audio_in_ms,"
            + " audio_out_ms, connection_ms from usage_minutes) x";

    private static EmbeddedDatabase database;

    private final JournalRows rows = new JournalRows(database.dataSource());
    private final UsageMinutes minutes = new UsageMinutes(database.dataSource(), PATIENCE);

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
    }

    @BeforeEach
    void empty() {
        database.execute("truncate usage_records, usage_minutes");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void replaysInAnyOrderBetweenSumsCountOnce(long seed) throws Exception {
        Random random = new Random(seed);
        List<JournalRow> all = someUse(random, 300);
        for (int pass = 0; pass < 3; pass++) {
            Collections.shuffle(all, random);
            for (int from = 0; from < all.size(); ) {
                int to = Math.min(all.size(), from + 1 + random.nextInt(60));
                rows.write(new JournalBatch(all.subList(from, to)), PATIENCE);
                from = to;
                minutes.sum(1 + random.nextInt(50));
            }
        }
        sumAll(minutes);

        assertThat(database.ask(SUMMED)).isNotNull().isEqualTo(database.ask(TRUTH));
        assertThat(database.ask("select count(*) from usage_records")).isEqualTo("300");
    }

    @Test
    void jobsOfSeveralServersAtOnceCountEachRecordOnce() throws Exception {
        List<JournalRow> all = someUse(new Random(4), 2_000);
        ExecutorService servers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> jobs = new ArrayList<>();
            jobs.add(servers.submit(() -> {
                for (int from = 0; from < all.size(); from += 50) {
                    rows.write(new JournalBatch(all.subList(from, from + 50)), PATIENCE);
                }
                return 0;
            }));
            Callable<Integer> job = () -> {
                UsageMinutes own = new UsageMinutes(database.dataSource(), PATIENCE);
                int added = 0;
                for (int i = 0; i < 60; i++) {
                    added += own.sum(37);
                }
                return added;
            };
            for (int server = 0; server < 3; server++) {
                jobs.add(servers.submit(job));
            }
            int added = 0;
            for (Future<Integer> done : jobs) {
                added += done.get();
            }
            assertThat(added + sumAll(minutes)).isEqualTo(2_000);
        } finally {
            servers.shutdownNow();
        }

        assertThat(database.ask(SUMMED)).isEqualTo(database.ask(TRUTH));
    }

    @Test
    void aRecordThatComesLateReopensItsMinute() throws Exception {
        rows.write(new JournalBatch(List.of(used("s", 1, NOON))), PATIENCE);
        sumAll(minutes);
        rows.write(new JournalBatch(List.of(used("s", 2, NOON.plusSeconds(59)))), PATIENCE);
        sumAll(minutes);

        assertThat(database.ask("select requests || ' ' || revision from usage_minutes"))
                .isEqualTo("2 2");
    }

    @Test
    void sumsAreReadByStepAndProjectInTheOrderOfTime() throws Exception {
        rows.write(
                new JournalBatch(List.of(
                        used("s", 1, NOON),
                        used("s", 2, NOON.plusSeconds(61)),
                        used("s", 3, NOON.plusSeconds(3_600)),
                        used("s", 4, Instant.parse("2026-11-22T00:00:00Z")))),
                PATIENCE);
        sumAll(minutes);

        assertThat(read(Step.MINUTE, null))
                .extracting(Bucket::start)
                .containsExactly(NOON, NOON.plusSeconds(60), NOON.plusSeconds(3_600));
        assertThat(read(Step.HOUR, null))
                .extracting(bucket -> bucket.sums().requests())
                .containsExactly(2L, 1L);
        assertThat(read(Step.DAY, "main")).extracting(Bucket::start).containsExactly(NOON.minusSeconds(12 * 3_600));
        assertThat(read(Step.DAY, "other")).isEmpty();
    }

    private List<Bucket> read(Step step, String project) {
        return minutes.read(new Wanted("acme", NOON, NOON.plusSeconds(12 * 3_600), step, project), 100);
    }

    private static int sumAll(UsageMinutes minutes) {
        int all = 0;
        int added;
        do {
            added = minutes.sum(100);
            all += added;
        } while (added > 0);
        return all;
    }

    private static JournalRow used(String session, long sequence, Instant at) {
        return new UsageRow(
                new RecordId("acme", session, sequence), "main", new UsageRow.Amounts(1, 2, 3, 4, 5, 6), at);
    }

    private static List<JournalRow> someUse(Random random, int count) {
        List<JournalRow> all = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            UsageRow.Tokens tokens = new UsageRow.Tokens(
                    100 + random.nextInt(100), random.nextInt(100), random.nextInt(50), random.nextInt(100));
            all.add(new UsageRow(
                    new RecordId(random.nextBoolean() ? "acme" : "other", "sess_" + random.nextInt(9), i),
                    random.nextBoolean() ? "main" : "side",
                    new UsageRow.Amounts(1, tokens, random.nextInt(9_000), random.nextInt(9_000), 60_000),
                    NOON.plusSeconds(random.nextInt(600))));
        }
        return all;
    }
}
