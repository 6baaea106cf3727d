package dev.voicebox.tenant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.migration.SchemaMigration;

import static org.assertj.core.api.Assertions.assertThat;

class PreparationTest {

    private final EmbeddedDatabase database = EmbeddedDatabase.empty();
    private final LocalEntities entities = new LocalEntities(database.dataSource());
    private final SettableClock clock = SettableClock.atNoon();
    private final List<String> lines = new ArrayList<>();

    @AfterEach
    void close() {
        entities.close();
    }

    @Test
    void anEmptyDatabaseGetsTablesAndThenATenant() {
        assertThat(preparation(new SchemaMigration(database.dataSource())::run, key())
                        .attempt())
                .isTrue();

        assertThat(database.ask("select id from tenants")).isEqualTo("default");
        assertThat(lines).singleElement().asString().contains("made the first tenant");
    }

    @Test
    void withoutAKeyOneLineSaysWhatToSet() {
        assertThat(preparation(new SchemaMigration(database.dataSource())::run, Optional.empty())
                        .attempt())
                .isTrue();

        assertThat(lines).singleElement().asString().contains("set voicebox.bootstrap.api-key");
    }

    @Test
    void aRestartSaysNothing() {
        preparation(new SchemaMigration(database.dataSource())::run, key()).attempt();
        lines.clear();

        preparation(new SchemaMigration(database.dataSource())::run, key()).attempt();

        assertThat(lines).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayIsTriedAgainWithOneLineAMinute() {
        Preparation preparation = preparation(
                () -> {
                    throw new IllegalStateException("wrapped", new java.net.ConnectException("refused\nmore"));
                },
                key());

        assertThat(preparation.attempt()).isFalse();
        clock.advance(Duration.ofSeconds(59));
        assertThat(preparation.attempt()).isFalse();
        assertThat(lines).singleElement().asString().endsWith("ConnectException: refused");

        clock.advance(Duration.ofSeconds(1));
        preparation.attempt();
        assertThat(lines).hasSize(2);
    }

    @Test
    void noTenantIsMadeBeforeTheTables() {
        Preparation preparation = preparation(() -> {}, key());

        assertThat(preparation.attempt()).isFalse();
    }

    @Test
    void itSucceedsWhenTheDatabaseComesBack() {
        List<String> failures = new ArrayList<>(List.of("once"));
        SchemaMigration migration = new SchemaMigration(database.dataSource());
        Preparation preparation = preparation(
                () -> {
                    if (!failures.isEmpty()) {
                        throw new IllegalStateException(failures.remove(0));
                    }
                    migration.run();
                },
                key());

        assertThat(preparation.attempt()).isFalse();
        assertThat(preparation.attempt()).isTrue();
    }

    private Preparation preparation(Runnable migration, Optional<BootstrapKey> key) {
        FirstTenant firstTenant = new FirstTenant(new LocalUnitOfWork(entities), key, clock);
        return new Preparation(migration, firstTenant, clock, lines::add);
    }

    private static Optional<BootstrapKey> key() {
        return Optional.of(new BootstrapKey("prefix", new byte[32], List.of()));
    }
}
