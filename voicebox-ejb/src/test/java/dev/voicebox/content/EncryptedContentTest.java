package dev.voicebox.content;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.access.MasterKey;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.SessionId;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Records;
import dev.voicebox.journal.SealingJournal;
import dev.voicebox.journal.Stamp;
import dev.voicebox.journal.form.RecordForm;
import dev.voicebox.journal.table.DatabaseTables;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.history.HistoryRows;
import dev.voicebox.persistence.history.StoredItem;
import dev.voicebox.persistence.journal.JournalRows;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.tenant.LocalUnitOfWork;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From the session to the tables and back, against a real database. */
class EncryptedContentTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");
    private static final String CANARY = "canary-word";

    private static EmbeddedDatabase database;
    private static LocalEntities entities;

    private final List<JournalRecord> written = new ArrayList<>();
    private TenantKeys keys = keys(key(1));

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
    void begin() {
        database.execute("truncate tenants, conversation_items cascade");
        entities.run(em -> {
            new TenantRepository(em).add(new TenantEntity("acme", "Acme", NOON.instant()));
            new TenantRepository(em).add(new TenantEntity("other", "Other", NOON.instant()));
        });
    }

    @Test
    void everyItemReadsBackExactlyAndNothingOfItStandsAnywhereInPlain() throws Exception {
        encrypts(ACME, true);
        List<Item> said = new ArrayList<>(Records.everyItem());
        Random random = new Random(6);
        for (int i = 0; i < 20; i++) {
            StringBuilder text = new StringBuilder("\u0000\ud83d\ude00\ude00\ud83d\ue000\\u0000 \"sealed\" " + CANARY);
            random.ints(50, 0, 0x10000).forEach(c -> text.append((char) c));
            said.add(Records.message("x", text.toString()));
        }
        for (int i = 0; i < said.size(); i++) {
            said.set(i, said.get(i).withId(new ItemId("item_" + (i + 1))));
            write(ACME, i + 1, said.get(i));
        }

        assertThat(written).allSatisfy(record -> {
            assertThat(record).isInstanceOf(JournalRecord.ItemSealed.class);
            String form = new String(RecordForm.write(record), java.nio.charset.StandardCharsets.US_ASCII);
            assertThat(form).contains("sealed").doesNotContain(CANARY, "hello", "look_up", "base64,AAAA");
            assertThat(RecordForm.read(RecordForm.write(record))).isEqualTo(record);
        });
        assertThat(database.ask("select string_agg(item::text, '') from conversation_items"))
                .contains("sealed")
                .doesNotContain(CANARY, "hello", "look_up", "base64,AAAA");
        assertThat(read(ACME)).isEqualTo(said);
    }

    @Test
    void whatWasKeptBeforeTheSettingAndAfterItIsReadAlike() throws Exception {
        Item before = Records.message("item_1", "before");
        Item while_ = Records.message("item_2", "while");
        Item after = Records.message("item_3", "after");
        write(ACME, 1, before);
        encrypts(ACME, true);
        write(ACME, 2, while_);
        encrypts(ACME, false);
        write(ACME, 3, after);

        assertThat(read(ACME)).containsExactly(before, while_, after);
        assertThat(database.ask("select string_agg(position::text, '') from conversation_items where item ? 'sealed'"))
                .isEqualTo("2");
    }

    @Test
    void wordsOfEncryptedItemsAreInNoIndex() throws Exception {
        encrypts(ACME, true);
        write(ACME, 1, Records.message("item_1", CANARY));

        assertThat(database.ask("select voicebox_item_words(item)::text from conversation_items"))
                .isNull();
    }

    @Test
    void anItemOpensOnlyWhereItBelongs() throws Exception {
        encrypts(ACME, true);
        encrypts(OTHER, true);
        write(OTHER, 1, Records.message("item_1", "of another"));
        write(ACME, 1, Records.message("item_1", CANARY));
        database.execute("update conversation_items set item ="
                + " (select item from conversation_items where tenant_id = 'acme') where tenant_id = 'other'");
        String copied = show(OTHER, "sess_1").get(0);
        String elsewhere =
                new ContentReader(keys, ACME).show("sess_2", stored(ACME).get(0).json());

        assertThat(copied).contains("\"content_unreadable\":true").doesNotContain(CANARY);
        assertThat(elsewhere).contains("\"content_unreadable\":true").doesNotContain(CANARY);
    }

    @Test
    void whatIsBoundToAClientSecretIsEncryptedToo() {
        String bound = "{\"session\":{\"instructions\":\"" + CANARY + " \ud83d\"}}";
        byte[] hash = {1, 2, 3};
        SealedBindings box = bindings();
        assertThat(box.seal(ACME, hash, bound)).as("before the setting").isEqualTo(bound);

        encrypts(ACME, true);
        String kept = bindings().seal(ACME, hash, bound);
        encrypts(ACME, false);

        assertThat(kept).contains("sealed").doesNotContain(CANARY);
        assertThat(bindings().open(ACME, hash, kept)).hasValue(bound.replace("\ud83d", "\\ud83d"));
        assertThat(bindings().open(ACME, hash, bound)).hasValue(bound);
        assertThat(bindings().open(ACME, new byte[] {4}, kept)).isEmpty();
        keys.erase(ACME, (tenant, deed) -> {});
        assertThat(bindings().open(ACME, hash, kept)).isEmpty();
    }

    @Test
    void whenTheKeyIsDestroyedOnlyTheOutlineIsLeft() throws Exception {
        encrypts(ACME, true);
        write(ACME, 1, Records.message("item_1", CANARY));

        assertThat(keys.erase(ACME, (tenant, deed) -> {})).isOne();

        assertThat(show(ACME, "sess_1"))
                .containsExactly("{\"id\":\"item_1\",\"type\":\"message\",\"role\":\"user\",\"status\":\"completed\","
                        + "\"content_erased\":true}");
        assertThat(new ContentReader(keys, ACME)
                        .read("sess_1", stored(ACME).get(0).json()))
                .isEmpty();
        assertThat(database.ask("select count(*) from tenant_keys where wrapped is not null"))
                .isEqualTo("0");
    }

    @Test
    void afterAKeyWasDestroyedTheNextSessionHasAnother() throws Exception {
        encrypts(ACME, true);
        write(ACME, 1, Records.message("item_1", CANARY));
        keys.erase(ACME, (tenant, deed) -> {});
        write(ACME, 2, Records.message("item_2", "said later"));

        assertThat(show(ACME, "sess_1").get(0)).contains("content_erased");
        assertThat(show(ACME, "sess_1").get(1)).contains("said later");
        assertThat(keys.erase(OTHER, (tenant, deed) -> {}))
                .as("of a tenant without a key")
                .isZero();
    }

    @Test
    void serversAgreeOnOneKey() {
        encrypts(ACME, true);
        Protection first = keys.protection(ACME);
        Protection second = keys(key(1)).protection(ACME);

        ContentKey.Place place = new ContentKey.Place(ACME, "sess_1", "item_1");
        byte[] sealed = keyOf(first).seal(new byte[] {1, 2, 3}, place);
        assertThat(keyOf(second).open(sealed, place)).hasValue(new byte[] {1, 2, 3});
        assertThat(database.ask("select count(*) from tenant_keys")).isEqualTo("1");
    }

    @Test
    void contentOutlivesAChangeOfTheMasterKey() throws Exception {
        encrypts(ACME, true);
        Item said = Records.message("item_1", CANARY);
        write(ACME, 1, said);

        keys = keys(key(2) + "," + key(1));
        assertThat(read(ACME)).containsExactly(said);
        keys = keys(key(2));
        assertThat(read(ACME)).as("once the former one is gone").containsExactly(said);
    }

    @Test
    void withoutItsMasterKeyTheServerTakesNoSessionOfTheTenant() throws Exception {
        encrypts(ACME, true);
        write(ACME, 1, Records.message("item_1", CANARY));

        keys = keys(key(3));
        assertThatThrownBy(() -> keys.protection(ACME)).isInstanceOf(ContentAway.class);
        assertThat(show(ACME, "sess_1").get(0)).contains("content_unreadable");
        assertThat(keys.protection(OTHER)).isEqualTo(new Protection.Plain());
    }

    private void write(TenantId tenant, long sequence, Item item) throws Exception {
        SealingJournal journal = new SealingJournal(
                (record, outcome) -> written.add(record), whose -> Optional.of(keys.protection(whose)));
        Stamp stamp = new Stamp(tenant, new ProjectId("main"), new SessionId("sess_1"), sequence, NOON.instant());
        journal.append(new JournalRecord.ItemPut(stamp, sequence, item, null), outcome -> {});
        JournalRecord record = written.get(written.size() - 1);
        assertThat(new DatabaseTables(new JournalRows(database.dataSource()), PATIENCE, unused -> List.of())
                        .write(List.of(record)))
                .isEmpty();
    }

    private List<Item> read(TenantId tenant) {
        return show(tenant, "sess_1").stream()
                .map(dev.voicebox.wire.item.StoredItem::read)
                .toList();
    }

    private List<String> show(TenantId tenant, String session) {
        ContentReader reader = new ContentReader(keys, tenant);
        return stored(tenant).stream()
                .map(row -> reader.show(session, row.json()))
                .toList();
    }

    private static List<StoredItem> stored(TenantId tenant) {
        return new HistoryRows(database.dataSource(), PATIENCE)
                .itemsBehind(tenant.value(), "sess_1", 0, 100)
                .rows();
    }

    private static void encrypts(TenantId tenant, boolean wanted) {
        entities.run(em -> new TenantRepository(em)
                .find(tenant.value())
                .orElseThrow()
                .replaceSettings(Map.of(TenantKeys.SETTING, wanted)));
    }

    /** Of a server that has just started. */
    private SealedBindings bindings() {
        return new SealedBindings(new ContentKeys(keys::protection, Runnable::run, NOON), keys);
    }

    private static ContentKey keyOf(Protection protection) {
        return ((Protection.Encrypted) protection).key();
    }

    private static TenantKeys keys(String master) {
        return new TenantKeys(new LocalUnitOfWork(entities), MasterKey.parse(master), NOON);
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
