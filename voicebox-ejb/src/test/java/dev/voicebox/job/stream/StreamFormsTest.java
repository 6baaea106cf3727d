package dev.voicebox.job.stream;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.HeardWord;
import dev.voicebox.job.EngineState;
import dev.voicebox.job.InstalledVoice;
import dev.voicebox.job.OfferedModel;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.SpeechTrouble;
import dev.voicebox.job.SpokenPiece;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.Transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whatever goes between servers arrives as it was, also from one that knows more. */
class StreamFormsTest {

    @ParameterizedTest
    @MethodSource("told")
    void whatAWorkerTellsArrivesAsItWas(Told told) {
        assertThat(ToldForm.read(ToldForm.write(told))).isEqualTo(told);
    }

    static Stream<Told> told() {
        return Stream.of(
                new Told.Piece(List.of(new SpokenPiece.Word(4, 120), new SpokenPiece.Word(9, 340)), "kokoro"),
                new Told.Piece(List.of(), null),
                new Told.Words("turn \"on\" the\nlight 灯"),
                new Told.Done(),
                new Told.Heard(new Transcript(
                        "turn on",
                        "en",
                        List.of(
                                new HeardWord("turn", 0, 200, OptionalDouble.of(-0.25)),
                                new HeardWord("on", 200, 400, OptionalDouble.empty())),
                        List.of(new Transcript.Segment("turn on", 0, 400)))),
                new Told.Failed(SpeechTrouble.BROKEN_OFF, "It broke off."));
    }

    @Test
    void anOrderToSpeakArrivesAsItWas() {
        SpeakOrder order = new SpeakOrder(3, "Hello there.", "alloy", 1.25, AudioFormat.PCMU, "piper");

        assertThat(OrderForm.speak(OrderForm.write(order), "")).isEqualTo(order);
        assertThat(OrderForm.speak(OrderForm.write(order), "kokoro")).isEqualTo(order);
    }

    @Test
    void whoGoesOnWithASentenceSpeaksWithTheEngineThatBeganIt() {
        SpeakOrder order = new SpeakOrder(0, "Hello there.", "alloy", 1, AudioFormat.PCM);

        assertThat(OrderForm.speak(OrderForm.write(order), "kokoro").engine()).isEqualTo("kokoro");
        assertThat(OrderForm.speak(OrderForm.write(order), "").engine()).isNull();
    }

    @Test
    void anOrderToHearArrivesAsItWas() {
        TranscribeOrder order = new TranscribeOrder(AudioFormat.PCMA, new byte[] {1, 2, 3}, "de", "Lampe", true);
        TranscribeOrder arrived = OrderForm.transcribe(OrderForm.write(order));

        assertThat(arrived).usingRecursiveComparison().isEqualTo(order);
        assertThat(OrderForm.transcribe(OrderForm.write(new TranscribeOrder(AudioFormat.PCM, new byte[0], null, null)))
                        .language())
                .isNull();
    }

    @Test
    void aCardArrivesAsItWas() {
        WorkerCard card = new WorkerCard(
                List.of(
                        new WorkerCard.Ear(List.of("en", "de"), Set.of(EngineState.Ability.WORD_TIMES)),
                        new WorkerCard.Ear(List.of(), Set.of())),
                List.of(new InstalledVoice("alloy", "en", "neutral", "kokoro", 0.5, 2)),
                List.of(new OfferedModel("groq", "llama", 32_320)),
                false);

        assertThat(WorkerCard.ofForm(card.form())).isEqualTo(card);
        assertThat(WorkerCard.ofForm(card.onLeaving().form())).isEqualTo(card.onLeaving());
    }

    @Test
    void whatANewerServerAddsIsLeftAlone() {
        assertThat(ToldForm.read("{\"type\":\"done\",\"mood\":\"good\"}")).isEqualTo(new Told.Done());
        assertThat(WorkerCard.ofForm("{\"ears\":[{\"abilities\":[\"SMELLS\"],\"languages\":[]}]}"))
                .isEqualTo(
                        new WorkerCard(List.of(new WorkerCard.Ear(List.of(), Set.of())), List.of(), List.of(), false));
    }

    @Test
    void whatIsNoneIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> ToldForm.read("{\"secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertThatThrownBy(() -> ToldForm.read("{}")).isInstanceOf(IllegalArgumentException.class);
    }
}
