package dev.voicebox.speech;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.voicebox", "de.dfki.lt.tools");

    @Test
    void speechKnowsNoServerAndNothingElseOfVoiceBox() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "org.eclipse.microprofile..",
                        "dev.voicebox.persistence..",
                        "dev.voicebox.web..",
                        "dev.voicebox.session..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.voicebox.speech..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are of VoiceBox but not of speech",
                        type -> type.getPackageName().startsWith("dev.voicebox")
                                && !type.getPackageName().startsWith("dev.voicebox.speech")))
                .check(CLASSES);
    }

    @Test
    void earsVoiceVoiceActivityAndProsodyDoNotKnowEachOther() {
        slices().matching("dev.voicebox.speech.(stt|tts|vad|prosody)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void theStandInTokenizerKnowsNothingOfVoiceBox() {
        noClasses()
                .that()
                .resideInAPackage("de.dfki..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.voicebox..")
                .check(CLASSES);
    }
}
