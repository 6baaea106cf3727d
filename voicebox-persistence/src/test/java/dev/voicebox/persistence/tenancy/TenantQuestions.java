package dev.voicebox.persistence.tenancy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;

import dev.voicebox.persistence.audit.AuditPages;
import dev.voicebox.persistence.audit.AuditRepository;
import dev.voicebox.persistence.catalogue.CatalogueRepository;
import dev.voicebox.persistence.catalogue.PersonaEntity;
import dev.voicebox.persistence.credential.ProviderCredentialRepository;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.history.HistoryRows;
import dev.voicebox.persistence.history.Wanted;
import dev.voicebox.persistence.quota.QuotaRows;
import dev.voicebox.persistence.repeat.IdempotentCallRows;
import dev.voicebox.persistence.tenant.ApiKeyRepository;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.persistence.usage.UsageMinutes;

/** Every question of a tenant that the repositories answer, by its name, asked as tenant a. */
final class TenantQuestions {

    static final Map<String, Question> ALL = new LinkedHashMap<>();

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    interface Question {
        Object of(LocalEntities entities, DataSource rows);
    }

    static {
        asA("TenantRepository.find", em -> new TenantRepository(em).find("a"));
        asA("TenantRepository.statusOf", em -> new TenantRepository(em).statusOf("a"));
        asA("TenantRepository.findProject", em -> new TenantRepository(em).findProject("a", "p1"));
        asA("TenantRepository.lock", em -> new TenantRepository(em).lock("a"));
        asA("TenantRepository.lockProject", em -> new TenantRepository(em).lockProject("a", "p1"));
        asA("TenantRepository.projects", em -> new TenantRepository(em).projects("a", null, false, 10));
        asA("TenantRepository.projectsCalled", em -> new TenantRepository(em).projectsCalled("p1"));
        asA("TenantRepository.firstProject", em -> new TenantRepository(em).firstProject("a"));
        asA("ApiKeyRepository.find", em -> new ApiKeyRepository(em).find("a", "p1", "bk1"));
        asA("ApiKeyRepository.usedAt", em -> {
            new ApiKeyRepository(em).usedAt("a", "p1", "bk1", NOON);
            return Optional.empty();
        });
        asA("ApiKeyRepository.rehash", em -> {
            new ApiKeyRepository(em).rehash("a", "p1", "bk1", new byte[32]);
            return Optional.empty();
        });
        asA("ApiKeyRepository.findById", em -> new ApiKeyRepository(em).findById("bk1"));
        asA("ApiKeyRepository.unrevoked", em -> new ApiKeyRepository(em).unrevoked("a", "p1"));
        asA("ApiKeyRepository.part", em -> new ApiKeyRepository(em).part("a", "p1", null, false, 10));
        asA("ProviderCredentialRepository.find", em -> new ProviderCredentialRepository(em).find("a", "c1"));
        asA("ProviderCredentialRepository.hasName", em -> new ProviderCredentialRepository(em).hasName("a", "c1"));
        asA(
                "ProviderCredentialRepository.newestOf",
                em -> new ProviderCredentialRepository(em).newestOf("a", "openai"));
        asA("ProviderCredentialRepository.after", em -> new ProviderCredentialRepository(em).after("a", null, 10));
        asA("ProviderCredentialRepository.before", em -> new ProviderCredentialRepository(em).before("a", null, 10));
        asA("ProviderCredentialRepository.delete", em -> new ProviderCredentialRepository(em).delete("a", "c1"));
        audit();
        catalogue();
        administration();
        Wanted all = new Wanted(null, null, 10, false);
        ALL.put("HistoryRows.session", (em, rows) -> history(rows).session("a", "s1"));
        ALL.put("HistoryRows.sessions", (em, rows) -> history(rows).sessions("a", all));
        ALL.put("HistoryRows.items", (em, rows) -> history(rows).items("a", "s1", all));
        ALL.put("HistoryRows.events", (em, rows) -> history(rows).events("a", "s1", all));
        ALL.put("HistoryRows.itemsBehind", (em, rows) -> history(rows).itemsBehind("a", "s1", 0, 10));
        ALL.put("HistoryRows.search", (em, rows) -> history(rows).search("a", "needle", 10));
        UsageMinutes.Wanted minutes = new UsageMinutes.Wanted(
                "a", NOON.minusSeconds(60), NOON.plusSeconds(60), UsageMinutes.Step.MINUTE, null);
        ALL.put("UsageMinutes.read", (em, rows) -> new UsageMinutes(rows, Duration.ofSeconds(10)).read(minutes, 10));
    }

