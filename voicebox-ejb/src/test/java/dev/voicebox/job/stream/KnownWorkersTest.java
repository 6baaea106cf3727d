package dev.voicebox.job.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import redis.clients.jedis.UnifiedJedis;

import dev.voicebox.job.EngineState.Ability;
import dev.voicebox.job.InstalledVoice;
import dev.voicebox.persistence.embedded.EmbeddedRedis;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.persistence.redis.work.WorkKind;
import dev.voicebox.persistence.redis.work.WorkerCards;
import dev.voicebox.tenant.TenantId;

import static org.assertj.core.api.Assertions.assertThat;

class KnownWorkersTest {
    private static EmbeddedRedis server;
    private static RedisConnection redis;

    private final WorkerCards ears = new WorkerCards(redis, WorkKind.STT);
    private final WorkerCards voices = new WorkerCards(redis, WorkKind.TTS);
    private final KnownWorkers known = new KnownWorkers(Map.of(WorkKind.STT, ears, WorkKind.TTS, voices));

    @BeforeAll
    static void open() {
        server = EmbeddedRedis.start();
        redis = RedisConnection.to(server.url());
    }

    @AfterAll
    static void close() {
        redis.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        redis.ask(UnifiedJedis::flushAll);
    }

    @Test
    void beforeAnybodyIsKnownNothingIsRuledOut() {
        assertThat(known.hears("en")).isTrue();
        assertThat(known.tells(Ability.CONFIDENCES, "en")).isTrue();
        assertThat(known.hasAny(WorkKind.STT)).isFalse();
    }

    @Test
    void aLanguageIsHeardIfAnyOfThemHearsIt() {
        ears.sign("one", ear("\"en\"", "\"WORD_TIMES\""));
        ears.sign("two", ear("\"de\"", ""));
        known.look();

        assertThat(known.hears("de")).isTrue();
        assertThat(known.hears("fr")).isFalse();
        assertThat(known.hears(null)).isTrue();
    }

    @Test
    void whatNotAllOfThemTellIsNotPromised() {
        ears.sign("one", ear("\"en\"", "\"WORD_TIMES\""));
        ears.sign("two", ear("\"en\"", "\"WORD_TIMES\",\"CONFIDENCES\""));
        known.look();

        assertThat(known.tells(Ability.WORD_TIMES, "en")).isTrue();
        assertThat(known.tells(Ability.CONFIDENCES, "en")).isFalse();
    }

    @Test
    void theirVoicesAreOneOfEachName() {
        voices.sign("one", voice("alloy", "kokoro"));
        voices.sign("two", voice("alloy", "kokoro"));
        known.look();

        assertThat(known.voices()).extracting(InstalledVoice::name).containsExactly("alloy");
    }

    @Test
    void whoIsLeavingTakesNothingMoreAndStillHasWhatItHad() {
        ears.sign("one", "{\"ears\":[{\"languages\":[\"en\"]}],\"leaving\":true}");
        known.look();

        assertThat(known.hasAny(WorkKind.STT)).isFalse();
        assertThat(known.isServed(WorkKind.STT)).isTrue();
        assertThat(known.isServed(WorkKind.TTS)).isFalse();
    }

    @Test
    void tenantsWeighWhatTheSettingSays() {
        WorkWeights weights = WorkWeights.read(key -> Optional.of("acme=2, globex = 100,initech=0,nonsense"));

        assertThat(List.of("acme", "globex", "initech", "other"))
                .extracting(name -> weights.of(new TenantId(name)))
                .containsExactly(2, 100, 1, 1);
        assertThat(weights.warnings()).hasSize(2).allMatch(line -> line.contains("voicebox.work.weights"));
    }

    private static String ear(String languages, String abilities) {
        return "{\"ears\":[{\"languages\":[" + languages + "],\"abilities\":[" + abilities + "]}]}";
    }

    private static String voice(String name, String engine) {
        return "{\"voices\":[{\"name\":\"" + name + "\",\"language\":\"en\",\"gender\":\"neutral\",\"engine\":\""
                + engine + "\",\"slowest\":0.5,\"fastest\":2}]}";
    }
}
