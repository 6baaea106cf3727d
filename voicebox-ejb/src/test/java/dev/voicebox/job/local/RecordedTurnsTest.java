package dev.voicebox.job.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.voicebox.config.TurnDetection;
import dev.voicebox.config.TurnDetection.Eagerness;
import dev.voicebox.config.TurnDetection.Reaction;
import dev.voicebox.job.local.HeardCaller.Turn;
import dev.voicebox.speech.Fixtures;
import dev.voicebox.speech.Fixtures.Spoken;
import dev.voicebox.speech.audio.Pcm;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Turns in recordings of voices that nothing here was adjusted to, by the tone alone: a person's speech, and commands by
 * another synthesiser. Skips without the recordings.
 */
class RecordedTurnsTest {
    private static final Reaction REACTION = new Reaction(true, true);
    /** Where a command is broken off: somewhere in its middle, wherever that is. */
    private static final double BROKEN_OFF = 0.6;

    private final HeardCaller deaf = new HeardCaller(null);

    @Test
    void aSpeakerWhoPausesForEffectIsNotInterrupted() {
        Pcm speech = Fixtures.sound("audio/jfk.wav");
        byte[] audio = new SpokenCaller(null, "").sounds(speech).isSilent(8_500).audio();

        List<Turn> bySilence = turns("server_vad of 200 ms", audio, silence(200));
        turns("server_vad of 500 ms", audio, silence(500));
        turns("semantic_vad, high", audio, semantic(Eagerness.HIGH));
        turns("semantic_vad, medium", audio, semantic(Eagerness.MEDIUM));
        List<Turn> patient = turns("semantic_vad, low", audio, semantic(Eagerness.LOW));
        assertThat(bySilence).hasSizeGreaterThan(3);
        assertThat(patient).hasSize(1);
    }

    @Test
    void aCommandEndsSoonerThanOneThatIsBrokenOff() {
        List<Long> whole = new ArrayList<>();
        List<Long> broken = new ArrayList<>();
        for (Spoken command : Fixtures.commands()) {
            whole.add(silenceAfter(command.sound()));
            broken.add(silenceAfter(brokenOff(command.sound())));
        }
        int sooner = 0;
        for (int i = 0; i < whole.size(); i++) {
            sooner += whole.get(i) < broken.get(i) ? 1 : 0;
        }
        System.out.printf(
                "%d commands, medium eagerness, by tone alone: whole ones end after %.0f ms, broken off ones after %.0f"
                        + " ms (means); the whole one ends sooner in %d of %d%n",
                whole.size(), mean(whole), mean(broken), sooner, whole.size());
        assertThat(mean(whole)).isLessThan(mean(broken));
    }

    private List<Turn> turns(String name, byte[] audio, TurnDetection detection) {
        List<Turn> turns = deaf.turnsOf(audio, detection);
        System.out.printf("11 s of a speech, %s: %d turns, ending at %s ms%n", name, turns.size(), ends(turns));
        return turns;
    }

    private static List<Long> ends(List<Turn> turns) {
        return turns.stream().map(Turn::endMs).toList();
    }

    private long silenceAfter(Pcm sound) {
        SpokenCaller spoken = new SpokenCaller(null, "").sounds(trimmed(sound));
        long said = spoken.lengthMs();
        List<Turn> turns = deaf.turnsOf(spoken.isSilent(5_000).audio(), semantic(Eagerness.MEDIUM));
        return turns.get(turns.size() - 1).endMs() - said;
    }

    private static Pcm brokenOff(Pcm sound) {
        Pcm trimmed = trimmed(sound);
        int kept = (int) (trimmed.samples().length * BROKEN_OFF);
        return new Pcm(Arrays.copyOf(trimmed.samples(), kept), sound.sampleRate());
    }

    /** Without the silence at the end of the recording, which would count as the caller's. */
    private static Pcm trimmed(Pcm sound) {
        int end = sound.samples().length;
        while (end > 0 && Math.abs(sound.samples()[end - 1]) < 300) {
            end--;
        }
        return new Pcm(Arrays.copyOf(sound.samples(), end), sound.sampleRate());
    }

    private static TurnDetection silence(int ms) {
        return new TurnDetection.ServerVad(0.5, 300, ms, OptionalInt.empty(), REACTION);
    }

    private static TurnDetection semantic(Eagerness eagerness) {
        return new TurnDetection.SemanticVad(eagerness, REACTION);
    }

    private static double mean(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).average().orElseThrow();
    }
}
