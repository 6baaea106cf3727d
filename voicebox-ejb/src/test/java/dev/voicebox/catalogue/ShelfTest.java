package dev.voicebox.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.list.Part;
import dev.voicebox.access.admin.store.Deeds;
import dev.voicebox.config.RealtimeConfig;
import dev.voicebox.config.VoiceNames;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.job.InstalledVoice;
import dev.voicebox.persistence.catalogue.PersonaEntity;
import dev.voicebox.persistence.catalogue.VoiceEntity;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.session.OwnVoices.OwnVoice;
import dev.voicebox.tenant.LocalUnitOfWork;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Voices and personas on a real database. */
class ShelfTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static EmbeddedDatabase database;
    private static LocalEntities entities;

    private final List<String> written = new ArrayList<>();
    private final Deeds deeds = (tenant, deed) -> written.add(tenant + " " + deed.action() + " " + deed.details());
    private long nanos;
    private TenantVoices own;
    private StoredShelf<VoiceEntity, Voice> voices;
    private StoredShelf<PersonaEntity, Persona> personas;

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
        database.execute("truncate tenants cascade");
        LocalUnitOfWork work = new LocalUnitOfWork(entities);
        for (TenantId tenant : List.of(ACME, OTHER)) {
            work.inTransaction(tenant, em -> {
                new TenantRepository(em).add(new TenantEntity(tenant.value(), tenant.value(), NOON));
                return tenant;
            });
        }
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        List<InstalledVoice> installed = List.of(
                new InstalledVoice("amy", "en", "female", "piper", 0.5, 2),
                new InstalledVoice("thorsten", "de", "male", "mary", 0.5, 2));
        own = new TenantVoices(work, () -> nanos);
        voices = new StoredShelf<>(new VoiceKind(() -> installed), new CatalogueWork(work), clock);
        personas = new StoredShelf<>(new PersonaKind(this::names), new CatalogueWork(work), clock);
    }

    @Test
    void aVoiceIsMadeChangedAndForgottenAndEachIsWrittenDown() throws Exception {
        Kept<Voice> made = voices.create(ACME, new Voice("Bea", null, "amy", null), deeds);
        assertThat(made.id()).matches("voice_[0-9a-f]{32}");
        assertThat(made.what()).isEqualTo(new Voice("Bea", "piper", "amy", "en"));
        assertThat(voices.find(ACME, made.id())).isEqualTo(made);

        Kept<Voice> changed = voices.change(
                new Meant(ACME, made.id(), OptionalLong.of(1)), now -> new Voice("Bob", null, "thorsten", null), deeds);
        assertThat(changed.what()).isEqualTo(new Voice("Bob", "mary", "thorsten", "de"));
        assertThat(changed.version()).isEqualTo(2);

        voices.delete(new Meant(ACME, made.id(), OptionalLong.of(2)), deeds);
        assertThat(reason(() -> voices.find(ACME, made.id()))).isEqualTo(CatalogueRefused.Reason.UNKNOWN);
        assertThat(written)
                .containsExactly(
                        "acme voice.create {version=1}",
                        "acme voice.update {version=2}",
                        "acme voice.delete {version=2}");
    }

    @Test
    void whoeverHasReadAFormerVersionChangesNothing() throws Exception {
        Kept<Voice> made = voices.create(ACME, new Voice("Bea", null, "amy", null), deeds);
        Meant former = new Meant(ACME, made.id(), OptionalLong.of(7));
        written.clear();

        assertThat(reason(() -> voices.change(former, now -> now, deeds)))
                .isEqualTo(CatalogueRefused.Reason.OTHER_VERSION);
        assertThat(reason(() -> {
                    voices.delete(former, deeds);
                    return null;
                }))
                .isEqualTo(CatalogueRefused.Reason.OTHER_VERSION);
        assertThat(voices.find(ACME, made.id())).isEqualTo(made);
        assertThat(written).isEmpty();
    }

    @Test
    void anotherTenantsThingAnswersAsOneThatIsNowhere() throws Exception {
        Kept<Voice> made = voices.create(ACME, new Voice("Bea", null, "amy", null), deeds);
        Meant foreign = new Meant(OTHER, made.id(), OptionalLong.empty());

        CatalogueRefused refused = refused(() -> voices.find(OTHER, made.id()));
        CatalogueRefused nowhere = refused(() -> voices.find(OTHER, "voice_" + "0".repeat(32)));
        assertThat(refused.getMessage()).isEqualTo(nowhere.getMessage());
        assertThat(reason(() -> voices.change(foreign, now -> now, deeds))).isEqualTo(CatalogueRefused.Reason.UNKNOWN);
        assertThat(voices.list(OTHER, new Part.Wanted(null, null, 5)).data()).isEmpty();
        assertThat(refused(() -> voices.find(new TenantId("-nobody-"), made.id()))
                        .code())
                .isEqualTo("tenant_not_found");
    }

    @Test
    void aNameIsOnceInATenant() throws Exception {
        voices.create(ACME, new Voice("Bea", null, "amy", null), deeds);
        voices.create(OTHER, new Voice("Bea", null, "amy", null), deeds);

        assertThat(refused(() -> voices.create(ACME, new Voice("Bea", null, "amy", null), deeds))
                        .code())
                .isEqualTo("name_taken");
    }

    @Test
    void aVoiceMustBeInstalledAndMayNotHideOneThatEverybodyHas() {
        assertThat(param(() -> voices.create(ACME, new Voice("Bea", null, "tenor", null), deeds)))
                .isEqualTo("engine_voice");
        assertThat(param(() -> voices.create(ACME, new Voice("Bea", "mary", "amy", null), deeds)))
                .isEqualTo("engine");
        assertThat(param(() -> voices.create(ACME, new Voice("alloy", null, "amy", null), deeds)))
                .isEqualTo("name");
        assertThat(param(() -> voices.create(ACME, new Voice("amy", null, "amy", null), deeds)))
                .isEqualTo("name");
        assertThat(written).isEmpty();
    }

    @Test
    void sessionsOfTheTenantMayAskForItByNameAndById() throws Exception {
        Kept<Voice> made = voices.create(ACME, new Voice("Bea", null, "amy", null), deeds);

        for (String said : List.of("\"Bea\"", "\"" + made.id() + "\"", "{\"id\": \"" + made.id() + "\"}")) {
            RealtimeConfig session = session(ACME, said);
            assertThat(session.answer().spokenVoice()).isEqualTo("amy");
        }
        assertThatThrownBy(() -> session(OTHER, "\"Bea\"")).isInstanceOf(ProtocolViolation.class);
    }

    @Test
    void aChangeIsKnownToSessionsAfterFiveSeconds() throws Exception {
        assertThat(own.of(ACME)).isEmpty();
        voices.create(ACME, new Voice("Bea", null, "amy", null), deeds);
        assertThat(own.of(ACME)).isEmpty();

        nanos += 5_000_000_000L;

        assertThat(own.of(ACME)).extracting(OwnVoice::name).containsExactly("Bea");
    }

    @Test
    void aListIsInTheOrderInWhichThingsWereMadeAndHasPages() throws Exception {
        List<String> ids = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            ids.add(voices.create(ACME, new Voice(name, null, "amy", null), deeds)
                    .id());
        }
        ids.sort(null);

        Part<Kept<Voice>> first = voices.list(ACME, new Part.Wanted(null, null, 2));
        Part<Kept<Voice>> second = voices.list(ACME, new Part.Wanted(ids.get(1), null, 2));
        Part<Kept<Voice>> back = voices.list(ACME, new Part.Wanted(null, ids.get(2), 1));

        assertThat(first.data()).extracting(Kept::id).isEqualTo(ids.subList(0, 2));
        assertThat(second.data()).extracting(Kept::id).containsExactly(ids.get(2));
        assertThat(back.data()).extracting(Kept::id).containsExactly(ids.get(1));
        assertThat(List.of(first.hasMore(), second.hasMore(), back.hasMore())).containsExactly(true, false, true);
        assertThat(reason(() -> voices.list(ACME, new Part.Wanted("voice_x", null, 2))))
                .isEqualTo(CatalogueRefused.Reason.UNKNOWN_CURSOR);
    }

    @Test
    void aPersonaIsWhereASessionBeginsAndWhatIsGivenCountsMore() throws Exception {
        voices.create(ACME, new Voice("Bea", null, "amy", null), deeds);
        Kept<Persona> made = personas.create(ACME, persona("Front desk", "Be \0brief.", "Bea"), deeds);
        SessionPersonas sessions = new SessionPersonas(personas);

        ObjectNode alone = sessions.fields(ACME, made.id(), "persona", null);
        ObjectNode given = sessions.fields(ACME, made.id(), "persona", (ObjectNode)
                JSON.readTree("{\"type\":\"realtime\",\"audio\":{\"output\":{\"speed\":1.2}},\"tools\":[]}"));

        RealtimeConfig session =
                RealtimeConfig.defaults("gpt-realtime", names(ACME)).merge(alone);
        assertThat(session.answer().instructions()).isEqualTo("Be \0brief.");
        assertThat(session.answer().spokenVoice()).isEqualTo("amy");
        assertThat(session.answer().tools()).hasSize(1);
        assertThat(given.at("/audio/output").toString()).isEqualTo("{\"voice\":\"Bea\",\"speed\":1.2}");
        assertThat(given.path("tools")).isEmpty();
        assertThat(sessions.fields(ACME, null, "persona", null)).isNull();
    }

    @Test
    void aPersonaThatTheTenantDoesNotHaveIsNamedByWhatWasSaid() throws Exception {
        Kept<Persona> made = personas.create(ACME, persona("Front desk", "Be brief.", null), deeds);
        SessionPersonas sessions = new SessionPersonas(personas);

        assertThat(param(() -> sessions.fields(OTHER, made.id(), "voicebox.persona", null)))
                .isEqualTo("voicebox.persona");
        assertThat(param(() -> sessions.fields(ACME, "persona_x", "persona", null)))
                .isEqualTo("persona");
    }

    @Test
    void aSessionMustBeAbleToBeginWithAPersona() throws Exception {
        assertThat(param(() -> personas.create(ACME, persona("A", "word ".repeat(20_000), null), deeds)))
                .isEqualTo("instructions");
        assertThat(param(() -> personas.create(ACME, persona("A", "x", "tenor"), deeds)))
                .isEqualTo("voice");
        ArrayNode broken = (ArrayNode) JSON.readTree("[{\"type\":\"function\",\"name\":\"not a name\"}]");
        assertThat(param(() -> personas.create(ACME, new Persona("A", "x", null, broken), deeds)))
                .startsWith("tools[0]");
    }

    private VoiceNames names(TenantId tenant) {
        return new VoiceNames(java.util.Set.of("amy", "thorsten"), own.namesOf(tenant));
    }

    private RealtimeConfig session(TenantId tenant, String voice) throws Exception {
        return RealtimeConfig.defaults("gpt-realtime", names(tenant)).merge((ObjectNode)
                JSON.readTree("{\"type\":\"realtime\",\"audio\":{\"output\":{\"voice\":" + voice + "}}}"));
    }

    private static Persona persona(String name, String instructions, String voice) throws Exception {
        ArrayNode tools = (ArrayNode)
                JSON.readTree("[{\"type\":\"function\",\"name\":\"book\",\"parameters\":{\"type\":\"object\"}}]");
        return new Persona(name, instructions, voice, tools);
    }

    private interface Call {
        Object run() throws Exception;
    }

    private static CatalogueRefused refused(Call call) {
        return catchThrowableOfType(CatalogueRefused.class, call::run);
    }

    private static CatalogueRefused.Reason reason(Call call) {
        return refused(call).reason();
    }

    private static String param(Call call) {
        return catchThrowableOfType(ProtocolViolation.class, call::run).error().param();
    }
}
