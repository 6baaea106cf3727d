package dev.voicebox.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.access.MasterKey;
import dev.voicebox.content.ContentKey;
import dev.voicebox.content.Protection;
import dev.voicebox.content.SealedForm;
import dev.voicebox.content.SealedItem;
import dev.voicebox.content.TenantKeys;
import dev.voicebox.journal.Records;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.history.HistoryRows;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.tenant.LocalUnitOfWork;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.wire.item.StoredItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** History of a tenant whose content is kept encrypted, against a real database. */
class EncryptedHistoryTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final TenantId ACME = new TenantId("acme");
    private static final Page.Wanted ALL = new Page.Wanted(null, null, 10, false);

    private final EmbeddedDatabase database = EmbeddedDatabase.migrated();
    private final LocalEntities entities = new LocalEntities(database.dataSource());
    private final LocalUnitOfWork work = new LocalUnitOfWork(entities);
    private final TenantKeys keys =
            new TenantKeys(work, MasterKey.parse(Base64.getEncoder().encodeToString(new byte[32])), NOON);
    private final History history =
            new History(new HistoryTenants(work), new HistoryRows(database.dataSource(), Duration.ofSeconds(20)), keys);

    @BeforeEach
    void oneEncryptedItem() {
        entities.run(em -> {
            TenantEntity acme = new TenantEntity("acme", "Acme", NOON.instant());
            acme.replaceSettings(Map.of(TenantKeys.SETTING, true));
            new TenantRepository(em).add(acme);
        });
        ContentKey key = ((Protection.Encrypted) keys.protection(ACME)).key();
        SealedItem item = SealedItem.of(
                Records.message("item_1", "the secret"), key, new ContentKey.Place(ACME, "sess_1", "item_1"));
        database.execute(
                "insert into sessions (tenant_id, id, project_id, started_at) values ('acme', 'sess_1', 'p', now())");
        database.execute(
                "insert into conversation_items (tenant_id, session_id, item_id, position, revision, item, written_at)"
                        + " values ('acme', 'sess_1', 'item_1', 1, 1, '" + SealedForm.write(item) + "', now())");
    }

    @AfterEach
    void close() {
        entities.close();
    }

    @Test
    void pagesAndExportsShowWhatWasSaid() throws Exception {
        List<PastItem> exported = new ArrayList<>();
        history.export(history.session(ACME, "sess_1"), exported::add);

        assertThat(history.items(ACME, "sess_1", ALL).data()).isEqualTo(exported);
        assertThat(StoredItem.read(exported.get(0).json())).isEqualTo(Records.message("item_1", "the secret"));
    }

    @Test
    void pagesAndExportsSayThatContentIsErased() throws Exception {
        keys.erase(ACME, (tenant, deed) -> {});
        List<PastItem> exported = new ArrayList<>();
        history.export(history.session(ACME, "sess_1"), exported::add);

        assertThat(history.items(ACME, "sess_1", ALL).data()).isEqualTo(exported);
        assertThat(exported.get(0).json()).contains("\"content_erased\":true").doesNotContain("secret");
    }

    @Test
    void searchesAreAnsweredWithWhyThereAreNone() {
        HistoryRefused refused = catchThrowableOfType(HistoryRefused.class, () -> history.search(ACME, "secret", 10));

        assertThat(refused.code()).isEqualTo("content_encrypted");
    }
}
