package dev.voicebox.persistence.tenancy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.persistence.credential.ProviderCredentialRepository;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.history.HistoryRows;
import dev.voicebox.persistence.history.Slice;
import dev.voicebox.persistence.history.Wanted;
import dev.voicebox.persistence.tenant.ApiKeyRepository;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.persistence.usage.UsageMinutes;

import static org.assertj.core.api.Assertions.assertThat;

/** Every question of a tenant, with the tenant taken out of its conditions, for what only another tenant has. */
class ForgottenFilterTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<Class<?>> ASKED = List.of(
            TenantRepository.class,
            ApiKeyRepository.class,
            ProviderCredentialRepository.class,
            HistoryRows.class,
            UsageMinutes.class);
    private static final Map<String, Supplier<Object>> QUESTIONS = new LinkedHashMap<>();

    private static EmbeddedDatabase database;
    private static UnfilteredSource unfiltered;
    private static LocalEntities entities;

    @BeforeAll
    static void onlyTheOtherTenantHasRows() {
        database = EmbeddedDatabase.migrated();
        SampleRows.INSERTS.keySet().forEach(table -> database.execute(SampleRows.insert(table, "b", 1)));
        unfiltered = new UnfilteredSource(database.dataSource());
        entities = new LocalEntities(unfiltered.get());
    }

    @AfterAll
    static void close() {
        entities.close();
    }

    static {
        asA("TenantRepository.find", em -> new TenantRepository(em).find("a"));
        asA("TenantRepository.findProject", em -> new TenantRepository(em).findProject("a", "p1"));
        asA("TenantRepository.firstProject", em -> new TenantRepository(em).firstProject("a"));
        asA("ApiKeyRepository.find", em -> new ApiKeyRepository(em).find("a", "p1", "bk1"));
        asA("ApiKeyRepository.usedAt", em -> {
            new ApiKeyRepository(em).usedAt("a", "p1", "bk1", NOON);
            return Optional.empty();
        });
        asA("ProviderCredentialRepository.find", em -> new ProviderCredentialRepository(em).find("a", "c1"));
        asA("ProviderCredentialRepository.hasName", em -> new ProviderCredentialRepository(em).hasName("a", "c1"));
        asA(
                "ProviderCredentialRepository.newestOf",
                em -> new ProviderCredentialRepository(em).newestOf("a", "openai"));
        asA("ProviderCredentialRepository.after", em -> new ProviderCredentialRepository(em).after("a", null, 10));
        asA("ProviderCredentialRepository.before", em -> new ProviderCredentialRepository(em).before("a", null, 10));
        asA("ProviderCredentialRepository.delete", em -> new ProviderCredentialRepository(em).delete("a", "c1"));
        Wanted all = new Wanted(null, null, 10, false);
        QUESTIONS.put("HistoryRows.session", () -> history().session("a", "s1"));
        QUESTIONS.put("HistoryRows.sessions", () -> history().sessions("a", all));
        QUESTIONS.put("HistoryRows.items", () -> history().items("a", "s1", all));
        QUESTIONS.put("HistoryRows.events", () -> history().events("a", "s1", all));
        QUESTIONS.put("HistoryRows.itemsBehind", () -> history().itemsBehind("a", "s1", 0, 10));
        QUESTIONS.put("HistoryRows.search", () -> history().search("a", "needle", 10));
        UsageMinutes.Wanted minutes = new UsageMinutes.Wanted(
                "a", NOON.minusSeconds(60), NOON.plusSeconds(60), UsageMinutes.Step.MINUTE, null);
        QUESTIONS.put(
                "UsageMinutes.read",
                () -> new UsageMinutes(unfiltered.get(), Duration.ofSeconds(10)).read(minutes, 10));
    }

    @Test
    void everyQuestionOfATenantIsAskedHere() {
        var known = new TreeSet<String>();
        for (Class<?> asked : ASKED) {
            Stream.of(asked.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                    .filter(ForgottenFilterTest::isOfATenant)
                    .forEach(method -> known.add(asked.getSimpleName() + "." + method.getName()));
        }
        assertThat(QUESTIONS.keySet()).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void whatIsForgottenIsHeldByTheDatabase(String question) {
        int before = unfiltered.removed.get();
        String rows = everything();

        assertThat(isNothing(QUESTIONS.get(question).get())).as(question).isTrue();

        assertThat(unfiltered.removed.get()).as("a filter was removed").isGreaterThan(before);
        assertThat(everything()).isEqualTo(rows);
    }

    @Test
    void withoutPoliciesTheSameQuestionsWouldAnswer() {
        List<String> tables =
                List.of("sessions", "conversation_items", "session_events", "usage_minutes", "provider_credentials");
        tables.forEach(table -> database.execute("alter table " + table + " disable row level security"));
        try {
            assertThat(List.of(
                            "HistoryRows.session",
                            "HistoryRows.sessions",
                            "HistoryRows.items",
                            "HistoryRows.events",
                            "HistoryRows.search",
                            "UsageMinutes.read",
                            "ProviderCredentialRepository.after"))
                    .noneMatch(question -> isNothing(QUESTIONS.get(question).get()));
        } finally {
            tables.forEach(table -> database.execute("alter table " + table + " enable row level security"));
        }
    }

    static Stream<String> questions() {
        return QUESTIONS.keySet().stream();
    }

    private static void asA(String name, Function<EntityManager, Object> question) {
        QUESTIONS.put(name, () -> entities.inTransaction("a", question));
    }

    private static HistoryRows history() {
        return new HistoryRows(unfiltered.get(), Duration.ofSeconds(10));
    }

    private static boolean isOfATenant(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length > 0 && (parameters[0] == String.class || parameters[0] == UsageMinutes.Wanted.class);
    }

    private static boolean isNothing(Object answer) {
        if (answer instanceof Optional<?> found) {
            return found.isEmpty() || isNothing(found.get());
        }
        if (answer instanceof Slice<?> slice) {
            return slice.rows().isEmpty();
        }
        return answer instanceof List<?> list ? list.isEmpty() : Boolean.FALSE.equals(answer);
    }

    private static String everything() {
        return Arrays.toString(SampleRows.INSERTS.keySet().stream()
                .map(table -> database.ask("select string_agg(r::text, ';') from " + table + " r"))
                .toArray());
    }
}
