package dev.voicebox.job.local;

import java.util.function.Function;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.HeardTurn;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.TurnTone;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.prosody.Tone;

import static org.assertj.core.api.Assertions.assertThat;

class ToneTaskTest {
    private final CancelToken cancel = new CancelToken();
    private final HeardTurn heard = new HeardTurn();

    @Test
    void aToneThatCannotBeJudgedIsUnheard() {
        run(sound -> {
            throw new ArithmeticException("/ by zero");
        });

        assertThat(heard.tones()).containsExactly(TurnTone.UNHEARD);
    }

    @Test
    void nobodyIsToldOfATurnThatWentOnMeanwhile() {
        run(sound -> {
            cancel.cancel();
            throw new ArithmeticException("/ by zero");
        });

        assertThat(heard.tones()).isEmpty();
    }

    private void run(Function<Pcm, Tone> prosody) {
        TranscribeOrder turn = new TranscribeOrder(AudioFormat.PCM, new byte[4_800], null, null);
        new ToneTask(prosody, turn, cancel, heard).run();
    }
}
