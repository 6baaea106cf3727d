package dev.voicebox.turn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.voicebox.config.InputConfig;
import dev.voicebox.config.Transcription;
import dev.voicebox.config.TurnDetection;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.Ids;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.job.Transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The caller's side: what is appended, committed and cleared, and what is told of it. */
class TurnTakingTest {
    private static final TurnDetection MANUAL = new TurnDetection.Manual();
    private static final TurnDetection AUTOMATIC = settings(true);

    private final Effects effects = new Effects();
    private final List<Utterance> utterances = new ArrayList<>();
    private final List<Boolean> wanted = new ArrayList<>();
    private final LoudIsSpeech ear = new LoudIsSpeech();
    private final TurnTaking.Ears ears = new TurnTaking.Ears(ear, new GlanceDesk(effects, () -> false));
    private int interruptions;
    private final TurnTaking turns = new TurnTaking(new Ids(new Random(1)), effects, ears, new TurnListener() {
        @Override
        public void onInterruption() {
            interruptions++;
        }

        @Override
        public void onTurnAnnounced(ItemId item) {
            // these turns meet no items of others
        }

        @Override
        public void onUtterance(Utterance utterance, boolean wantsAnswer) {
            utterances.add(utterance);
            wanted.add(wantsAnswer);
        }

        @Override
        public void onWords(ItemId item, Transcript words, double audioSeconds) {
            throw new AssertionError("nobody listens to words here");
        }

        @Override
        public void onNoWords(ItemId item, boolean unintelligible, String message) {
            throw new AssertionError("nobody listens to words here");
        }
    });

