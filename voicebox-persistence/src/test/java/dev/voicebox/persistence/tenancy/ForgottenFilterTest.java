package dev.voicebox.persistence.tenancy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.persistence.audit.AuditPages;
import dev.voicebox.persistence.audit.AuditRepository;
import dev.voicebox.persistence.catalogue.CatalogueRepository;
import dev.voicebox.persistence.credential.ProviderCredentialRepository;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.history.HistoryRows;
import dev.voicebox.persistence.history.Slice;
import dev.voicebox.persistence.quota.QuotaRows;
import dev.voicebox.persistence.repeat.IdempotentCallRows;
import dev.voicebox.persistence.tenant.ApiKeyRepository;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.persistence.usage.UsageMinutes;

import static org.assertj.core.api.Assertions.assertThat;

/** Every question of a tenant, with the tenant taken out of its conditions, for what only another tenant has. */
class ForgottenFilterTest {

    private static final List<Class<?>> ASKED = List.of(
            TenantRepository.class,
            ApiKeyRepository.class,
            ProviderCredentialRepository.class,
            HistoryRows.class,
            UsageMinutes.class,
            AuditRepository.class,
            AuditPages.class,
            CatalogueRepository.class,
            QuotaRows.class,
            IdempotentCallRows.class);

    /** They name no tenant: nothing but the database holds them to one. */
    private static final Set<String> UNNAMED = Set.of("TenantRepository.projectsCalled", "ApiKeyRepository.findById");

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

    @Test
    void everyQuestionOfATenantIsAskedHere() {
        var known = new TreeSet<String>();
        for (Class<?> asked : ASKED) {
            Stream.of(asked.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                    .filter(ForgottenFilterTest::isOfATenant)
                    .forEach(method -> known.add(asked.getSimpleName() + "." + method.getName()));
        }
        assertThat(TenantQuestions.ALL.keySet()).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void whatIsForgottenIsHeldByTheDatabase(String question) {
        int before = unfiltered.removed.get();
        String rows = everything();

        assertThat(isNothing(ask(question))).as(question).isTrue();

        if (!UNNAMED.contains(question)) {
            assertThat(unfiltered.removed.get()).as("a filter was removed").isGreaterThan(before);
        }
        assertThat(everything()).isEqualTo(rows);
    }

    @Test
    void withoutPoliciesTheSameQuestionsWouldAnswer() {
        List<String> tables = List.of(
                "sessions",
                "conversation_items",
                "session_events",
                "usage_minutes",
                "provider_credentials",
                "audit_log",
                "personas",
                "quotas");
        tables.forEach(table -> database.execute("alter table " + table + " disable row level security"));
        try {
            assertThat(List.of(
                            "HistoryRows.session",
                            "HistoryRows.sessions",
                            "HistoryRows.items",
                            "HistoryRows.events",
                            "HistoryRows.search",
                            "UsageMinutes.read",
                            "ProviderCredentialRepository.after",
                            "AuditRepository.after",
                            "AuditPages.entries",
                            "CatalogueRepository.all",
                            "QuotaRows.find"))
                    .noneMatch(question -> isNothing(ask(question)));
        } finally {
            tables.forEach(table -> database.execute("alter table " + table + " enable row level security"));
        }
    }

    static Stream<String> questions() {
        return TenantQuestions.ALL.keySet().stream();
    }

    private static Object ask(String question) {
        return TenantQuestions.ALL.get(question).of(entities, unfiltered.get());
    }

    private static boolean isOfATenant(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length > 0
                && List.of(String.class, UsageMinutes.Wanted.class, IdempotentCallRows.Place.class)
                        .contains(parameters[0]);
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
