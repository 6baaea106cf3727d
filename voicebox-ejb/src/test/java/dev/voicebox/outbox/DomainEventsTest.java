package dev.voicebox.outbox;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.event.Item;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.UsageAmounts;
import dev.voicebox.outbox.schema.EventSchemas;

import static org.assertj.core.api.Assertions.assertThat;

class DomainEventsTest {
    private static EventSchemas schemas;

    @BeforeAll
    static void load() {
        schemas = EventSchemas.load();
    }

    @Test
    void everyEventIsAsItsSchemaSays() {
        List<DomainEvent> events =
                all().flatMap(record -> DomainEvents.of(record).stream()).toList();

        assertThat(events)
                .hasSizeGreaterThan(10)
                .allSatisfy(event -> assertThat(schemas.faultOf(event.topic(), event.payload()))
                        .as(event.payload())
                        .isEmpty());
    }

    @Test
    void everyTopicThatIsToldHasAnEvent() {
        // What administrators do is not in the journal.
        assertThat(all().flatMap(record -> DomainEvents.of(record).stream()).map(DomainEvent::topic))
                .containsAll(Stream.of(Topic.values())
                        .filter(topic -> topic.isTold() && topic != Topic.PLATFORM_AUDIT)
                        .toList())
                .allMatch(Topic::isTold);
    }

    @Test
    void aSessionThatBeginsIsToldToBothAudiences() throws Exception {
        List<DomainEvent> events = DomainEvents.of(Records.began());

        assertThat(events)
                .extracting(DomainEvent::id)
                .containsExactly("sess_1:1:voice.sessions", "sess_1:1:agentvoicebox.sessions");
        JsonNode told = read(events.get(0));
        assertThat(told.path("type").asText()).isEqualTo("session.created");
        assertThat(told.path("kind").asText()).isEqualTo("realtime");
        assertThat(told.path("model").asText()).isEqualTo("gpt-realtime");
        assertThat(told.path("tenant_id").asText()).isEqualTo("acme");
        assertThat(told.path("at").asText()).isEqualTo("2026-11-20T12:00:00Z");
    }

    @Test
    void theSameRecordIsToldInTheSameWords() {
        assertThat(all().map(DomainEvents::of).toList())
                .isEqualTo(all().map(DomainEvents::of).toList());
    }

    @Test
    void whatTheCallerSaidIsToldOnceItIsKnown() throws Exception {
        assertThat(DomainEvents.of(Records.heard(Records.stamp(2), null))).isEmpty();

        DomainEvent event = only(Records.heard(Records.stamp(3), "turn it off"));
        assertThat(event.topic()).isEqualTo(Topic.TRANSCRIBED);
        assertThat(read(event).path("transcript").asText()).isEqualTo("turn it off");
    }

    @Test
    void ofAnEncryptedItemIsToldThatItIsThereAndNotWhatItSays() throws Exception {
        DomainEvent heard = only(Records.sealed(3, "user", "completed", true));
        DomainEvent answered = only(Records.sealed(4, "assistant", "completed", false));

        assertThat(heard.topic()).isEqualTo(Topic.TRANSCRIBED);
        assertThat(answered.topic()).isEqualTo(Topic.RESPONSES);
        assertThat(read(heard).path("type").asText()).isEqualTo("transcript.encrypted");
        assertThat(read(answered).path("type").asText()).isEqualTo("response.encrypted");
        for (DomainEvent event : List.of(heard, answered)) {
            assertThat(schemas.faultOf(event.topic(), event.payload())).isEmpty();
            assertThat(read(event).path("encrypted").asBoolean()).isTrue();
            assertThat(read(event).has("transcript") || read(event).has("item")).isFalse();
        }
    }

    @Test
    void ofAnEncryptedItemNothingIsToldBeforeItIsComplete() {
        assertThat(DomainEvents.of(Records.sealed(3, "user", "completed", false)))
                .isEmpty();
        assertThat(DomainEvents.of(Records.sealed(4, "assistant", "in_progress", false)))
                .isEmpty();
    }

    @Test
    void anAnswerIsToldWhenItHasEnded() throws Exception {
        assertThat(DomainEvents.of(Records.answered(Item.Status.IN_PROGRESS, "Well")))
                .isEmpty();

        JsonNode cut = read(only(Records.answered(Item.Status.INCOMPLETE, "Well, it")));
        assertThat(cut.path("item").path("status").asText()).isEqualTo("incomplete");
        assertThat(cut.path("item").path("content").path(0).path("transcript").asText())
                .isEqualTo("Well, it");
    }

    @Test
    void whoeverAddsUpTokensIsToldWhichAreCheaperAndWhichAreGuessed() throws Exception {
        UsageAmounts.Tokens tokens = new UsageAmounts.Tokens(20, 15, 30, 50);

        JsonNode told = read(only(new JournalRecord.Used(Records.stamp(8), UsageAmounts.ofRequest(tokens))));

        assertThat(told.path("cached_tokens").asLong()).isEqualTo(15);
        assertThat(told.path("estimated_tokens").asLong()).isEqualTo(50);
    }

    @Test
    void whatTheCallerTypedIsToldToNobody() {
        assertThat(DomainEvents.of(Records.typed())).isEmpty();
    }

    @Test
    void anyTextOfACallerIsToldAsItWas() throws Exception {
        String text = "\0 \ud800 \udc00\ud800 \u2028 \ud83d\ude00 \"\\\n";

        DomainEvent event = only(Records.heard(Records.stamp(3), text));

        assertThat(event.payload()).matches("\\p{ASCII}*").doesNotContain("\0");
        assertThat(read(event).path("transcript").textValue()).isEqualTo(text);
    }

    @Test
    void anEventSurvivesTheOutbox() {
        assertThat(all().flatMap(record -> DomainEvents.of(record).stream()))
                .allSatisfy(event ->
                        assertThat(OutboxForm.eventOf(OutboxForm.rowOf(event))).contains(event));
        DomainEvent one = only(Records.used());
        DomainEvent traced = new DomainEvent(
                one.id(), one.topic(), one.tenant(), one.session(), one.payload(), "00-ab-cd-01", one.at());
        assertThat(OutboxForm.eventOf(OutboxForm.rowOf(traced))).contains(traced);
    }

    @Test
    void nothingOfTheContentIsInItsLogForm() {
        assertThat(only(Records.heard(Records.stamp(3), "my secret")).toString())
                .doesNotContain("secret");
    }

    private static Stream<JournalRecord> all() {
        return Stream.of(
                Records.began(),
                Records.typed(),
                Records.heard(Records.stamp(2), "turn it off"),
                Records.answered(Item.Status.COMPLETED, "It is off."),
                Records.called(),
                Records.dropped(),
                Records.toolCalled(),
                Records.toolAnswered(),
                Records.toolsAbandoned(),
                Records.used(),
                Records.ended());
    }

    private static DomainEvent only(JournalRecord record) {
        List<DomainEvent> events = DomainEvents.of(record);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static JsonNode read(DomainEvent event) throws Exception {
        return new ObjectMapper().readTree(event.payload());
    }
}
