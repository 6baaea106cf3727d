package dev.voicebox.access.admin.repeat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.access.KeyPurpose;
import dev.voicebox.access.TestKeys;
import dev.voicebox.access.admin.AdminRole;
import dev.voicebox.access.admin.Administrator;
import dev.voicebox.aead.AesGcm;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.tenant.LocalUnitOfWork;
import dev.voicebox.tenant.SettableClock;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class RepeatedCallsTest {
    private static final byte[] CALL = "POST /x {}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECRET = "vb_secret".getBytes(StandardCharsets.UTF_8);
    private static EmbeddedDatabase database;
    private static LocalEntities entities;
    private static int made;

    private final SettableClock clock = SettableClock.atNoon();
    private final RepeatedCalls calls = new RepeatedCalls(
            new LocalUnitOfWork(entities),
            new AesGcm(TestKeys.master().encryptionKeys(KeyPurpose.IDEMPOTENT_ANSWER)),
            clock);
    private final RepeatedCalls.Name name = name("acme", "ann", "key-" + made++);

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
        entities = new LocalEntities(database.dataSource());
    }

    @AfterAll
    static void close() {
        entities.close();
    }

    @Test
    void theSameCallAgainGetsTheSameAnswer() {
        assertThat(calls.begin(name, CALL).state()).isEqualTo(RepeatedCalls.State.NEW);
        assertThat(calls.begin(name, CALL).state()).isEqualTo(RepeatedCalls.State.RUNNING);
        calls.finish(name, new RepeatedCalls.Answer(201, SECRET));

        RepeatedCalls.Found again = calls.begin(name, CALL);

        assertThat(again.state()).isEqualTo(RepeatedCalls.State.ANSWERED);
        assertThat(again.answer().orElseThrow().status()).isEqualTo(201);
        assertThat(again.answer().orElseThrow().content()).isEqualTo(SECRET);
    }

    @Test
    void anotherCallUnderTheSameKeyIsTold() {
        calls.begin(name, CALL);

        assertThat(calls.begin(name, SECRET).state()).isEqualTo(RepeatedCalls.State.OTHER);
    }

    @Test
    void keysOfOthersHaveNothingToDoWithIt() {
        calls.begin(name, CALL);

        assertThat(calls.begin(name("acme", "bob", name.key()), CALL).state()).isEqualTo(RepeatedCalls.State.NEW);
        assertThat(calls.begin(name("other", "ann", name.key()), CALL).state()).isEqualTo(RepeatedCalls.State.NEW);
    }

    @Test
    void whatFailedMayBeTriedAgain() {
        calls.begin(name, CALL);
        calls.drop(name);

        assertThat(calls.begin(name, CALL).state()).isEqualTo(RepeatedCalls.State.NEW);
    }

    @Test
    void aCallThatDiedWithItsServerMayBeTriedAgainAfterAMinute() {
        calls.begin(name, CALL);

        clock.advance(Duration.ofSeconds(61));

        assertThat(calls.begin(name, CALL).state()).isEqualTo(RepeatedCalls.State.NEW);
    }

    @Test
    void afterADayItIsForgotten() {
        calls.begin(name, CALL);
        calls.finish(name, new RepeatedCalls.Answer(201, SECRET));

        clock.advance(Duration.ofHours(24).plusSeconds(1));

        assertThat(calls.begin(name, CALL).state()).isEqualTo(RepeatedCalls.State.NEW);
        clock.advance(Duration.ofHours(25));
        assertThat(calls.sweep()).isPositive();
    }

    @Test
    void theAnswerIsNotReadableInTheDatabase() {
        calls.begin(name, CALL);
        calls.finish(name, new RepeatedCalls.Answer(201, SECRET));

        assertThat(database.ask(
                        "select count(*) from idempotent_calls where encode(answer, 'escape') like '%vb_secret%'"))
                .isEqualTo("0");
    }

    private static RepeatedCalls.Name name(String tenant, String subject, String key) {
        return new RepeatedCalls.Name(
                new Administrator(subject, AdminRole.TENANT_ADMIN, Optional.of(new TenantId(tenant))), key);
    }
}
