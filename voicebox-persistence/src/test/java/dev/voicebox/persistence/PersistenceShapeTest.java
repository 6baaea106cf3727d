package dev.voicebox.persistence;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class PersistenceShapeTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.voicebox.persistence");

    @Test
    void theRedisClientIsUsedInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..persistence.redis..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("redis.clients..")
                .check(CLASSES);
    }

    @Test
    void persistenceKnowsNothingElseOfVoiceBox() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.voicebox.speech..", "dev.voicebox.web..", "dev.voicebox.access..")
                .check(CLASSES);
    }

    @Test
    void entitiesLiveHereAndAreNamedSo() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .haveSimpleNameEndingWith("Entity")
                .check(CLASSES);
    }

    @Test
    void subjectsDoNotDependOnEachOtherInCircles() {
        slices().matching("dev.voicebox.persistence.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
