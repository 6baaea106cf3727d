package dev.voicebox.session;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.config.TranscriptionConfig;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ServerEvent;

import static org.assertj.core.api.Assertions.assertThat;

/** Sessions that write down what they hear, on virtual time. */
class TranscriptionSessionTest {
    private static final String WORDS =
            "{\"type\":\"transcription\",\"audio\":{\"input\":{\"transcription\":" + "{\"model\":\"whisper-1\"}}}}";
    private static final String MANUAL = "{\"type\":\"transcription\",\"audio\":{\"input\":{\"turn_detection\":null,"
            + "\"transcription\":{\"model\":\"whisper-1\"}}}}";

    private final ScriptedCall call = new ScriptedCall(TranscriptionConfig.defaults());

    @BeforeEach
    void begin() {
        assertThat(call.story()).startsWith("session.created");
    }

    @Test
    void itIsShownAsWhatItIs() {
        assertThat(call.last(ServerEvent.SessionCreated.class)
                        .session()
                        .path("object")
                        .asText())
                .isEqualTo("realtime.transcription_session");
    }

    @Test
    void aTurnThatEndsInSilenceIsWrittenDownAndNotAnswered() {
        call.updates(WORDS).forget();
        call.isSilent(500).speaks(1_000, "turn on the light").isSilent(800).waits(5_000);

        assertThat(call.story())
                .containsExactly(
                        "input_audio_buffer.speech_started",
                        "input_audio_buffer.speech_stopped",
                        "input_audio_buffer.committed",
                        "conversation.item.added",
                        "conversation.item.done",
                        "conversation.item.input_audio_transcription.delta",
                        "conversation.item.input_audio_transcription.completed");
        assertThat(call.last(ItemEvent.TranscriptionCompleted.class).transcript())
                .isEqualTo("turn on the light");
        assertThat(call.all(ResponseEvent.class)).isEmpty();
        assertThat(call.asked).isEmpty();
    }

    @Test
    void aTurnThatTheClientCommitsIsWrittenDown() {
        call.updates(MANUAL).forget();
        call.speaks(500, "set a timer").says(new ClientEvent.AudioCommit(null)).waits(5_000);

        assertThat(call.story())
                .containsExactly(
                        "input_audio_buffer.committed",
                        "conversation.item.added",
                        "conversation.item.done",
                        "conversation.item.input_audio_transcription.delta",
                        "conversation.item.input_audio_transcription.completed");
    }

    @Test
    void withoutTranscriptionTurnsStaySound() {
        call.forget();
        call.speaks(1_000, "hello").isSilent(800).waits(5_000);

        assertThat(call.story()).endsWith("conversation.item.added", "conversation.item.done");
    }

    @Test
    void whatHoldsNoWordsFails() {
        call.updates(WORDS).forget();
        call.speaks(1_000, "").isSilent(800).waits(1_000);

        assertThat(call.last(ItemEvent.TranscriptionFailed.class).code()).isEqualTo(ErrorCode.AUDIO_UNINTELLIGIBLE);
    }

    @Test
    void turnsAreWrittenDownEachByItselfHoweverLongTheyTake() {
        call.transcription = Duration.ofSeconds(5);
        call.updates(WORDS).forget();
        call.speaks(500, "one").isSilent(400).speaks(500, "two").isSilent(400);
        assertThat(call.all(BufferEvent.Committed.class)).hasSize(2);
        assertThat(call.all(ItemEvent.TranscriptionCompleted.class)).isEmpty();

        call.waits(10_000);
        assertThat(call.all(ItemEvent.TranscriptionCompleted.class))
                .extracting(ItemEvent.TranscriptionCompleted::transcript)
                .containsExactly("one", "two");
    }

    @Test
    void whatWasHeardCanBeFetchedAndDeleted() {
        call.updates(MANUAL);
        call.speaks(500, "set a timer").says(new ClientEvent.AudioCommit(null)).waits(100);
        ItemId id = call.last(BufferEvent.Committed.class).item();
        call.says(new ClientEvent.ItemRetrieve(null, id)).waits(10);
        call.says(new ClientEvent.ItemDelete(null, id));

        Item.Message item = (Item.Message) call.last(ItemEvent.Retrieved.class).item();
        assertThat(((ContentPart.InputAudio) item.content().get(0)).transcript())
                .isEqualTo("set a timer");
        assertThat(call.last(ItemEvent.Deleted.class).item()).isEqualTo(id);
    }

    static List<ClientEvent> aboutAnswers() {
        Item item = new Item.FunctionCallOutput(null, "call_1", "done");
        return List.of(
                new ClientEvent.ResponseCreate("mine", ScriptedCall.json("{}"), null),
                new ClientEvent.ResponseCancel("mine", null),
                new ClientEvent.ItemCreate("mine", null, item),
                new ClientEvent.ItemTruncate("mine", new ItemId("item_1"), 0, 10));
    }

    @ParameterizedTest
    @MethodSource("aboutAnswers")
    void whatConcernsAnswersIsRefusedAndTheSessionGoesOn(ClientEvent event) {
        call.updates(MANUAL).forget();
        call.says(event);

        ServerEvent.Failure refusal = call.last(ServerEvent.Failure.class);
        assertThat(refusal.error().code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(refusal.error().param()).isEqualTo("type");
        assertThat(refusal.error().eventId()).isEqualTo("mine");
        assertThat(refusal.error().message()).contains("Supported values are: 'session.update', ");
        assertThat(call.speaks(500, "go on")
                        .says(new ClientEvent.AudioCommit(null))
                        .waits(100)
                        .story())
                .endsWith("conversation.item.input_audio_transcription.completed");
    }

    @Test
    void itCannotBecomeASessionThatAnswers() {
        call.forget();
        call.updates("{\"type\":\"realtime\",\"instructions\":\"be kind\"}");

        assertThat(call.story()).containsExactly("error");
        assertThat(call.last(ServerEvent.Failure.class).error().message())
                .isEqualTo("Passing a realtime session update to a transcription session is not allowed.");
    }

    @Test
    void itEndsAfterAnHourToo() {
        call.waits(Duration.ofMinutes(61).toMillis());

        assertThat(call.last(ServerEvent.Failure.class).error().code()).isEqualTo(ErrorCode.SESSION_EXPIRED);
        assertThat(call.closedWith).isEqualTo(1001);
    }
}
