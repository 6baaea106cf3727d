package dev.voicebox.setting;

import java.util.List;

import static dev.voicebox.setting.Settings.DELAY;
import static dev.voicebox.setting.Settings.MODEL;
import static dev.voicebox.setting.Settings.NAMES;
import static dev.voicebox.setting.Settings.of;

/** The rows of the table that are about ears and voices, and about the stubs in their place. */
final class SpeechRows {
    static final List<Setting> ALL = List.of(
            of("voicebox.vad.engines", "who hears where a turn ends, in order of preference", "silero,energy", NAMES),
            of("voicebox.stt.engines", "who hears the words", "whisper,sphinx", NAMES + "; stub for sizing"),
            of("voicebox.tts.engines", "who speaks", "kokoro,piper,mary,espeak", NAMES + "; stub for sizing"),
            of(
                    "voicebox.models.dir",
                    "where weights are installed (of the run command: models in voicebox.home)",
                    "",
                    "folder"),
            of(
                    "voicebox.models.download",
                    "install at the start what the four settings below name; readiness waits for it",
                    "false",
                    "true, false"),
            of(
                    "voicebox.models.mirror",
                    "takes the place of scheme and host of every address of weights",
                    "",
                    "URL, http or https"),
            of("voicebox.vad.silero.model", "unset: the installed one", "", MODEL),
            of("voicebox.stt.whisper.model", "unset: the first installed of mvn -Pmodels", "", MODEL),
            of("voicebox.tts.kokoro.model", "unset: the first installed of mvn -Pmodels", "", MODEL),
            of(
                    "voicebox.tts.piper.model",
                    "unset: all that are installed",
                    "",
                    MODEL + "; several with commas between them"),
            of(
                    "voicebox.stt.whisper.concurrent",
                    "turns that Whisper hears at a time, each takes 123 MB or more; from 2 on words are known while"
                            + " they are spoken; unset: half the processors",
                    "",
                    "1 to 64"),
            of(
                    "voicebox.stt.whisper.threads",
                    "of one turn; unset: two, on one processor one",
                    "",
                    "1 to 64; all turns together not more than processors"),
            of(
                    "voicebox.tts.first-audio-timeout",
                    "how long a voice may be silent before the next speaks; up to 3.2 s more for a long sentence",
                    "PT3S",
                    DELAY),
            of(
                    "voicebox.stt.sphinx.phrases",
                    "what Sphinx understands; unset: about 60 commands",
                    "",
                    "file, one phrase a line"),
            of("voicebox.stub.stt-delay", "of the stub: until it has heard", "PT0S", DELAY),
            of("voicebox.stub.llm-first-token", "of the stub: until its first word", "PT0S", DELAY),
            of("voicebox.stub.llm-token-gap", "of the stub: between two words", "PT0S", DELAY),
            of("voicebox.stub.tts-first-audio", "of the stub: until its first sound", "PT0S", DELAY));

    private SpeechRows() {}
}
