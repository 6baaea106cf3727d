package dev.voicebox.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.voicebox.job.SpokenPiece;
import dev.voicebox.spoken.SpokenForm;

import static org.assertj.core.api.Assertions.assertThat;

/** Chunks on their way to the voice, and their sound on its way back. */
class SpeechQueueTest {
    private final RecordingVoice voice = new RecordingVoice();
    private final SpeechQueue queue = new SpeechQueue(voice);

    @Test
    void twoChunksAreSpokenAtATime() {
        queue.add(forms("a", "b", "c", "d"));
        assertThat(voice.story).containsExactly("begin 0 a", "begin 1 b");

        queue.ended(0);
        assertThat(voice.story).endsWith("spoken a", "begin 2 c");
    }

    @Test
    void theSoundLeavesInTheOrderOfTheTextWhateverComesFirst() {
        queue.add(forms("a", "b"));
        voice.story.clear();
        queue.sound(1, new SpokenPiece(new byte[] {10}));
        queue.ended(1);
        queue.sound(0, new SpokenPiece(new byte[] {1}));
        assertThat(voice.story).containsExactly("sound a 1");

        queue.sound(0, new SpokenPiece(new byte[] {2}));
        queue.ended(0);
        assertThat(voice.story).containsExactly("sound a 1", "sound a 2", "spoken a", "sound b 10", "spoken b");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void whileTheClientDoesNotKeepUpNoChunkBegins() {
        queue.pause(true);
        queue.add(forms("a"));
        assertThat(voice.story).isEmpty();
        assertThat(queue.isEmpty()).isFalse();

        queue.pause(false);
        assertThat(voice.story).containsExactly("begin 0 a");
    }

    @Test
    void aChunkThatIsBeingSpokenGoesOnWhilePaused() {
        queue.add(forms("a", "b", "c"));
        queue.pause(true);
        queue.sound(0, new SpokenPiece(new byte[] {1}));
        queue.ended(0);

        assertThat(voice.story).containsExactly("begin 0 a", "begin 1 b", "sound a 1", "spoken a");
    }

    @Test
    void afterADropNothingIsHeard() {
        queue.add(forms("a", "b", "c"));
        voice.story.clear();
        queue.drop();
        queue.sound(0, new SpokenPiece(new byte[] {1}));
        queue.ended(0);
        queue.ended(1);
        queue.pause(false);

        assertThat(voice.story).isEmpty();
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void soundOfAChunkThatHasEndedOrNeverBeganIsDropped() {
        queue.add(forms("a"));
        queue.ended(0);
        voice.story.clear();
        queue.sound(0, new SpokenPiece(new byte[] {1}));
        queue.ended(0);
        queue.sound(7, new SpokenPiece(new byte[] {1}));
        queue.ended(7);

        assertThat(voice.story).isEmpty();
    }

    @Test
    void afterALostChunkNoOtherIsSpoken() {
        queue.add(forms("a", "b", "c"));
        queue.giveUp(0);
        queue.add(forms("d"));
        queue.sound(1, new SpokenPiece(new byte[] {1}));
        queue.ended(1);

        assertThat(voice.story).containsExactly("begin 0 a", "begin 1 b");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void whatWasBegunBeforeALostChunkIsSpokenToItsEnd() {
        queue.add(forms("a", "b", "c"));
        voice.story.clear();
        queue.sound(1, new SpokenPiece(new byte[] {10}));
        queue.giveUp(1);
        assertThat(queue.isEmpty()).isFalse();
        queue.sound(0, new SpokenPiece(new byte[] {1}));
        queue.ended(0);

        assertThat(voice.story).containsExactly("sound a 1", "spoken a", "sound b 10");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void theRestOfASentenceWaitsForItsVoiceAndIsSpokenByNoOther() {
        queue.add(List.of(SpokenForm.verbatim("one two "), SpokenForm.verbatim("three. ")));
        assertThat(voice.story).containsExactly("begin 0 one two ");

        queue.sound(0, new SpokenPiece(new byte[] {1}, List.of(), "kokoro"));
        queue.add(List.of(SpokenForm.verbatim("Four.")));
        queue.ended(0);
        assertThat(voice.story).contains("begin 1 three.  by kokoro", "begin 2 Four");
    }

    @Test
    void theRestOfASentenceWhoseBeginningHadNoSoundIsSpokenByAnyone() {
        queue.add(List.of(SpokenForm.verbatim("one two "), SpokenForm.verbatim("three. ")));
        queue.ended(0);

        assertThat(voice.story).containsExactly("begin 0 one two ", "spoken one two ", "begin 1 three. ");
    }

    @Test
    void afterAChunkThatBrokeOffTheNextIsSpoken() {
        queue.add(forms("a", "b", "c"));
        voice.story.clear();
        queue.sound(0, new SpokenPiece(new byte[] {1}));
        queue.brokeOff(0);

        assertThat(voice.story).containsExactly("sound a 1", "broken off a", "begin 2 c");
    }

    @Test
    void whatHasNoSoundIsNotOrderedAndKeepsItsPlace() {
        queue.add(forms("a", "```", "b", "c"));
        assertThat(voice.story).containsExactly("begin 0 a", "begin 1 b");

        queue.ended(1);
        queue.ended(0);
        assertThat(voice.story)
                .containsExactly("begin 0 a", "begin 1 b", "spoken a", "spoken ```", "spoken b", "begin 2 c");
    }

    @Test
    void anAnswerWithoutAnythingToSayIsOverAtOnce() {
        queue.add(forms("```", "..."));

        assertThat(voice.story).containsExactly("spoken ```", "spoken ...");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void theWholeTextIsSpokenInOrderHoweverResultsCome() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            RecordingVoice any = new RecordingVoice();
            SpeechQueue spoken = new SpeechQueue(any);
            int chunks = 1 + random.nextInt(12);
            int added = 0;
            while (added < chunks || !spoken.isEmpty()) {
                int choice = random.nextInt(5);
                if (choice == 0 && added < chunks) {
                    spoken.add(forms("c" + added++));
                } else if (choice == 1) {
                    spoken.pause(random.nextInt(3) == 0);
                } else if (!any.running.isEmpty()) {
                    int chunk = any.running.get(random.nextInt(any.running.size()));
                    if (random.nextInt(3) > 0) {
                        spoken.sound(chunk, new SpokenPiece(new byte[] {(byte) any.pieces[chunk]++}));
                    } else {
                        any.running.remove((Integer) chunk);
                        spoken.ended(chunk);
                    }
                }
                assertThat(any.running).hasSizeLessThanOrEqualTo(SpeechQueue.IN_FLIGHT);
            }
            assertThat(any.heard()).isEqualTo(any.expected(chunks));
        }
    }

    private static List<SpokenForm> forms(String... texts) {
        return Stream.of(texts).map(text -> SpokenForm.verbatim(text + ".")).toList();
    }

    private static final class RecordingVoice implements SpeechQueue.Out {
        private final List<String> story = new ArrayList<>();
        private final List<Integer> running = new ArrayList<>();
        private final int[] pieces = new int[32];

        @Override
        public void begin(int chunk, SpokenForm text, String engine) {
            story.add("begin " + chunk + " " + name(text) + (engine == null ? "" : " by " + engine));
            running.add(chunk);
        }

        @Override
        public void sound(SpokenForm text, SpokenPiece piece) {
            story.add("sound " + name(text) + " " + piece.audio()[0]);
        }

        @Override
        public void spoken(SpokenForm text) {
            story.add("spoken " + name(text));
        }

        @Override
        public void brokenOff(SpokenForm text) {
            story.add("broken off " + name(text));
        }

        /** Without the dot that makes it a sentence. */
        private static String name(SpokenForm text) {
            return text.source().replaceFirst("[.]$", "");
        }

        private List<String> heard() {
            return story.stream().filter(line -> !line.startsWith("begin")).toList();
        }

        private List<String> expected(int chunks) {
            List<String> lines = new ArrayList<>();
            for (int chunk = 0; chunk < chunks; chunk++) {
                for (int piece = 0; piece < pieces[chunk]; piece++) {
                    lines.add("sound c" + chunk + " " + piece);
                }
                lines.add("spoken c" + chunk);
            }
            return lines;
        }
    }
}
