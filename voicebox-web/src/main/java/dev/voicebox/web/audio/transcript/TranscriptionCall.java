package dev.voicebox.web.audio.transcript;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.LanguageTag;
import dev.voicebox.event.ProtocolError;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.job.TranscribeOrder;
import dev.voicebox.job.file.SoundFile;
import dev.voicebox.job.file.UnreadableSound;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/**
 * A file to be put into words.
 *
 * @param order its sound, in {@link AudioFormat#PCM}
 */
record TranscriptionCall(TranscribeOrder order, TranscriptForm form) {
    private static final Set<String> FIELDS = Set.of(
            "file",
            "model",
            "language",
            "languages",
            "keywords",
            "prompt",
            "response_format",
            "temperature",
            "include",
            "timestamp_granularities",
            "chunking_strategy",
            "stream");

    /** Asked before anything of the file is read. */
    interface ModelCheck {
        /** @throws Refused if that model may not be asked for */
        void check(String model) throws Refused;
    }

    /** @param work says what of it no ear can do */
    static TranscriptionCall read(HttpServletRequest request, SpeechWork work, ModelCheck models)
            throws IOException, Refused {
        try {
            FormParts form = new FormParts(request.getParts(), FIELDS);
            Part file = form.file("file");
            if (form.text("model") == null) {
                throw new Refused(Refusal.of(ProtocolError.missing("model")));
            }
            models.check(form.text("model"));
            checkTemperature(form.text("temperature"));
            TranscriptForm wanted = TranscriptForm.read(form);
            String language = language(form, work::hears);
            wanted.check(ability -> work.tells(ability, language));
            return new TranscriptionCall(
                    new TranscribeOrder(AudioFormat.PCM, sound(file), language, prompt(form), wanted.times()), wanted);
        } catch (IllegalStateException tooLarge) {
            throw new Refused(tooLarge());
        } catch (ServletException notMultipart) {
            throw broken();
        }
    }

    static Refusal tooLarge() {
        return Refusal.of(
                413,
                ErrorType.INVALID_REQUEST,
                ErrorCode.BODY_TOO_LARGE,
                "The file is too large. Send at most 25 MB, or cut it into pieces.");
    }

    TranscriptAnswer.Wanted wanted() {
        return new TranscriptAnswer.Wanted(form, seconds());
    }

    double seconds() {
        return AudioFormat.PCM.millis(order.audio().length) / 1000.0;
    }

    @Override
    public String toString() {
        return "TranscriptionCall[" + order.audio().length + " bytes]";
    }

    private static byte[] sound(Part file) throws IOException, Refused {
        try {
            byte[] sound = SoundFile.read(file.getInputStream().readAllBytes());
            if (sound.length == 0) {
                throw FormParts.invalid("file", "The file holds no sound: it is empty.");
            }
            return sound;
        } catch (UnreadableSound unreadable) {
            throw FormParts.invalid("file", "Invalid 'file': " + unreadable.getMessage() + ".");
        }
    }

    /** Of several languages the engine finds out which it is. */
    static String language(FormParts form, Predicate<String> hears) throws IOException, Refused {
        String one = form.text("language");
        List<String> several = form.texts("languages");
        String tag = one == null && several.size() == 1 ? several.get(0) : one;
        String name = one == null ? "languages" : "language";
        if (tag != null && !LanguageTag.isValid(tag)) {
            throw FormParts.invalid(name, "Invalid '" + name + "'. " + LanguageTag.EXPECTED);
        }
        String language = LanguageTag.language(tag);
        if (language != null && !hears.test(language)) {
            throw FormParts.invalid(name, "Invalid '" + name + "'. " + LanguageTag.UNHEARD);
        }
        return language;
    }

    /** Keywords are words to expect, too. */
    private static String prompt(FormParts form) throws IOException, Refused {
        List<String> expected = new ArrayList<>(form.texts("prompt"));
        expected.addAll(form.texts("keywords"));
        return expected.isEmpty() ? null : String.join(", ", expected);
    }

    /** The engines choose the likeliest words whatever it is, but what makes no sense is not silently taken. */
    private static void checkTemperature(String temperature) throws Refused {
        if (temperature == null) {
            return;
        }
        try {
            double value = Double.parseDouble(temperature);
            if (value >= 0 && value <= 1) {
                return;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw FormParts.invalid("temperature", "Invalid 'temperature'. Expected a number between 0 and 1.");
    }

    private static Refused broken() {
        return FormParts.invalid(null, "The body is no multipart form. Send 'file' and 'model' as parts.");
    }
}