    @Test
    void halfASampleIsRefused() {
        configure(AudioFormat.PCM, MANUAL);

        assertThat(refused(() -> turns.append(new byte[7])))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.INVALID_VALUE,
                        "Invalid audio: 16-bit samples need an even number of bytes.",
                        "audio"));
    }

    @Test
    void anyNumberOfBytesIsWholeSamplesInG711() throws ProtocolViolation {
        configure(AudioFormat.PCMA, MANUAL);
        turns.append(new byte[801]);
        turns.commit();

        assertThat(utterances).singleElement().satisfies(spoken -> {
            assertThat(spoken.audio()).hasSize(801);
            assertThat(spoken.format()).isEqualTo(AudioFormat.PCMA);
        });
    }

    @Test
    void moreThanFifteenMebibytesAreRefusedAndTheRestStays() throws ProtocolViolation {
        configure(AudioFormat.PCM, MANUAL);
        byte[] mebibyte = new byte[1024 * 1024];
        for (int i = 0; i < 15; i++) {
            turns.append(mebibyte);
        }

        assertThat(refused(() -> turns.append(new byte[2])))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.INVALID_VALUE,
                        "The input audio buffer holds at most 15 MiB. Commit or clear it before appending more.",
                        "audio"));
        turns.commit();
        assertThat(utterances.get(0).audio()).hasSize(15 * 1024 * 1024);
    }

    @Test
    void whatFitsIntoNoBufferDoesNotHurryTheJudgementOfATurn() throws ProtocolViolation {
        configure(
                AudioFormat.PCM,
                new TurnDetection.SemanticVad(TurnDetection.Eagerness.HIGH, new TurnDetection.Reaction(true, true)));
        turns.append(loud(640));
        turns.append(quiet(640));
        assertThat(effects.drain()).anyMatch(Effect.AssessTurn.class::isInstance);

        refused(() -> turns.append(new byte[InputAudioBuffer.MAX_BYTES + 2]));
        turns.append(quiet(10_000));
        assertThat(utterances).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "48, 1.00", "4798, 99.96"})
    void lessThanATenthOfASecondCannotBeCommitted(int bytes, String held) throws ProtocolViolation {
        configure(AudioFormat.PCM, MANUAL);
        turns.append(new byte[bytes]);

        assertThat(refused(turns::commit))
                .isEqualTo(ProtocolError.invalid(
                        ErrorCode.INPUT_AUDIO_BUFFER_COMMIT_EMPTY,
                        "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but"
                                + " buffer only has " + held + "ms of audio.",
                        null));
        turns.append(new byte[4800 - bytes]);
        turns.commit();
        assertThat(utterances).hasSize(1);
    }

    @Test
    void aCommitTakesAllAndWantsNoAnswer() throws ProtocolViolation {
        configure(AudioFormat.PCM, MANUAL);
        turns.append(loud(200));
        turns.commit();

        assertThat(utterances.get(0).audio()).isEqualTo(loud(200));
        assertThat(wanted).containsExactly(false);
        assertThat(sent()).isEmpty();
        assertThat(refused(turns::commit).code()).isEqualTo(ErrorCode.INPUT_AUDIO_BUFFER_COMMIT_EMPTY);
    }

    @Test
    void aClearedBufferIsEmptyAndSaidToBe() throws ProtocolViolation {
        configure(AudioFormat.PCM, MANUAL);
        turns.append(loud(200));
        turns.clear();

        assertThat(sent()).containsExactly(new BufferEvent.Cleared());
        assertThat(refused(turns::commit).code()).isEqualTo(ErrorCode.INPUT_AUDIO_BUFFER_COMMIT_EMPTY);
    }

    @Test
    void aDetectedTurnHoldsItsPaddingItsSpeechAndItsSilence() throws ProtocolViolation {
        configure(AudioFormat.PCM, AUTOMATIC);
        turns.append(quiet(320));
        turns.append(loud(320));
        turns.append(quiet(320));

        BufferEvent.SpeechStarted started = (BufferEvent.SpeechStarted) sent().get(0);
        assertThat(started.audioStartMs()).isEqualTo(320 - 64);
        assertThat(sent().get(1)).isEqualTo(new BufferEvent.SpeechStopped(started.item(), 640 + 96));
        assertThat(utterances).singleElement().satisfies(spoken -> {
            assertThat(spoken.item()).isEqualTo(started.item());
            assertThat(spoken.audio()).hasSize((64 + 320 + 96) * 48);
            assertThat(Arrays.copyOfRange(spoken.audio(), 64 * 48, 384 * 48)).isEqualTo(loud(320));
        });
        assertThat(wanted).containsExactly(true);
        assertThat(interruptions).isEqualTo(1);
    }

    @Test
    void aCommitInTheMiddleOfATurnKeepsItsId() throws ProtocolViolation {
        configure(AudioFormat.PCM, AUTOMATIC);
        turns.append(loud(320));
        turns.commit();

        BufferEvent.SpeechStarted started = (BufferEvent.SpeechStarted) sent().get(0);
        assertThat(utterances)
                .singleElement()
                .satisfies(spoken -> assertThat(spoken.item()).isEqualTo(started.item()));
        turns.append(quiet(320));
        assertThat(sent()).as("no stop of a turn that was committed").hasSize(1);
    }

    @Test
    void whoeverMayNotInterruptIsStillHeard() throws ProtocolViolation {
        configure(AudioFormat.PCM, settings(false));
        turns.append(loud(320));
        turns.append(quiet(320));

        assertThat(interruptions).isZero();
        assertThat(wanted).containsExactly(false);
    }

    @Test
    void theSameSettingsAgainDoNotDisturbATurn() throws ProtocolViolation {
        configure(AudioFormat.PCM, AUTOMATIC);
        turns.append(loud(320));
        configure(AudioFormat.PCM, AUTOMATIC);
        turns.append(quiet(320));

        assertThat(utterances).hasSize(1);
        assertThat(ear.resets).isEqualTo(1);
    }

    @Test
    void aTurnGoesOnWhenOnlyWhatItSetsOffChanges() throws ProtocolViolation {
        configure(AudioFormat.PCM, AUTOMATIC);
        turns.append(loud(320));
        configure(AudioFormat.PCM, settings(false));
        turns.append(loud(320));
        turns.append(quiet(320));

        assertThat(sent())
                .extracting(ServerEvent::type)
                .containsExactly("input_audio_buffer.speech_started", "input_audio_buffer.speech_stopped");
        assertThat(wanted).as("by the new settings").containsExactly(false);
        turns.append(loud(320));
        assertThat(interruptions).as("by the first turn").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 64, 96, true", "0.6, 64, 96, false", "0.5, 65, 96, false", "0.5, 64, 97, false"})
    void onlyTheSameWayOfFindingTurnsKeepsATurn(double threshold, int padding, int silence, boolean kept)
            throws ProtocolViolation {
        configure(AudioFormat.PCM, AUTOMATIC);
        turns.append(loud(320));
        configure(
                AudioFormat.PCM,
                new TurnDetection.ServerVad(
                        threshold, padding, silence, OptionalInt.empty(), new TurnDetection.Reaction(false, false)));
        turns.append(quiet(320));

        assertThat(utterances).hasSize(kept ? 1 : 0);
    }

    @Test
    void positionsGoOnWhenTheFormatChanges() throws ProtocolViolation {
        configure(AudioFormat.PCM, AUTOMATIC);
        turns.append(quiet(640));
        configure(AudioFormat.PCMU, AUTOMATIC);
        byte[] speech = new byte[8 * 64];
        Arrays.fill(speech, (byte) 1);
        turns.append(speech);

        assertThat(sent())
                .singleElement()
                .isInstanceOfSatisfying(
                        BufferEvent.SpeechStarted.class,
                        started -> assertThat(started.audioStartMs()).isEqualTo(640));
    }

    @Test
    void anHourOfSilenceFillsNoBuffer() throws ProtocolViolation {
        configure(AudioFormat.PCM, AUTOMATIC);
        for (int second = 0; second < 3_600; second++) {
            turns.append(quiet(1_000));
        }
        turns.commit();

        assertThat(utterances.get(0).audio().length).isLessThan(3 * 48_000);
    }

    private void configure(AudioFormat format, TurnDetection detection) {
        turns.configure(new InputConfig(format, new Transcription(Transcription.Reader.MODEL, null, null), detection));
    }

    private static TurnDetection settings(boolean react) {
        return new TurnDetection.ServerVad(0.5, 64, 96, OptionalInt.empty(), new TurnDetection.Reaction(react, react));
    }

    private List<ServerEvent> sent() {
        List<ServerEvent> events = new ArrayList<>(seen);
        effects.drain().forEach(effect -> events.add(((Effect.Send) effect).event()));
        seen.clear();
        seen.addAll(events);
        return events;
    }

    private final List<ServerEvent> seen = new ArrayList<>();

    private static ProtocolError refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable asked) {
        return catchThrowableOfType(ProtocolViolation.class, asked).error();
    }

    private static byte[] loud(int ms) {
        byte[] audio = quiet(ms);
        Arrays.fill(audio, (byte) 1);
        return audio;
    }

    private static byte[] quiet(int ms) {
        return new byte[ms * 48];
    }
}
