package dev.voicebox.erasure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.access.admin.list.Part;
import dev.voicebox.event.SessionId;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.persistence.tenant.TenantEntity;
import dev.voicebox.persistence.tenant.TenantRepository;
import dev.voicebox.tenant.LocalUnitOfWork;
import dev.voicebox.tenant.SettableClock;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

/** With a real database. */
class ErasureListTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");

    private final EmbeddedDatabase database = EmbeddedDatabase.migrated();
    private final LocalEntities entities = new LocalEntities(database.dataSource());
    private final SettableClock clock = SettableClock.atNoon();
    private final Erasures erasures = new Erasures(new LocalUnitOfWork(entities), clock).by((tenant, deed) -> {});
    private final List<String> latestFirst = new ArrayList<>();

    @BeforeEach
    void fiveRequestsTwoOfThemAtOneMoment() {
        entities.run(em -> {
            new TenantRepository(em).add(new TenantEntity("acme", "Acme", clock.instant()));
            new TenantRepository(em).add(new TenantEntity("other", "Other", clock.instant()));
        });
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(i == 3 ? 0 : 1));
            latestFirst.add(
                    erasures.ofSession(ACME, new SessionId("sess_" + i), "ann").id());
        }
        if (latestFirst.get(2).compareTo(latestFirst.get(3)) < 0) {
            Collections.swap(latestFirst, 2, 3);
        }
        Collections.reverse(latestFirst);
    }

    @AfterEach
    void close() {
        entities.close();
    }

    @Test
    void pagesFollowEachOtherInBothDirections() {
        Part<Erasure> first = part(null, null);
        Part<Erasure> second = part(latestFirst.get(1), null);
        Part<Erasure> third = part(latestFirst.get(3), null);

        assertThat(ids(first)).isEqualTo(latestFirst.subList(0, 2));
        assertThat(ids(second)).isEqualTo(latestFirst.subList(2, 4));
        assertThat(ids(third)).isEqualTo(latestFirst.subList(4, 5));
        assertThat(List.of(first.hasMore(), second.hasMore(), third.hasMore())).containsExactly(true, true, false);
        assertThat(ids(part(null, latestFirst.get(4)))).isEqualTo(latestFirst.subList(2, 4));
        assertThat(part(null, latestFirst.get(2)).hasMore()).isFalse();
    }

    @Test
    void anotherTenantsRequestIsNoPlaceToBegin() {
        assertThat(erasures.list(OTHER, new Part.Wanted(latestFirst.get(0), null, 2)))
                .isEmpty();
        assertThat(erasures.list(ACME, new Part.Wanted(null, "ers_none", 2))).isEmpty();
    }

    private Part<Erasure> part(String after, String before) {
        return erasures.list(ACME, new Part.Wanted(after, before, 2)).orElseThrow();
    }

    private static List<String> ids(Part<Erasure> part) {
        return part.data().stream().map(Erasure::id).toList();
    }
}
