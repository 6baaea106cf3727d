package dev.voicebox.web.audio.speech;

import java.util.Map;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.job.InstalledVoice;
import dev.voicebox.job.SpeakOrder;
import dev.voicebox.job.file.SoundFormat;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** What a voice says of itself, in its own language. */
final class VoiceSample {
    private static final String ENGLISH = "Hello, this is how I sound. It is nice to talk to you.";
    private static final Map<String, String> TEXTS = Map.of(
            "de", "Hallo, so klinge ich. Schön, mit dir zu sprechen.",
            "fr", "Bonjour, voici ma voix. C'est un plaisir de vous parler.",
            "es", "Hola, así sueno yo. Es un placer hablar contigo.",
            "it", "Ciao, questa è la mia voce. È un piacere parlare con te.",
            "pt", "Olá, esta é a minha voz. É um prazer falar com você.",
            "nl", "Hallo, zo klink ik. Fijn om met je te praten.",
            "ja", "こんにちは。これが私の声です。",
            "zh", "你好，这是我的声音。很高兴和你说话。",
            "hi", "नमस्ते, यह मेरी आवाज़ है।");

    private VoiceSample() {}

    /** @param format as in the query, or {@code null} */
    static SpeechCall of(InstalledVoice voice, String format) throws Refused {
        String name = format == null ? "wav" : format;
        if (!SoundFormat.names().contains(name)) {
            throw new Refused(Refusal.invalid(
                    ErrorCode.INVALID_VALUE.wire(),
                    "format",
                    "Invalid 'format'. Supported values are: 'mp3', 'wav' and 'pcm'."));
        }
        String text = TEXTS.getOrDefault(voice.language(), ENGLISH);
        SpeakOrder order = new SpeakOrder(0, text, voice.name(), 1, AudioFormat.PCM);
        return new SpeechCall(text, order, SoundFormat.named(name), false);
    }
}
