package dev.voicebox.usage.webhook;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.voicebox.egress.EgressAllowance;
import dev.voicebox.egress.EgressPolicy;
import dev.voicebox.egress.HostResolver;
import dev.voicebox.language.http.PinnedRoutes;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.usage.UsagePostings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With a real PostgreSQL and a receiver on loopback that counts each event id once. */
class UsageWebhookTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String SECRET = "0123456789abcdef";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static EmbeddedDatabase database;

    private Receiver receiver;

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.migrated();
    }

    @BeforeEach
    void empty() throws Exception {
        database.execute("truncate usage_minutes");
        database.execute("delete from usage_postings");
        database.execute("insert into usage_postings (target) values ('webhook')");
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void finishedMinutesAreToldSignedAndOnce() throws Exception {
        minute(NOON, 3);
        minute(NOON.plusSeconds(60), 4);
        UsageWebhook webhook = at(NOON.plusSeconds(125));
        webhook.run();
        webhook.run();

        assertThat(receiver.requests()).containsExactly("acme 12:00:00 = 3");
        Receiver.Call call = receiver.calls().get(0);
        assertThat(call.signature())
                .isEqualTo(Signature.of(call.body(), NOON.plusSeconds(125), SECRET))
                .matches("t=\\d{10},v1=[0-9a-f]{64}");
        assertThat(new String(call.body(), StandardCharsets.UTF_8)).contains("\"id\":\"usage.acme.main.1795262400.1\"");
    }

    @Test
    void whatWasRefusedIsToldAgainUnderTheSameIdsAfterARest() {
        minute(NOON, 3);
        receiver.answers(503);
        at(NOON.plusSeconds(600)).run();
        at(NOON.plusSeconds(600)).run();
        assertThat(receiver.calls()).as("it rests").hasSize(1);

        rested();
        receiver.answers(200);
        at(NOON.plusSeconds(600)).run();
        at(NOON.plusSeconds(600)).run();

        assertThat(receiver.calls()).hasSize(2);
        assertThat(receiver.ids()).hasSize(1);
    }

    @Test
    void oneThatHangsHoldsNobodyAndWhatItTookAfterAllCountsOnce() throws Exception {
        minute(NOON, 3);
        receiver.takesAndHangs();
        at(NOON.plusSeconds(600)).run();
        assertThat(database.ask("select failures from usage_postings")).isEqualTo("1");

        rested();
        receiver.answers(204);
        at(NOON.plusSeconds(600)).run();

        assertThat(receiver.calls()).hasSize(2);
        assertThat(receiver.requests()).containsExactly("acme 12:00:00 = 3");
        assertThat(database.ask("select count(*) from usage_minutes where posted_revision < revision"))
                .isEqualTo("0");
    }

    @Test
    void aServerThatDiesAfterTheAnswerLetsTheNextTellItTwiceUnderOneId() {
        minute(NOON, 3);
        at(NOON.plusSeconds(600)).run();
        // What it would have written after the answer is not there.
        database.execute("update usage_minutes set posted_revision = 0");
        at(NOON.plusSeconds(600)).run();

        assertThat(receiver.calls()).hasSize(2);
        assertThat(receiver.requests()).containsExactly("acme 12:00:00 = 3");
    }

    @Test
    void aMinuteThatWasReopenedIsToldAgainWithItsNewSums() {
        minute(NOON, 3);
        at(NOON.plusSeconds(600)).run();
        database.execute("update usage_minutes set requests = 5, revision = revision + 1");
        at(NOON.plusSeconds(600)).run();

        assertThat(receiver.ids()).containsExactly("usage.acme.main.1795262400.1", "usage.acme.main.1795262400.2");
        assertThat(receiver.requests()).containsExactly("acme 12:00:00 = 5");
    }

    @Test
    void aRedirectIsNotFollowed() {
        minute(NOON, 3);
        receiver.answers(307);
        at(NOON.plusSeconds(600)).run();

        assertThat(receiver.calls()).hasSize(1);
        assertThat(database.ask("select failures from usage_postings")).isEqualTo("1");
    }

    @Test
    void aPlaceThatEgressDeniesIsNotCalled() {
        minute(NOON, 3);
        webhook(NOON.plusSeconds(600), EgressAllowance.of(List.of())).run();

        assertThat(receiver.calls()).isEmpty();
        assertThat(database.ask("select failures from usage_postings")).isEqualTo("1");
    }

    @Test
    void thousandsOfMinutesAreToldInPieces() {
        for (int i = 0; i < 1_201; i++) {
            minute(NOON.plusSeconds(60L * i), 1);
        }
        at(NOON.plus(Duration.ofDays(2))).run();

        assertThat(receiver.calls()).hasSize(3);
        assertThat(receiver.ids()).hasSize(1_201);
    }

    @Test
    void restsGrowFromTenSecondsToAQuarterOfAnHour() {
        assertThat(UsageWebhook.restAfter(0)).hasSeconds(10);
        assertThat(UsageWebhook.restAfter(3)).hasSeconds(80);
        assertThat(UsageWebhook.restAfter(1_000)).hasMinutes(15);
    }

    @Test
    void anAddressNeedsASecretAndNeitherIsShown() {
        assertThatThrownBy(() -> new WebhookSettings(URI.create("https://user:word@host/"), "short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("voicebox.usage.webhook.secret")
                .hasMessageNotContaining("word@");
        assertThat(new WebhookSettings(URI.create("https://user:word@host/"), SECRET).toString())
                .doesNotContain("word", SECRET);
    }

    private UsageWebhook at(Instant now) {
        return webhook(now, EgressAllowance.of(List.of("127.0.0.1")));
    }

    private UsageWebhook webhook(Instant now, EgressAllowance allowance) {
        PinnedRoutes routes = new PinnedRoutes(Runnable::run, HttpClient.newHttpClient(), null);
        WebhookCall call = new WebhookCall(
                new EgressPolicy(allowance, HostResolver.ofThisProcess()), routes, Duration.ofMillis(500));
        return new UsageWebhook(
                new UsagePostings(database.dataSource(), PATIENCE, "webhook"),
                new WebhookSettings(receiver.url(), SECRET),
                call,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void rested() {
        database.execute("update usage_postings set not_before = now()");
    }

    private static void minute(Instant start, long requests) {
        database.execute("insert into usage_minutes (tenant_id, project_id, minute, requests, input_tokens,"
                + " cached_tokens, output_tokens, estimated_tokens, audio_in_ms, audio_out_ms, connection_ms)"
                + " values ('acme', 'main', '" + start + "', " + requests + ", 2, 1, 3, 4, 5, 6, 7)");
    }
}
