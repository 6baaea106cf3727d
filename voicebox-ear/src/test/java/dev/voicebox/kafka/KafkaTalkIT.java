package dev.voicebox.kafka;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.voicebox.dev.service.Kafka;
import dev.voicebox.it.canary.Canaries;
import dev.voicebox.it.canary.Searcher;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledIf("hasBroker")
@Timeout(300)
class KafkaTalkIT {
    private static final String HALF_A_SECOND = Base64.getEncoder().encodeToString(new byte[24_000]);

    private static TalkStage stage;

    static boolean hasBroker() {
        return Kafka.isHere();
    }

    @BeforeAll
    static void open() {
        stage = new TalkStage();
        stage.admitTenants();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void aCallerWithoutASocketIsHeardAndAnsweredAlsoWhenTheServerWasKilledInBetween() {
        stage.say("call-1", "{\"event_id\":\"a\",\"type\":\"audio.append\",\"audio\":\"" + HALF_A_SECOND + "\"}");
        stage.say("call-1", "{\"event_id\":\"b\",\"type\":\"audio.commit\"}");
        JsonNode heard = stage.awaits(is("transcript.completed", "call-1"));
        JsonNode answer = stage.awaits(is("response.item", "call-1"));
        assertThat(heard.path("transcript").asText()).isNotEmpty();
        assertThat(answer.at("/item/content/0/text").asText()).isNotEmpty();

        stage.fleet.gateways().get(0).member().kill();
        stage.fleet.startGateways();
        stage.say("call-1", "{\"event_id\":\"b\",\"type\":\"text.add\",\"text\":\"said before\"}");
        stage.say("call-1", "{\"event_id\":\"c\",\"type\":\"text.add\",\"text\":\"still there?\"}");
        stage.say("call-1", "{\"event_id\":\"d\",\"type\":\"session.end\"}");
        stage.awaits(is("session.closed", "call-1"));
        stage.awaits(is("response.item", "call-1")
                .and(event -> event.at("/item/content/0/text").asText().contains("still there?")));

        List<JsonNode> answers = stage.told("response.item", "call-1").stream()
                .filter(event -> !event.path("event_id").equals(answer.path("event_id")))
                .toList();
        assertThat(answers)
                .singleElement()
                .satisfies(event -> assertThat(event.path("position").asLong())
                        .isGreaterThan(answer.path("position").asLong()));
        assertThat(stage.told("session.created", "call-1")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "snappy", "lz4", "zstd"})
    void howARecordIsCompressedIsItsProducersChoice(String codec) {
        String session = "call-" + codec;
        String text = "{\"event_id\":\"" + codec + "\",\"type\":\"text.add\",\"text\":\"by " + codec + " "
                + "a".repeat(2_000) + "\"}";

        stage.sayCompressed(codec, session, text);

        JsonNode answer = stage.awaits(is("response.item", session));
        assertThat(answer.at("/item/content/0/text").asText()).contains("by " + codec);
    }

    @Test
    void inNoTopicIsASecretAndContentOnlyWhereItsSchemaHasIt() throws Exception {
        Canaries secret = new Canaries();
        Canaries content = new Canaries();
        secret.add("the API key", stage.fleet.apiKey());
        secret.add("the administrator's token", stage.fleet.adminToken());
        secret.add("the password of the database", stage.fleet.store().password());
        CanaryTalk talk = new CanaryTalk(stage, secret, content);

        talk.overKafka("call-canary");
        talk.overHttp();
        stage.awaits(is("response.item", "call-canary"));
        stage.say("call-canary", "{\"event_id\":\"z\",\"type\":\"session.end\"}");
        stage.awaits(is("session.closed", "call-canary"));
        Map<String, String> topics = stage.topicsUntilAudited(talk.keyId());

        Searcher anywhere = new Searcher(secret.all());
        topics.forEach(anywhere::search);
        assertThat(anywhere.hits()).isEmpty();
        Searcher elsewhere = new Searcher(content.all());
        topics.forEach((topic, records) -> {
            if (!TalkStage.WITH_CONTENT.contains(topic)) {
                elsewhere.search(topic, records);
            }
        });
        assertThat(elsewhere.hits()).isEmpty();
        Searcher there = new Searcher(content.all());
        there.search("voice.responses", topics.get("voice.responses"));
        assertThat(there.hits()).as("the answer repeats what was said").isNotEmpty();
        Searcher printed = new Searcher(secret.all());
        Searcher said = new Searcher(content.all());
        printed.searchFiles(stage.fleet.logs());
        said.searchFiles(stage.fleet.logs());
        assertThat(printed.hits()).isEmpty();
        assertThat(said.hits()).isEmpty();
        System.out.println(
                "canaries of Kafka: " + (secret.all().size() + content.all().size()) + " in " + topics.keySet()
                        + ", records: " + anywhere.lines() + ", hits: 0");
    }

    private static Predicate<JsonNode> is(String type, String session) {
        return event -> event.path("type").asText().equals(type)
                && event.path("session_id").asText().equals(session);
    }
}
