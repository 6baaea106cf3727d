package dev.voicebox.job.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.voicebox.config.TurnDetection;
import dev.voicebox.config.TurnDetection.Eagerness;
import dev.voicebox.config.TurnDetection.Reaction;
import dev.voicebox.job.local.HeardCaller.Turn;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.SphinxSpeechToText;
import dev.voicebox.speech.tts.mary.MaryTextToSpeech;

import static org.assertj.core.api.Assertions.assertThat;

/** Turns in spoken sentences, by the engines that every installation has: MaryTTS speaks, Sphinx4 and the tone hear. */
class SpokenTurnsTest {
    private static final Reaction REACTION = new Reaction(true, true);
    private static final TurnDetection SILENCE_200 =
            new TurnDetection.ServerVad(0.5, 300, 200, OptionalInt.empty(), REACTION);
    private static final String LIGHT = "Turn on the kitchen light.";

    /** Sentences and the places where someone may stop to think. */
    private static final List<String> SENTENCES = List.of(
            "Turn on the | kitchen light.",
            "What is the | weather like | today?",
            "Set a timer for | five minutes.",
            "Please call | my | mother.",
            "I would like to | book a table for | two people.",
            "The train leaves at | seven in the | morning.",
            "My name is | John.",
            "Open the garage door and | lock the | back door.",
            "Is there a | restaurant near | here?",
            "How do I get to the | station?");

    private static MaryTextToSpeech voice;
    private static SpeechToText ears;

    @BeforeAll
    static void open() throws SpeechFailure {
        voice = MaryTextToSpeech.open();
        ears = new RememberingEars(SphinxSpeechToText.open(null, 1));
    }

    @AfterAll
    static void close() {
        ears.close();
        voice.close();
    }

    @Test
    void aThoughtfulPauseDoesNotCutASentenceInTwo() {
        byte[] audio = new SpokenCaller(voice, "alloy")
                .says(LIGHT, 0, "Turn on the".length())
                .isSilent(900)
                .says(LIGHT, "Turn on the".length(), LIGHT.length())
                .isSilent(3_000)
                .audio();
        HeardCaller caller = new HeardCaller(ears);

        assertThat(caller.turnsOf(audio, SILENCE_200)).hasSize(2);
        assertThat(caller.turnsOf(audio, semantic(Eagerness.LOW)))
                .singleElement()
                .satisfies(turn -> assertThat(turn.words()).isEqualTo("turn on the kitchen light"));
        assertThat(caller.turnsOf(audio, semantic(Eagerness.HIGH))).hasSize(1);
    }

    @Test
    void aFinishedSentenceEndsClearlySoonerThanAnUnfinishedOne() {
        HeardCaller caller = new HeardCaller(ears);
        for (Eagerness eagerness : Eagerness.values()) {
            long finished = silenceAfter(caller, LIGHT, LIGHT.length(), eagerness);
            long unfinished = silenceAfter(caller, LIGHT, "Turn on the".length(), eagerness);
            System.out.printf(
                    "%s eagerness: \"turn on the kitchen light\" ends after %d ms, \"turn on the\" after %d ms%n",
                    eagerness, finished, unfinished);
            assertThat(unfinished).isGreaterThan(2 * finished);
        }
    }

    @Test
    void withoutWordsTheToneStillTellsFinishedFromUnfinished() {
        HeardCaller deaf = new HeardCaller(null);
        List<Long> finished = new ArrayList<>();
        List<Long> unfinished = new ArrayList<>();
        Map<String, List<String>> said = Map.of("alloy", SENTENCES, "coral", SENTENCES.subList(0, 4));
        for (String name : List.of("alloy", "coral")) {
            for (String marked : said.get(name)) {
                String sentence = marked.replace(" | ", " ");
                finished.add(silenceAfter(deaf, name, sentence, sentence.length(), Eagerness.MEDIUM));
                for (int place : pausesIn(marked)) {
                    unfinished.add(silenceAfter(deaf, name, sentence, place, Eagerness.MEDIUM));
                }
            }
        }
        double sooner = shareSooner(finished, unfinished);
        System.out.printf(
                "by tone alone, medium eagerness: %d finished sentences end after %.0f ms, %d unfinished ones after %.0f"
                        + " ms (means); a finished one ends sooner in %.0f %% of all pairs%n",
                finished.size(), mean(finished), unfinished.size(), mean(unfinished), 100 * sooner);

        assertThat(mean(finished)).isLessThan(0.75 * mean(unfinished));
        assertThat(sooner).isGreaterThan(0.8);
    }

    @Test
    void realSoundGivesTheSameTurnsHoweverItIsCut() {
        SpokenCaller spoken = new SpokenCaller(voice, "alloy");
        spoken.says(LIGHT).isSilent(700).says("What time is it?").isSilent(300);
        byte[] audio = spoken.says("Yes.").isSilent(4_500).audio();
        HeardCaller deaf = new HeardCaller(null);
        for (TurnDetection detection : List.of(SILENCE_200, semantic(Eagerness.HIGH), semantic(Eagerness.MEDIUM))) {
            List<Turn> turns = deaf.turnsOf(audio, detection);
            assertThat(turns).isNotEmpty();
            for (int piece : new int[] {2, 998, 4_800, 48_002, audio.length}) {
                assertThat(deaf.turnsOf(audio, detection, piece))
                        .as("%d bytes at a time", piece)
                        .isEqualTo(turns);
            }
        }
    }

    private static List<Integer> pausesIn(String marked) {
        List<Integer> places = new ArrayList<>();
        int length = 0;
        String[] parts = marked.split(" \\| ");
        for (int i = 0; i < parts.length - 1; i++) {
            length += parts[i].length() + (i == 0 ? 0 : 1);
            places.add(length);
        }
        return places;
    }

    private static long silenceAfter(HeardCaller caller, String sentence, int to, Eagerness eagerness) {
        return silenceAfter(caller, "alloy", sentence, to, eagerness);
    }

    /** How long after the last sound the turn ended. */
    private static long silenceAfter(HeardCaller caller, String name, String sentence, int to, Eagerness eagerness) {
        SpokenCaller spoken = new SpokenCaller(voice, name).says(sentence, 0, to);
        long said = spoken.lengthMs();
        List<Turn> turns = caller.turnsOf(spoken.isSilent(longest(eagerness)).audio(), semantic(eagerness));
        assertThat(turns).as(sentence.substring(0, to)).hasSize(1);
        return turns.get(0).endMs() - said;
    }

    /** A little more than the longest that a turn of such eagerness waits, in ms. */
    private static int longest(Eagerness eagerness) {
        return switch (eagerness) {
            case LOW -> 8_500;
            case HIGH -> 2_500;
            default -> 4_500;
        };
    }

    private static TurnDetection semantic(Eagerness eagerness) {
        return new TurnDetection.SemanticVad(eagerness, REACTION);
    }

    private static double mean(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    private static double shareSooner(List<Long> finished, List<Long> unfinished) {
        double sooner = 0;
        for (long one : finished) {
            for (long other : unfinished) {
                sooner += one < other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return sooner / finished.size() / unfinished.size();
    }
}
