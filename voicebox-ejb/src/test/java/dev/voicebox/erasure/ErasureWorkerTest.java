package dev.voicebox.erasure;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.access.MasterKey;
import dev.voicebox.access.admin.list.Part;
import dev.voicebox.content.TenantKeys;
import dev.voicebox.erasure.Erasure.Progress;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.SessionId;
import dev.voicebox.journal.EndReason;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Records;
import dev.voicebox.journal.SessionFact;
import dev.voicebox.journal.SessionKind;
import dev.voicebox.journal.Stamp;
import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.journal.form.RecordForm;
import dev.voicebox.journal.table.DatabaseTables;
import dev.voicebox.outbox.OutboxForm;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.erasure.ErasureRow;
import dev.voicebox.persistence.erasure.ErasureSteps;
import dev.voicebox.persistence.journal.JournalRows;
import dev.voicebox.persistence.outbox.OutboxWriter;
import dev.voicebox.persistence.redis.ClientSecretStore;
import dev.voicebox.persistence.redis.JournalStreams;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.tenant.LocalUnitOfWork;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.SettableClock;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With a real database and a real Redis. */
class ErasureWorkerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");
    private static final String EACH =
            "sessions 1, items 1, events 3, tools 1, files 1, outbox 6, decisions 1, usage 1";
    private static final String NUMBERS =
            "sessions 0, items 0, events 0, tools 0, files 0, outbox 1, decisions 0, usage 1";

    private static EmbeddedDatabase database;
    private static LocalEntities entities;
    private static RedisConnection redis;

    private final SettableClock clock = SettableClock.atNoon();
    private final String gateway = UUID.randomUUID().toString();
    private final JournalStreams streams = new JournalStreams(redis);
    private final ClientSecretStore secrets = new ClientSecretStore(redis);
    private final LocalUnitOfWork work = new LocalUnitOfWork(entities);
    private final ErasureSteps steps = new ErasureSteps(database.dataSource(), PATIENCE);
    private final List<String> log = new ArrayList<>();
    private final Erasures erasures = new Erasures(work, clock)
            .by((tenant, deed) ->
                    log.add(tenant + " " + deed.action() + " " + deed.details().get("session")));
    private final ErasureWorker worker = new ErasureWorker(steps, new ErasedInRedis(streams, secrets), clock);

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
        entities = new LocalEntities(database.dataSource());
        redis = RedisConnection.to(EmbeddedRedis.shared().url());
    }

    @AfterAll
    static void close() {
        entities.close();
        redis.close();
    }

    @BeforeEach
    void begin() {
        database.execute("truncate tenants, sessions, conversation_items, session_events, outbox, policy_audit,"
                + " usage_records, erasure_marks, memory_replica cascade");
        entities.run(em -> {
            new TenantRepository(em).add(new TenantEntity("acme", "Acme", clock.instant()));
            new TenantRepository(em).add(new TenantEntity("other", "Other", clock.instant()));
        });
    }

    @AfterEach
    void forget() {
        streams.forget(gateway);
    }

    @Test
    void ofAnErasedSessionOnlyNumbersAreLeft() throws Exception {
        happened(ACME, "sess_1", clock.instant());
        happened(ACME, "sess_2", clock.instant());
        happened(OTHER, "sess_1", clock.instant());

        Erasure request = erasures.ofSession(ACME, new SessionId("sess_1"), "boss");
        finish();

        assertThat(rows(ACME, "sess_1")).isEqualTo(NUMBERS);
        assertThat(rows(ACME, "sess_2")).isEqualTo(EACH);
        assertThat(rows(OTHER, "sess_1")).isEqualTo(EACH);
        Erasure done = erasures.find(ACME, request.id()).orElseThrow();
        assertThat(done.progress()).isEqualTo(Progress.FINISHED);
        assertThat(done.finishedAt()).isPresent();
        assertThat(done.erased()).containsEntry("conversation_items", 1L).containsEntry("outbox", 5L);
        assertThat(erasures.find(OTHER, request.id())).isEmpty();
    }

    @Test
    void recordsOfAnErasedSessionThatComeLaterAreLeftOut() throws Exception {
        erasures.ofSession(ACME, new SessionId("sess_1"), "boss");
        happened(ACME, "sess_1", clock.instant().plusSeconds(60));
        happened(ACME, "sess_2", clock.instant());

        // Attachments and decisions come another way than by the journal; of the second none is of a session that is
        // gone.
        assertThat(rows(ACME, "sess_1")).startsWith("sessions 0, items 0, events 0, tools 0, files 0, outbox 1");
        assertThat(rows(ACME, "sess_1")).endsWith("usage 1");
        assertThat(rows(ACME, "sess_2")).isEqualTo(EACH);
    }

    @Test
    void everythingOfATenantGoesWithItsKeyAndItsSecretsAndWhatIsSaidLaterStays() throws Exception {
        happened(ACME, "sess_1", clock.instant().minusSeconds(10));
        happened(OTHER, "sess_1", clock.instant().minusSeconds(10));
        secrets.put("acme", new byte[] {1}, "{}", Duration.ofMinutes(1), 600);
        secrets.put("other", new byte[] {1}, "{}", Duration.ofMinutes(1), 600);
        database.execute("update tenants set settings = '{\"content_encryption\": true}'");
        TenantKeys keys =
                new TenantKeys(work, MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32])), clock);
        keys.protection(ACME);
        keys.protection(OTHER);

        erasures.ofEverything(ACME, "boss");
        assertThat(database.ask("select string_agg(tenant_id, ',') from tenant_keys where wrapped is not null"))
                .as("at once")
                .isEqualTo("other");
        finish();
        happened(ACME, "sess_1", clock.instant().minus(Duration.ofMinutes(10)));
        happened(ACME, "sess_2", clock.instant());

        assertThat(rows(ACME, "sess_1"))
                .as("out of the log of a server")
                .contains("items 0")
                .contains("sessions 0");
        assertThat(rows(ACME, "sess_2")).isEqualTo(EACH);
        assertThat(rows(OTHER, "sess_1")).isEqualTo(EACH);
        assertThat(secrets.find("acme", new byte[] {1})).isEmpty();
        assertThat(secrets.find("other", new byte[] {1})).isPresent();
    }

    @Test
    void copiesOfLogsInRedisLoseWhatIsErasedAndKeepNumbers() throws Exception {
        streams.beat(gateway);
        List<JournalRecord> copied = new ArrayList<>(records(ACME, "sess_1", clock.instant()));
        copied.addAll(records(OTHER, "sess_1", clock.instant()));
        for (int i = 0; i < 100; i++) {
            streams.append(gateway, copied.stream().map(RecordForm::write).toList());
        }

        erasures.ofSession(ACME, new SessionId("sess_1"), "boss");
        finish();

        List<JournalRecord> left = streams.oldest(gateway, 10_000).stream()
                .map(entry -> RecordForm.read(entry.form()))
                .toList();
        assertThat(left.stream().filter(record -> record.stamp().tenant().equals(OTHER)))
                .hasSize(100 * records(OTHER, "sess_1", clock.instant()).size());
        assertThat(left.stream().filter(record -> record.stamp().tenant().equals(ACME)))
                .hasSize(100)
                .allMatch(JournalRecord.Used.class::isInstance);
    }

    @Test
    void aLargeSessionGoesInPortionsThatAnyServerGoesOnWith() throws Exception {
        database.execute(
                "insert into conversation_items (tenant_id, session_id, item_id, position, revision, item, written_at)"
                        + " select 'acme', 'sess_1', 'item_' || n, n, n, '{}', now() from generate_series(1, 2500) n");
        Erasure request = erasures.ofSession(ACME, new SessionId("sess_1"), "boss");

        assertThat(steps.eraseRows(steps.due(clock.instant(), 1).get(0), clock.instant()))
                .isTrue();
        assertThat(erasures.find(ACME, request.id()).orElseThrow().erased())
                .isEqualTo(Map.of("conversation_items", 1_000L));
        assertThat(erasures.find(ACME, request.id()).orElseThrow().progress()).isEqualTo(Progress.ERASING);

        finish();
        assertThat(erasures.find(ACME, request.id()).orElseThrow().erased())
                .isEqualTo(Map.of("conversation_items", 2_500L));
        assertThat(database.ask("select count(*) from conversation_items")).isEqualTo("0");
    }

    @Test
    void aRequestThatAnotherServerIsAtIsLeftToIt() throws Exception {
        happened(ACME, "sess_1", clock.instant());
        erasures.ofSession(ACME, new SessionId("sess_1"), "boss");
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select 1 from erasures for update");
            worker.run();
            other.rollback();
        }

        assertThat(rows(ACME, "sess_1")).isEqualTo(EACH);
    }

    @Test
    void aServerThatIsBehindDoesNotLookAgainTooEarly() throws Exception {
        Erasure request = erasures.ofSession(ACME, new SessionId("sess_1"), "boss");
        ErasureRow known = steps.due(clock.instant(), 1).get(0);
        worker.run();
        worker.run();
        assertThat(erasures.find(ACME, request.id()).orElseThrow().progress()).isEqualTo(Progress.LOOKING_AGAIN);

        steps.eraseRows(known, clock.instant());
        clock.advance(Duration.ofSeconds(29));
        worker.run();

        assertThat(steps.due(clock.instant(), 1)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(steps.due(clock.instant(), 1)).hasSize(1);
    }

    @Test
    void whatWasOnItsWayWhenTheRequestCameIsFoundLater() throws Exception {
        Erasure request = erasures.ofSession(ACME, new SessionId("sess_1"), "boss");
        worker.run();
        worker.run();
        worker.run();
        assertThat(erasures.find(ACME, request.id()).orElseThrow().progress()).isEqualTo(Progress.LOOKING_AGAIN);
        // A transaction that had begun before the mark was there.
        database.execute(
                "set session_replication_role = replica; insert into sessions (tenant_id, id, project_id, started_at)"
                        + " values ('acme', 'sess_1', 'main', now()); set session_replication_role = origin");

        finish();
        assertThat(erasures.find(ACME, request.id()).orElseThrow().progress()).isEqualTo(Progress.FINISHED);
        assertThat(database.ask("select count(*) from sessions")).isEqualTo("0");
    }

    @Test
    void whileRedisIsAwayARequestWaitsAndOthersGoOn() throws Exception {
        happened(ACME, "sess_1", clock.instant());
        Erasure request = erasures.ofSession(ACME, new SessionId("sess_1"), "boss");
        try (RedisConnection away = RedisConnection.to("redis://127.0.0.1:1")) {
            ErasedInRedis unreachable = new ErasedInRedis(new JournalStreams(away), new ClientSecretStore(away));
            ErasureWorker half = new ErasureWorker(steps, unreachable, clock);
            half.run();
            half.run();
        }

        assertThat(rows(ACME, "sess_1")).isEqualTo(NUMBERS);
        assertThat(erasures.find(ACME, request.id()).orElseThrow().progress()).isEqualTo(Progress.ERASING);
        assertThat(steps.due(clock.instant(), 10)).as("for a minute").isEmpty();
        clock.advance(Duration.ofMinutes(1));
        finish();
        assertThat(requests(ACME)).extracting(Erasure::progress).containsExactly(Progress.FINISHED);
    }

    @Test
    void whoeverAsksMayMeanWhatIsOlderThanATime() throws Exception {
        happened(ACME, "sess_old", clock.instant().minus(Duration.ofDays(3)));
        happened(ACME, "sess_young", clock.instant());
        secrets.put("acme", new byte[] {9}, "{}", Duration.ofMinutes(1), 600);

        Erasure asked = erasures.ofOlder(ACME, clock.instant().minus(Duration.ofDays(1)), "boss");
        finish();

        assertThat(asked.byAge()).isTrue();
        assertThat(asked.byRule()).isFalse();
        assertThat(rows(ACME, "sess_old")).isEqualTo(NUMBERS);
        assertThat(rows(ACME, "sess_young")).isEqualTo(EACH);
        assertThat(secrets.find("acme", new byte[] {9})).as("a secret of now").isPresent();
        assertThat(erasures.find(ACME, asked.id()).orElseThrow().progress()).isEqualTo(Progress.FINISHED);
    }

    @Test
    void whatIsAskedForIsWrittenDownOrNotAskedForAtAll() {
        erasures.ofSession(ACME, new SessionId("sess_1"), "boss");
        erasures.ofEverything(ACME, "boss");

        assertThat(log).containsExactly("acme erasure.create sess_1", "acme erasure.create *");
        assertThatThrownBy(() -> new Erasures(work, clock).ofEverything(OTHER, "boss"))
                .hasMessageContaining("nobody has said who does this");
        assertThat(requests(OTHER)).isEmpty();
    }

    @Test
    void sessionsOlderThanTheirTenantKeepsThemGo() throws Exception {
        happened(ACME, "sess_old", clock.instant().minus(Duration.ofDays(31)));
        happened(ACME, "sess_young", clock.instant().minus(Duration.ofDays(29)));
        happened(OTHER, "sess_old", clock.instant().minus(Duration.ofDays(400)));
        database.execute("update tenants set retention_days = 30 where id = 'acme'");

        Retention retention = new Retention(work, steps, clock);
        retention.run();
        retention.run();
        finish();

        assertThat(rows(ACME, "sess_old")).isEqualTo(NUMBERS);
        assertThat(rows(ACME, "sess_young")).isEqualTo(EACH);
        assertThat(rows(OTHER, "sess_old")).isEqualTo(EACH);
        assertThat(requests(ACME)).singleElement().satisfies(done -> {
            assertThat(done.byRule()).isTrue();
            assertThat(done.progress()).isEqualTo(Progress.FINISHED);
        });
        clock.advance(Duration.ofDays(1));
        retention.run();
        assertThat(requests(ACME)).hasSize(2);
    }

    /** Rounds of the timer until nothing is due, and those of a minute later. */
    private List<Erasure> requests(TenantId tenant) {
        return erasures.list(tenant, new Part.Wanted(null, null, 10))
                .orElseThrow()
                .data();
    }

    private void finish() throws Exception {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 20 && !steps.due(clock.instant(), 1).isEmpty(); i++) {
                worker.run();
            }
            clock.advance(Duration.ofMinutes(1));
        }
    }

    private void happened(TenantId tenant, String session, Instant at) throws Exception {
        DatabaseTables tables = new DatabaseTables(
                new JournalRows(database.dataSource(), new OutboxWriter()), PATIENCE, OutboxForm::journalRowsOf);
        assertThat(tables.write(records(tenant, session, at))).isEmpty();
        String values = "'" + tenant + "', '" + session + "', ";
        database.execute(
                "insert into attachments (tenant_id, session_id, id, file_name, media_type, content, sha256, created_at)"
                        + " values (" + values + "'a', 'f', 'm', 'x', sha256('x'), '" + at + "')");
        database.execute(
                "insert into policy_audit (tenant_id, session_id, entry_point, allowed, policy_version, input_hash,"
                        + " took_us, at) values (" + values + "'voice/allow', true, '1', sha256('x'), 1, '" + at
                        + "')");
    }

    private static List<JournalRecord> records(TenantId tenant, String session, Instant at) {
        List<Stamp> stamps = new ArrayList<>();
        for (long sequence = 1; sequence <= 6; sequence++) {
            stamps.add(new Stamp(tenant, new ProjectId("main"), new SessionId(session), sequence, at));
        }
        Item said = Records.message("item_1", "said");
        return List.of(
                new JournalRecord.SessionBegan(stamps.get(0), SessionKind.REALTIME, "m", null, "gateway"),
                new JournalRecord.ItemPut(stamps.get(1), 1, said.withId(new ItemId("item_1")), null),
                new JournalRecord.ToolCalled(
                        stamps.get(2), "call_1", new ResponseId("resp_1"), "look_up", "0a".repeat(32)),
                new JournalRecord.Noted(stamps.get(3), new SessionFact.Updated()),
                new JournalRecord.Used(stamps.get(4), new UsageAmounts(1, 2, 3, 4, 5, 6)),
                new JournalRecord.SessionEnded(stamps.get(5), EndReason.CLIENT_CLOSED));
    }

    private static String rows(TenantId tenant, String session) {
        String where = " where tenant_id = '" + tenant + "' and session_id = '" + session + "')";
        return database.ask("select 'sessions ' || (select count(*) from sessions where tenant_id = '" + tenant
                + "' and id = '" + session + "') || ', items ' || (select count(*) from conversation_items" + where
                + " || ', events ' || (select count(*) from session_events" + where
                + " || ', tools ' || (select count(*) from tool_invocations" + where
                + " || ', files ' || (select count(*) from attachments" + where
                + " || ', outbox ' || (select count(*) from outbox" + where
                + " || ', decisions ' || (select count(*) from policy_audit" + where
                + " || ', usage ' || (select count(*) from usage_records" + where);
    }
}
