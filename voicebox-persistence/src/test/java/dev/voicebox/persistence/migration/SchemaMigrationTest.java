package dev.voicebox.persistence.migration;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.FreePort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SchemaMigrationTest {

    /** Without the parts of tables. */
    private static final String TABLES = "select string_agg(relname, ',' order by relname) from pg_class"
            + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition"
            + " and relname not like 'databasechange%'";

    private static final String ALL =
            "api_keys,attachments,audit_head,audit_log,conversation_items,erasure_marks,erasures,idempotent_calls,memory_replica,"
                    + "outbox,outbox_lanes,personas,policy_audit,projects,provider_credentials,quotas,session_events,sessions,"
                    + "tenant_keys,tenants,tool_invocations,usage_minutes,usage_postings,usage_records,voices";
    private static final int CHANGE_SETS = 42;

    private final EmbeddedDatabase database = EmbeddedDatabase.empty();
    private final SchemaMigration migration = new SchemaMigration(database.dataSource());

    @Test
    void anEmptyDatabaseGetsTheTables() {
        migration.run();

        assertThat(database.ask(TABLES)).isEqualTo(ALL);
    }

    @Test
    void aSecondRunChangesNothing() {
        migration.run();
        String before = database.ask("select count(*) || ' ' || max(dateexecuted) from databasechangelog");

        migration.run();

        assertThat(database.ask("select count(*) || ' ' || max(dateexecuted) from databasechangelog"))
                .isEqualTo(before);
    }

    @Test
    void threeServersStartingTogetherMigrateOnce() throws Exception {
        Callable<Void> server = () -> {
            new SchemaMigration(database.dataSource()).run();
            return null;
        };
        ExecutorService servers = Executors.newFixedThreadPool(3);
        try {
            List<Future<Void>> runs = servers.invokeAll(List.of(server, server, server));
            for (Future<Void> run : runs) {
                run.get();
            }
        } finally {
            servers.shutdownNow();
        }

        assertThat(database.ask(TABLES)).isEqualTo(ALL);
        assertThat(database.ask("select count(*) from databasechangelog")).isEqualTo(Integer.toString(CHANGE_SETS));
    }

    @Test
    void aServerThatDiedWhileMigratingBlocksNobody() {
        migration.run();
        database.execute("update databasechangeloglock set locked = true, lockgranted = now(), lockedby = 'gone'");
        database.execute("drop table api_keys");
        database.execute("delete from databasechangelog where id = '001-api-keys'");

        migration.run();

        assertThat(database.ask(TABLES)).isEqualTo(ALL);
    }

    @Test
    void keysThatMadeClientSecretsGoOn() {
        migration.run();
        database.execute("insert into tenants (id, name, status, created_at) values ('t', 't', 'active', now())");
        database.execute(
                "insert into projects (tenant_id, id, name, environment, created_at) values ('t', 'p', 'p', 'live', now())");
        insertKey("a", "realtime:connect,billing:read");
        insertKey("b", "billing:read");
        insertKey("c", "realtime:connect,realtime:admin");
        database.execute("delete from databasechangelog where id = '012-keys-that-mint'");

        migration.run();

        assertThat(database.ask(
                        "select string_agg(id || ' ' || array_to_string(scopes, ' '), ', ' order by id) from api_keys"))
                .isEqualTo("a realtime:connect billing:read realtime:admin, b billing:read,"
                        + " c realtime:connect realtime:admin");
    }

    private void insertKey(String id, String scopes) {
        database.execute("insert into api_keys (tenant_id, project_id, id, name, prefix, key_hash, scopes, created_at)"
                + " values ('t', 'p', '" + id + "', 'k', 'abcdefgh', sha256('" + id + "'::bytea), '{" + scopes
                + "}', now())");
    }

    @Test
    void everyChangeSetCanBeTakenBackAndAppliedAgain() {
        migration.run();

        migration.rollback(CHANGE_SETS);
        assertThat(database.ask(TABLES)).isNull();
        assertThat(database.ask("select string_agg(proname, ',') from pg_proc where proname like 'voicebox%'"))
                .isNull();

        migration.run();
        assertThat(database.ask(TABLES)).isEqualTo(ALL);
    }

    @Test
    void everyPrimaryKeyBeginsWithTheTenant() {
        migration.run();

        String others = database.ask("select string_agg(distinct c.relname || '.' || a.attname, ',')"
                + " from pg_index i join pg_class c on c.oid = i.indrelid"
                + " join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]"
                + " where i.indisprimary and c.relnamespace = 'public'::regnamespace"
                + " and c.relname not like 'databasechange%' and a.attname <> 'tenant_id'");
        // Lanes carry the events of all tenants, postings their usage.
        assertThat(others.split(","))
                .containsExactlyInAnyOrder("tenants.id", "outbox_lanes.lane", "usage_postings.target");
    }

    @Test
    void sessionsAndItemsLieInSixteenPartsByTenant() {
        migration.run();

        assertThat(database.ask("select string_agg(distinct c.relname || ' ' || pg_get_partkeydef(c.oid) || ' ' ||"
                        + " (select count(*) from pg_inherits where inhparent = c.oid), ', ') from pg_class c"
                        + " where c.relkind = 'p'"))
                .isEqualTo("conversation_items HASH (tenant_id) 16, sessions HASH (tenant_id) 16");
    }

    @Test
    void changeSetsCanBeTakenBackOneAtATime() {
        migration.run();
        for (int taken = 1; taken <= CHANGE_SETS; taken++) {
            migration.rollback(1);
        }
        assertThat(database.ask(TABLES)).isNull();
    }

    @Test
    void nothingIsPrintedToTheConsole() {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            migration.run();
        } finally {
            System.setOut(out);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayIsSaidSo() {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setServerNames(new String[] {"127.0.0.1"});
        away.setPortNumbers(new int[] {FreePort.any()});
        away.setUser("nobody");

        assertThatThrownBy(() -> new SchemaMigration(away).run())
                .isInstanceOf(MigrationFailed.class)
                .hasMessageStartingWith("The database cannot be reached");
    }

    @Test
    void aBadNumberOfStepsIsRefused() {
        assertThat(Stream.of(0, -1))
                .allSatisfy(steps -> assertThatThrownBy(() -> migration.rollback(steps))
                        .isInstanceOf(IllegalArgumentException.class));
    }
}
