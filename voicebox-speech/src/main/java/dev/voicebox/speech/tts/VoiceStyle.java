package dev.voicebox.speech.tts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.voicebox.speech.tts.Voice.Gender;

/**
 * How the built-in engines sound under the voice names that OpenAI clients send. They have one voice each, so a name is a
 * setting of it: pitch, size of the throat, pace. Names not in the table sound like the first.
 *
 * @param name as clients send it
 * @param gender as the settings make it sound
 * @param pitch Hz added to MaryTTS's mean pitch, which is about 160 Hz
 * @param throat factor on MaryTTS's formants; below 1 is a longer throat, as of a larger person; 1 costs nothing
 * @param pace factor on the speed, in both engines
 * @param variant eSpeak NG's voice variant
 * @param espeakPitch eSpeak NG's pitch, 0 to 99, 50 is its own
 */
public record VoiceStyle(
        String name, Gender gender, int pitch, double throat, double pace, String variant, int espeakPitch) {

    static final List<VoiceStyle> ALL = List.of(
            new VoiceStyle("alloy", Gender.NEUTRAL, 0, 1.0, 1.0, "", 50),
            new VoiceStyle("ash", Gender.MALE, -70, 0.88, 1.0, "m3", 40),
            new VoiceStyle("ballad", Gender.MALE, -30, 0.93, 0.92, "m1", 60),
            new VoiceStyle("coral", Gender.FEMALE, 30, 1.0, 1.03, "f2", 60),
            new VoiceStyle("echo", Gender.MALE, -55, 0.92, 1.0, "m2", 45),
            new VoiceStyle("sage", Gender.FEMALE, 15, 1.0, 0.95, "f1", 45),
            new VoiceStyle("shimmer", Gender.FEMALE, 45, 1.06, 1.0, "f3", 65),
            new VoiceStyle("verse", Gender.MALE, -40, 0.95, 1.05, "m4", 50),
            new VoiceStyle("marin", Gender.FEMALE, 20, 1.0, 1.0, "f4", 55),
            new VoiceStyle("cedar", Gender.MALE, -85, 0.86, 0.97, "m7", 30),
            new VoiceStyle("fable", Gender.NEUTRAL, -15, 0.97, 1.0, "m5", 65),
            new VoiceStyle("onyx", Gender.MALE, -95, 0.84, 0.95, "m6", 20),
            new VoiceStyle("nova", Gender.FEMALE, 35, 1.03, 1.08, "f5", 70));

    /** MaryTTS wraps around what is louder than full scale, and its own voice comes within 1 dB of that. */
    private static final String HEADROOM = "Volume(amount:0.7;)";

    private static final Map<String, VoiceStyle> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(VoiceStyle::name, Function.identity()));

    public static VoiceStyle of(String name) {
        return BY_NAME.getOrDefault(name, ALL.get(0));
    }

    /** Place of a name in the table, from 0; that of the first for other names. */
    public static int number(String name) {
        return ALL.indexOf(of(name));
    }

    /** One voice for each name. */
    public static List<Voice> voices(Function<VoiceStyle, Voice> voice) {
        return ALL.stream().map(voice).toList();
    }

    /** MaryTTS's effects on the finished sound. */
    public String maryEffects() {
        return throat == 1 ? HEADROOM : "TractScaler(amount:" + throat + ";)+" + HEADROOM;
    }

    /** MaryTTS's markup of pitch, in Hz. */
    public String maryPitch() {
        return String.format(Locale.ROOT, "%+dHz", pitch);
    }

    /** MaryTTS's markup of pace: "+50%" takes half of each duration away, "-50%" adds as much. */
    public String maryRate(double speed) {
        return String.format(Locale.ROOT, "%+.1f%%", 100 * (1 - 1 / (speed * pace)));
    }
}
