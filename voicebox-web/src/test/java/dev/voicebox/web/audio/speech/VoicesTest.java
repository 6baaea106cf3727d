package dev.voicebox.web.audio.speech;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.voicebox.job.InstalledVoice;
import dev.voicebox.job.file.SoundFormat;
import dev.voicebox.web.refusal.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What clients learn of the voices, and hear of them. */
class VoicesTest {
    private static final InstalledVoice AMY = new InstalledVoice("amy", "en", "female", "piper", 0.5, 2);
    private static final InstalledVoice THORSTEN = new InstalledVoice("thorsten", "de", "male", "piper", 0.5, 2);

    @Test
    void theListTellsWhatAVoiceIsAndWhereToHearIt() {
        assertThat(VoiceList.all(List.of(AMY, THORSTEN), List.of(), () -> List.of(AMY, THORSTEN))
                        .toString())
                .startsWith("{\"object\":\"list\",\"data\":[{\"id\":\"amy\",\"object\":\"voice\",\"name\":\"amy\","
                        + "\"language\":\"en\",\"gender\":\"female\",\"engine\":\"piper\",\"speed\":{\"min\":0.5,\"max\":2.0},"
                        + "\"sample\":\"/v1/voices/amy/sample\"},");
    }

    @Test
    void aSampleIsSpokenInTheVoiceAndItsLanguage() throws Refused {
        SpeechCall sample = VoiceSample.of(THORSTEN, null);

        assertThat(sample.order().voice()).isEqualTo("thorsten");
        assertThat(sample.order().text()).startsWith("Hallo");
        assertThat(sample.format()).isEqualTo(SoundFormat.WAV);
    }

    @Test
    void aSampleMayBeFetchedInAnotherFormat() throws Refused {
        assertThat(VoiceSample.of(AMY, "mp3").format()).isEqualTo(SoundFormat.MP3);
    }

    @Test
    void aFormatThatThereIsNotIsRefused() {
        Refused refused = catchThrowableOfType(Refused.class, () -> VoiceSample.of(AMY, "ogg"));

        assertThat(refused.refusal().status()).isEqualTo(400);
        assertThat(refused.refusal().param()).isEqualTo("format");
    }
}
