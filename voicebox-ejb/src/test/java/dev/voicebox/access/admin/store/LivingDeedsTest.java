package dev.voicebox.access.admin.store;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.voicebox.access.admin.list.Part;
import dev.voicebox.access.admin.project.Projects;
import dev.voicebox.access.notice.Notice;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.audit.AuditLog;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.persistence.tenant.TenantStatus;
import dev.voicebox.tenant.LocalUnitOfWork;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Whether something may be done in a tenant, in PostgreSQL. */
class LivingDeedsTest {
    private static final TenantId ACME = new TenantId("acme");
    private static EmbeddedDatabase database;
    private static LocalEntities entities;

    private final List<String> written = new ArrayList<>();
    private final LocalUnitOfWork work = new LocalUnitOfWork(entities);
    private final Deeds deeds = new LivingDeeds((tenant, deed) -> written.add(deed.action()), work);

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
        entities = new LocalEntities(database.dataSource());
    }

    @AfterAll
    static void close() {
        entities.close();
    }

    @BeforeEach
    void aTenant() {
        database.execute("truncate tenants cascade");
        work.inTransaction(ACME, em -> {
            new TenantRepository(em).add(new TenantEntity("acme", "Acme", Instant.EPOCH));
            return em;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "suspended"})
    void whatIsDoneInATenantThatIsThereIsWrittenDown(String status) {
        become(status);

        deeds.done(ACME, new Deed("persona.create", "persona:1"));

        assertThat(written).containsExactly("persona.create");
    }

    @ParameterizedTest
    @ValueSource(strings = {"persona.create", "api_key.delete", "tenant_quota.update", "what.comes"})
    void inOneThatIsDeletedNothingIsDone(String action) {
        become("deleted");

        TenantDeleted stopped =
                catchThrowableOfType(TenantDeleted.class, () -> deeds.done(ACME, new Deed(action, "thing:1")));

        assertThat(stopped).hasMessageContaining("'acme' is deleted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant.delete",
                "erasure.create",
                "content_key.delete",
                "outbox.update",
                "browser_session.create"
            })
    void whatEndsItOrTakesAwayWhatIsLeftIsDoneAllTheSame(String action) {
        become("deleted");

        assertThatCode(() -> deeds.done(ACME, new Deed(action, "tenant:acme"))).doesNotThrowAnyException();
    }

    @Test
    void whatBelongsToNoTenantIsDone() {
        assertThatCode(() -> deeds.done(AuditLog.PLATFORM, new Deed("platform_quota.update", "platform_quota")))
                .doesNotThrowAnyException();
    }

    @Test
    void whatWasWrittenOnTheWayIsTakenBack() throws AdminRefused {
        AdminWork admin = new AdminWork(work, Clock.systemUTC()).by(deeds);
        Projects projects = new Projects(admin, new Nobody());
        Projects.Change plain = new Projects.Change(Optional.of("P"), Optional.empty());
        projects.create(ACME, new ProjectId("proj_1"), plain);
        become("deleted");

        AdminRefused refused =
                catchThrowableOfType(AdminRefused.class, () -> projects.create(ACME, new ProjectId("proj_2"), plain));

        assertThat(TenantDeleted.behind(refused)).isNotNull();
        become("active");
        assertThat(projects.list(ACME, new Part.Wanted(null, null, 5)).data()).hasSize(1);
    }

    private void become(String status) {
        work.inTransaction(ACME, em -> {
            new TenantRepository(em).find("acme").orElseThrow().toStatus(TenantStatus.of(status));
            return em;
        });
    }

    /** Of projects that are made, nobody hears. */
    private static final class Nobody implements Notices {
        @Override
        public void publish(Notice notice) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AutoCloseable listen(Consumer<Notice> listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isHeard() {
            throw new UnsupportedOperationException();
        }
    }
}
