package dev.voicebox.session;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.BufferEvent;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ServerEvent;
import dev.voicebox.job.TurnTone;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where turns begin and end depends on the audio, and neither on how it is cut into appends, nor on how fast they come, nor
 * on how long it takes to find out what was said.
 */
class TurnOffsetsTest {
    private static final int CASES = 30;
    private static final List<String> WORDS = List.of(
            "yes",
            "turn on the",
            "what time is it",
            "turn on the kitchen light",
            "I need, uhm",
            "apples, pears,",
            "ok so");

    private static final List<String> DETECTIONS = List.of(
            "'type':'server_vad','silence_duration_ms':200",
            "'type':'server_vad','silence_duration_ms':500,'prefix_padding_ms':0",
            "'type':'semantic_vad','eagerness':'low'",
            "'type':'semantic_vad','eagerness':'medium'",
            "'type':'semantic_vad','eagerness':'high'");

    /** How audio is handed in. */
    private interface Feed {
        void into(ScriptedCall call, byte[] audio);
    }

    static List<String> detections() {
        return DETECTIONS;
    }

    @ParameterizedTest
    @MethodSource("detections")
    void theSameAudioGivesTheSameTurnsHoweverItComes(String detection) {
        Random random = new Random(detection.hashCode());
        int turns = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] audio = conversation(random, 10_000);
            List<String> realTime = turnsOf(detection, 100, paced(20, 20), audio);
            assertThat(turnsOf(detection, 100, paced(20, 2), audio))
                    .as("ten times as fast")
                    .isEqualTo(realTime);
            assertThat(turnsOf(detection, 100, TurnOffsetsTest::atOnce, audio))
                    .as("all at once")
                    .isEqualTo(realTime);
            long seed = random.nextLong();
            assertThat(turnsOf(detection, 1 + random.nextInt(1_300), anyhow(seed), audio))
                    .as("cut and paced by chance, seed %d", seed)
                    .isEqualTo(realTime);
            turns += realTime.size();
        }
        System.out.printf("turns of %s: %d in %d conversations of 10 s%n", detection, turns, CASES);
        assertThat(turns).isGreaterThan(CASES);
    }

    /** Each turn as its offsets and a mark of its audio. */
    private static List<String> turnsOf(String detection, int assessmentMs, Feed feed, byte[] audio) {
        ScriptedCall call = new ScriptedCall();
        call.assessment = Duration.ofMillis(assessmentMs);
        call.tone = new TurnTone(true, -6, -2, 6);
        // What is heard depends on the audio only, as with a real engine.
        call.words = order -> WORDS.get(Math.floorMod(Arrays.hashCode(order.audio()), WORDS.size()));
        call.updates(
                ("{'type':'realtime','audio':{'input':{'turn_detection':{" + detection + ",'create_response':false}}}}")
                        .replace('\'', '"'));
        feed.into(call, audio);
        call.waits(60_000);
        return described(call);
    }

    private static List<String> described(ScriptedCall call) {
        List<String> turns = new ArrayList<>();
        long start = -1;
        long end = -1;
        for (ServerEvent event : call.events) {
            if (event instanceof BufferEvent.SpeechStarted started) {
                start = started.audioStartMs();
                turns.add("started " + start);
            } else if (event instanceof BufferEvent.SpeechStopped stopped) {
                end = stopped.audioEndMs();
            } else if (event instanceof BufferEvent.Committed committed) {
                turns.add(start + " to " + end + " " + Arrays.hashCode(soundOf(call, committed.item())));
            }
        }
        return turns;
    }

    private static byte[] soundOf(ScriptedCall call, ItemId item) {
        return call.kept.stream()
                .filter(sound -> sound.item().equals(item))
                .findFirst()
                .orElseThrow()
                .audio();
    }

    private static Feed paced(int pieceMs, int everyMs) {
        return (call, audio) -> {
            int size = (int) AudioFormat.PCM.bytes(pieceMs);
            for (int from = 0; from < audio.length; from += size) {
                call.waits(everyMs);
                append(call, audio, from, size);
            }
        };
    }

    private static void atOnce(ScriptedCall call, byte[] audio) {
        append(call, audio, 0, audio.length);
    }

    private static Feed anyhow(long seed) {
        return (call, audio) -> {
            Random random = new Random(seed);
            int from = 0;
            while (from < audio.length) {
                int size = 2 * (1 + random.nextInt(random.nextInt(4) == 0 ? 96_000 : 2_000));
                call.waits(random.nextInt(60));
                append(call, audio, from, size);
                from += size;
            }
        };
    }

    private static void append(ScriptedCall call, byte[] audio, int from, int size) {
        byte[] piece = Arrays.copyOfRange(audio, from, Math.min(audio.length, from + size));
        call.says(new ClientEvent.AudioAppend(null, piece));
    }

    /** Speech, breaths and pauses of all lengths; the samples of each stretch are its own. */
    private static byte[] conversation(Random random, int ms) {
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        int total = (int) AudioFormat.PCM.bytes(ms);
        while (audio.size() < total) {
            byte[] stretch = new byte[2 * (1 + random.nextInt(random.nextInt(3) == 0 ? 48_000 : 12_000))];
            if (random.nextBoolean()) {
                Arrays.fill(stretch, (byte) (1 + random.nextInt(100)));
            }
            audio.writeBytes(stretch);
        }
        return Arrays.copyOf(audio.toByteArray(), total);
    }
}
