package dev.voicebox.web.privacy;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.voicebox.web.refusal.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

/** What the edge reads and writes can be printed without saying what is in it. */
class RedactedRecordsTest {
    private static final String WORD = "rumpelstiltskin";
    private static final Set<String> ANYWHERE = Set.of("id", "type", "code", "contentType");
    private static final Set<String> THERE =
            Set.of("Problem.title", "Close.reason", "Origins", "FlatPlaces", "TokenRules");
    private static final ContentTypes CONTENTS = new ContentTypes(ANYWHERE, THERE);

    @Test
    void everyRecordWithContentSaysItselfHowItIsPrinted() {
        List<Class<?>> withContent = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.voicebox.web").stream()
                        .filter(JavaClass::isRecord)
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> !CONTENTS.in(type).isEmpty())
                        .toList();

        assertThat(withContent).hasSizeGreaterThan(5);
        assertThat(withContent.stream().filter(ContentTypes::showsAll))
                .as("records whose toString shows content: describe it with Redacted, or name the identifier here")
                .isEmpty();
    }

    @Test
    void aRefusalPrintsTheSizeOfWhatItSays() {
        assertThat(new Refusal(400, "invalid_request_error", "invalid_value", WORD, WORD, 0).toString())
                .doesNotContain(WORD)
                .contains(WORD.length() + " characters");
    }
}