    private TenantQuestions() {}

    private static void audit() {
        asA(
                "AuditRepository.lock",
                em -> undone(em, () -> new AuditRepository(em).lock("a").sequence() > 0));
        asA("AuditRepository.head", em -> new AuditRepository(em).head("a"));
        asA("AuditRepository.newest", em -> new AuditRepository(em).newest("a") > 0);
        asA("AuditRepository.after", em -> new AuditRepository(em).after("a", 0, 10));
        asA("AuditRepository.firstBeyondHead", em -> new AuditRepository(em).firstBeyondHead("a"));
        AuditPages.Filter any = new AuditPages.Filter(null, null, null, null);
        AuditPages.Place first = new AuditPages.Place(null, true, 10);
        asA("AuditPages.entries", em -> new AuditPages(em).entries("a", any, first));
        asA("AuditPages.decisions", em -> new AuditPages(em).decisions("a", any, first));
    }

    private static void catalogue() {
        asA("CatalogueRepository.find", em -> personas(em).find("a", "p1"));
        asA("CatalogueRepository.lock", em -> personas(em).lock("a", "p1"));
        asA("CatalogueRepository.hasName", em -> personas(em).hasName("a", "p1", ""));
        asA("CatalogueRepository.all", em -> personas(em).all("a", 10));
        asA("CatalogueRepository.part", em -> personas(em).part("a", null, false, 10));
    }

    private static void administration() {
        asA("QuotaRows.find", em -> new QuotaRows(em).find("a", "p1"));
        asA("QuotaRows.over", em -> new QuotaRows(em).over("-platform-", "a", "p1"));
        IdempotentCallRows.Place place = new IdempotentCallRows.Place("a", "a", "k1");
        Instant later = Instant.parse("2100-01-01T00:00:00Z");
        asA("IdempotentCallRows.begin", em -> {
            new IdempotentCallRows(em).begin(place, new byte[32], later, later, later);
            new IdempotentCallRows(em).drop(place);
            return Optional.empty();
        });
        asA("IdempotentCallRows.find", em -> new IdempotentCallRows(em).find(place));
        asA("IdempotentCallRows.finish", em -> {
            new IdempotentCallRows(em).finish(place, 201, new byte[1]);
            return Optional.empty();
        });
        asA("IdempotentCallRows.drop", em -> {
            new IdempotentCallRows(em).drop(place);
            return Optional.empty();
        });
    }

    private static void asA(String name, Function<EntityManager, Object> question) {
        ALL.put(name, (entities, rows) -> entities.inTransaction("a", question));
    }

    private static CatalogueRepository<PersonaEntity> personas(EntityManager entities) {
        return new CatalogueRepository<>(entities, PersonaEntity.class);
    }

    /** For a question that begins a row of the tenant that asks. */
    private static boolean undone(EntityManager entities, BooleanSupplier question) {
        entities.createNativeQuery("savepoint before").executeUpdate();
        boolean answer = question.getAsBoolean();
        entities.createNativeQuery("rollback to savepoint before").executeUpdate();
        return answer;
    }

    private static HistoryRows history(DataSource rows) {
        return new HistoryRows(rows, Duration.ofSeconds(10));
    }
}
