package dev.voicebox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The walls of the house that Maven does not hold. */
class ArchitectureTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/voicebox");
    /** The rules go by names: what others' classes look like inside need not be read. */
    private static final JavaClasses CLASSES = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().importPath(Path.of("target/classes"));
    });

    private static final String[] DECIDING = {
        "dev.voicebox.turn..",
        "dev.voicebox.response..",
        "dev.voicebox.spoken..",
        "dev.voicebox.conversation..",
        "dev.voicebox.config..",
        "dev.voicebox.effect.."
    };

    @Test
    void featuresDependOnEachOtherInOneDirection() {
        slices().matching("dev.voicebox.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theProtocolValuesDependOnNothingOfOursButWhatHidesThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.voicebox.event..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.voicebox..")
                        .and(resideOutsideOfPackages("dev.voicebox.event..", "dev.voicebox.privacy")))
                .check(CLASSES);
    }

    @Test
    void theCoreKnowsNoContainer() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.voicebox.event..",
                        "dev.voicebox.config..",
                        "dev.voicebox.conversation..",
                        "dev.voicebox.turn..",
                        "dev.voicebox.response..",
                        "dev.voicebox.spoken..",
                        "dev.voicebox.effect..",
                        "dev.voicebox.session..",
                        "dev.voicebox.tool",
                        "dev.voicebox.limit")
                .and()
                .doNotHaveSimpleName("SessionBeans")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "org.eclipse.microprofile..")
                .check(CLASSES);
    }

    @Test
    void onlyJobsKnowSpeechEngines() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.voicebox.job..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.voicebox.speech",
                        "dev.voicebox.speech.prosody..",
                        "dev.voicebox.speech.vad..",
                        "dev.voicebox.speech.stt..",
                        "dev.voicebox.speech.tts..",
                        "dev.voicebox.speech.text..",
                        "dev.voicebox.speech.model..",
                        "dev.voicebox.speech.engine..")
                .check(CLASSES);
    }

    @Test
    void languageModelsDoNotKnowWhoseWorkTheyAreAndOnlySharedWorkHandsThemOn() {
        noClasses()
                .that()
                .resideInAPackage("dev.voicebox.language..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.voicebox..")
                        .and(resideOutsideOfPackages(
                                "dev.voicebox.language..", "dev.voicebox.tenant", "dev.voicebox.privacy")))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.voicebox.job..")
                .and()
                .resideOutsideOfPackages(
                        "dev.voicebox.job.stream.language",
                        "dev.voicebox.job.stream.divided",
                        "dev.voicebox.job.stream.start")
                .and()
                .doNotHaveSimpleName("ModelWork")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.voicebox.language.LanguageModel")
                .check(CLASSES);
    }

    @Test
    void onlyTheRoomsWithRowsKnowTheDatabase() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.voicebox.access..",
                        "dev.voicebox.audit..",
                        "dev.voicebox.catalogue..",
                        "dev.voicebox.tenant..",
                        "dev.voicebox.content..",
                        "dev.voicebox.credential..",
                        "dev.voicebox.erasure..",
                        "dev.voicebox.history..",
                        "dev.voicebox.inbound..",
                        "dev.voicebox.job.stream..",
                        "dev.voicebox.journal..",
                        "dev.voicebox.limit.connection..",
                        "dev.voicebox.limit.quota..",
                        "dev.voicebox.limit.shared..",
                        "dev.voicebox.limit.start..",
                        "dev.voicebox.outbox..",
                        "dev.voicebox.policy..",
                        "dev.voicebox.resume..",
                        "dev.voicebox.usage..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.voicebox.persistence..", "jakarta.persistence..")
                .check(CLASSES);
    }

    @Test
    void whatDecidesNeedsNoLocks() {
        noClasses()
                .that()
                .resideInAnyPackage(DECIDING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..")
                .check(CLASSES);
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(DECIDING)
                .should()
                .haveModifier(JavaModifier.VOLATILE)
                .check(CLASSES);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(DECIDING)
                .should()
                .haveModifier(JavaModifier.SYNCHRONIZED)
                .check(CLASSES);
        assertThat(sources(
                        code -> code.contains("synchronized"), "turn", "response", "conversation", "config", "effect"))
                .as("files that lock")
                .isEmpty();
    }

    @Test
    void timeIsAParameterAndNothingIsPrinted() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        noClasses().should().accessField(System.class, "out").check(CLASSES);
        noClasses().should().accessField(System.class, "err").check(CLASSES);
    }

    @Test
    void theSessionPerformsAndStaysSmall() {
        assertThat(lines(SOURCES.resolve("session/RealtimeSession.java"))).isLessThan(250);
    }

    @Test
    void noFileIsLongerThanThreeHundredLines() {
        assertThat(files(SOURCES).filter(file -> lines(file) > 300)).isEmpty();
    }

    private static List<Path> sources(Predicate<String> matching, String... packages) {
        return Stream.of(packages)
                .flatMap(name -> files(SOURCES.resolve(name)))
                .filter(file -> matching.test(read(file)))
                .toList();
    }

    private static long lines(Path file) {
        return read(file).lines().count();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
