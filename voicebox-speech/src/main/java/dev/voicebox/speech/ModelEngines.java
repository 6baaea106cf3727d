package dev.voicebox.speech;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.voicebox.speech.model.InstalledModels;
import dev.voicebox.speech.model.ModelFiles;
import dev.voicebox.speech.model.ModelSettings;
import dev.voicebox.speech.model.ModelStore;
import dev.voicebox.speech.model.UnusableModel;
import dev.voicebox.speech.model.catalogue.Catalogue;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.whisper.WhisperSpeechToText;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.kokoro.KokoroTextToSpeech;
import dev.voicebox.speech.tts.piper.PiperTextToSpeech;
import dev.voicebox.speech.vad.VoiceActivityEngine;
import dev.voicebox.speech.vad.silero.SileroVoiceActivity;

/** Opens the engines that run weights, each with the model that the settings mean, and remembers which models these are. */
final class ModelEngines {
    /** The voices of a Kokoro model that was named by its file lie beside it, under the publisher's name. */
    private static final String KOKORO_VOICES = "voices-v1.0.bin";

    private final ModelSettings settings;
    private final InstalledModels installed;
    private final Set<String> inUse = ConcurrentHashMap.newKeySet();

    private ModelEngines(ModelSettings settings, InstalledModels installed) {
        this.settings = settings;
        this.installed = installed;
    }

    static ModelEngines of(ModelSettings settings) {
        Catalogue catalogue = Catalogue.shipped();
        return new ModelEngines(
                settings,
                new InstalledModels(
                        catalogue,
                        settings.folder().map(folder -> new ModelStore(folder, catalogue, Optional.empty()))));
    }

    VoiceActivityEngine silero() throws SpeechFailure {
        return as("voicebox.vad.silero.model", settings.silero().isPresent(), () -> {
            ModelFiles model = installed.one("silero", settings.silero());
            return using(List.of(model), () -> SileroVoiceActivity.open(model.model()));
        });
    }

    SpeechToText whisper() throws SpeechFailure {
        ModelSettings.Whisper whisper = settings.whisper();
        return as("voicebox.stt.whisper.model", whisper.model().isPresent(), () -> {
            ModelFiles model = installed.one("whisper", whisper.model());
            return using(
                    List.of(model),
                    () -> WhisperSpeechToText.open(model.model(), whisper.concurrent(), whisper.threads()));
        });
    }

    TextToSpeech kokoro() throws SpeechFailure {
        return as("voicebox.tts.kokoro.model", settings.kokoro().isPresent(), () -> {
            ModelFiles model = installed.one("kokoro", settings.kokoro());
            return using(List.of(model), () -> KokoroTextToSpeech.open(model.model(), voices(model)));
        });
    }

    TextToSpeech piper() throws SpeechFailure {
        return as("voicebox.tts.piper.model", !settings.piper().isEmpty(), () -> {
            List<ModelFiles> voices = installed.all("piper", settings.piper());
            List<Path> models = voices.stream().map(ModelFiles::model).toList();
            return using(voices, () -> PiperTextToSpeech.open(models));
        });
    }

    Set<String> inUse() {
        return Set.copyOf(inUse);
    }

    private static Path voices(ModelFiles model) throws SpeechFailure {
        Path voices =
                model.paths().size() > 1 ? model.paths().get(1) : model.model().resolveSibling(KOKORO_VOICES);
        if (!Files.isReadable(voices)) {
            throw new SpeechFailure(
                    SpeechFailure.Kind.ENGINE,
                    "there are no voices for " + model.model() + ": put them into " + voices);
        }
        return voices;
    }

    private <T> T using(List<ModelFiles> models, Opening<T> opening) throws SpeechFailure {
        T engine;
        try {
            engine = opening.open();
        } catch (SpeechFailure broken) {
            throw new UnusableModel(broken.getMessage(), broken);
        }
        models.forEach(model -> model.id().ifPresent(inUse::add));
        return engine;
    }

    /** What a setting names is expected to be there; without one an engine is used if it is. */
    private static <T> T as(String setting, boolean isSet, Opening<T> opening) throws SpeechFailure {
        try {
            return opening.open();
        } catch (SpeechFailure broken) {
            if (isSet) {
                throw new UnusableModel(
                        broken.getMessage() + ". " + setting + " asks for it: correct that, or leave it out", broken);
            }
            throw broken;
        }
    }

    /** Opens an engine with the files found. */
    @FunctionalInterface
    private interface Opening<T> {
        T open() throws SpeechFailure;
    }
}
