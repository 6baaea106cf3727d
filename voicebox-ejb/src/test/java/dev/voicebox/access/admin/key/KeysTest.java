package dev.voicebox.access.admin.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.access.TestKeys;
import dev.voicebox.access.admin.AdminRole;
import dev.voicebox.access.admin.Administrator;
import dev.voicebox.access.admin.list.Part;
import dev.voicebox.access.admin.project.ProjectView;
import dev.voicebox.access.admin.project.Projects;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.access.admin.store.AdminWork;
import dev.voicebox.access.admin.tenant.TenantChange;
import dev.voicebox.access.admin.tenant.Tenants;
import dev.voicebox.access.notice.Notice;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.tenant.LocalUnitOfWork;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.Scope;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tenants, projects and keys, in PostgreSQL. */
class KeysTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");
    private static final TenantChange PLAIN =
            new TenantChange(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
    private static final Part.Wanted ALL = new Part.Wanted(null, null, 10);
    private static EmbeddedDatabase database;
    private static LocalEntities entities;

    private final RecordingNotices notices = new RecordingNotices();
    private final List<String> log = new ArrayList<>();
    private final AdminWork plain = new AdminWork(new LocalUnitOfWork(entities), Clock.systemUTC());
    private final AdminWork work =
            plain.by((tenant, deed) -> log.add(tenant + " " + deed.action() + " " + deed.subject()));
    private final Tenants tenants = new Tenants(work, notices);
    private final Projects projects = new Projects(work, notices);
    private final Keys keys = new Keys(work, TestKeys.mint(), notices);

    private ProjectView project;

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
    void twoTenants() throws AdminRefused {
        database.execute("truncate tenants cascade");
        tenants.create(ACME, PLAIN);
        tenants.create(OTHER, PLAIN);
        project =
                projects.create(ACME, new ProjectId("proj_1"), new Projects.Change(Optional.of("P"), Optional.empty()));
        notices.published.clear();
        log.clear();
    }

    @Test
    void whatIsDoneIsWrittenDown() throws AdminRefused {
        MadeKey made = make();
        String id = made.view().id();
        keys.rotate(Optional.empty(), id, Duration.ofHours(1));
        keys.revoke(Optional.empty(), id);
        tenants.change(ACME, PLAIN, OptionalLong.empty());

        assertThat(log)
                .containsExactly(
                        "acme api_key.create api_key:" + id,
                        "acme api_key.update api_key:" + id,
                        "acme api_key.delete api_key:" + id,
                        "acme tenant.update tenant:acme");
    }

    @Test
    void whatCannotBeWrittenDownDoesNotHappen() throws AdminRefused {
        MadeKey made = make();
        String id = made.view().id();
        AdminWork mute = plain.by((tenant, deed) -> {
            throw new IllegalStateException("the log is full");
        });
        Keys unheard = new Keys(mute, TestKeys.mint(), notices);

        for (ThrowingCallable write : List.<ThrowingCallable>of(
                () -> unheard.revoke(Optional.empty(), id),
                () -> unheard.rotate(Optional.empty(), id, Duration.ZERO),
                () -> new Keys(plain, TestKeys.mint(), notices).revoke(Optional.empty(), id))) {
            assertThat(catchThrowableOfType(AdminRefused.class, write).reason())
                    .isEqualTo(AdminRefused.Reason.STORE_AWAY);
        }
        assertThat(keys.find(Optional.empty(), id).statusAt(Instant.now())).isEqualTo("active");
        assertThat(keys.list(project, ALL).data()).hasSize(1);
        assertThat(notices.published).isEmpty();
    }

    @Test
    void aKeyOfOneTenantIsNotThereForAnother() throws AdminRefused {
        MadeKey made = make();

        assertThat(refusal(() -> keys.find(Optional.of(OTHER), made.view().id()))
                        .reason())
                .isEqualTo(AdminRefused.Reason.UNKNOWN);
        assertThat(refusal(() -> keys.revoke(Optional.of(OTHER), made.view().id()))
                        .reason())
                .isEqualTo(AdminRefused.Reason.UNKNOWN);
        assertThat(keys.find(Optional.empty(), made.view().id()).statusAt(work.now()))
                .isEqualTo("active");
    }

    @Test
    void aRotatedKeyHasAnEndAndASuccessorLikeIt() throws AdminRefused {
        MadeKey old = make();

        MadeKey fresh = keys.rotate(Optional.of(ACME), old.view().id(), Duration.ofHours(1));

        KeyView retiring = keys.find(Optional.of(ACME), old.view().id());
        assertThat(retiring.statusAt(work.now())).isEqualTo("retiring");
        assertThat(retiring.statusAt(work.now().plusSeconds(3_600))).isEqualTo("revoked");
        assertThat(fresh.view().scopes()).isEqualTo(old.view().scopes());
        assertThat(fresh.view().replaces()).contains(old.view().id());
        assertThat(fresh.secret()).isNotEqualTo(old.secret());
        assertThat(notices.published)
                .containsExactly(
                        Notice.of(Notice.Kind.KEY_CHANGED, ACME, old.view().id()));
    }

    @Test
    void aKeyIsRotatedOnce() throws AdminRefused {
        String id = make().view().id();
        keys.rotate(Optional.of(ACME), id, Duration.ofHours(1));

        assertThat(refusal(() -> keys.rotate(Optional.of(ACME), id, Duration.ZERO))
                        .code())
                .isEqualTo("key_not_active");
    }

    @Test
    void revokingTwiceKeepsTheFirstMoment() throws AdminRefused {
        String id = make().view().id();

        KeyView first = keys.revoke(Optional.of(ACME), id);

        assertThat(keys.revoke(Optional.of(ACME), id)).isEqualTo(first);
    }

    @Test
    void aProjectTakesItsKeysWithIt() throws AdminRefused {
        String id = make().view().id();

        projects.delete(Optional.of(ACME), project.id(), OptionalLong.of(1));

        assertThat(keys.find(Optional.of(ACME), id).statusAt(work.now())).isEqualTo("revoked");
        assertThat(refusal(() -> projects.find(Optional.of(ACME), project.id())).code())
                .isEqualTo("project_not_found");
        assertThat(projects.list(ACME, ALL).data()).isEmpty();
        assertThat(notices.published).containsExactly(Notice.of(Notice.Kind.KEY_CHANGED, ACME, id));
    }

    @Test
    void aProjectIdThatTwoTenantsHaveMustBeNamedWithItsTenant() throws AdminRefused {
        projects.create(OTHER, project.id(), new Projects.Change(Optional.empty(), Optional.empty()));

        assertThat(refusal(() -> projects.find(Optional.empty(), project.id())).reason())
                .isEqualTo(AdminRefused.Reason.INVALID);
        assertThat(projects.find(Optional.of(ACME), project.id())).isEqualTo(project);
    }

    @Test
    void aChangeOfAnotherVersionIsRefusedAndChangesNothing() throws AdminRefused {
        TenantChange suspended = new TenantChange(
                Optional.empty(), Optional.of("suspended"), Optional.empty(), Map.of(), Optional.empty());

        assertThat(refusal(() -> tenants.change(ACME, suspended, OptionalLong.of(2)))
                        .reason())
                .isEqualTo(AdminRefused.Reason.OTHER_VERSION);
        assertThat(tenants.find(ACME).status()).isEqualTo("active");
        assertThat(tenants.change(ACME, suspended, OptionalLong.of(1)).version())
                .isEqualTo(2);
    }

    @Test
    void aDeletedTenantStaysDeleted() throws AdminRefused {
        tenants.delete(ACME, OptionalLong.empty());

        assertThat(refusal(() -> tenants.change(ACME, PLAIN, OptionalLong.empty()))
                        .code())
                .isEqualTo("tenant_deleted");
        assertThat(refusal(() -> tenants.create(ACME, PLAIN)).code()).isEqualTo("id_taken");
    }

    @Test
    void tenantsAreListedForWhoRunsThePlatformAndForOthersTheirOwn() throws AdminRefused {
        Administrator root = new Administrator("root", AdminRole.PLATFORM_ADMIN, Optional.empty());
        Administrator ann = new Administrator("ann", AdminRole.VIEWER, Optional.of(OTHER));

        assertThat(tenants.list(root, ALL).data())
                .extracting(tenant -> tenant.id())
                .containsExactly(ACME, OTHER);
        assertThat(tenants.list(root, new Part.Wanted(null, "other", 1)).data())
                .extracting(tenant -> tenant.id())
                .containsExactly(ACME);
        assertThat(tenants.list(ann, ALL).data())
                .extracting(tenant -> tenant.id())
                .containsExactly(OTHER);
    }

    @Test
    void theKeyItselfIsNowhereInTheDatabase() throws AdminRefused {
        MadeKey made = make();

        assertThat(database.ask("select count(*) from api_keys where api_keys::text like '%" + made.secret() + "%'"))
                .isEqualTo("0");
        assertThat(made.toString()).doesNotContain(made.secret());
    }

    private MadeKey make() throws AdminRefused {
        return keys.create(project, new NewKey("hotline", List.of(Scope.REALTIME_CONNECT), Optional.empty()));
    }

    private static AdminRefused refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(AdminRefused.class, call);
    }

    private static final class RecordingNotices implements Notices {
        final List<Notice> published = new ArrayList<>();

        @Override
        public void publish(Notice notice) {
            published.add(notice);
        }

        @Override
        public AutoCloseable listen(Consumer<Notice> listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isHeard() {
            return true;
        }
    }
}
