package dev.voicebox.web;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class EdgeRulesTest {
    private static final JavaClasses EDGE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.voicebox.web");

    @Test
    void onlyTheSocketsKnowWebSocket() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.voicebox.web.realtime..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.websocket..")
                .check(EDGE);
    }

    @Test
    void theEdgeKnowsNeitherEnginesNorRows() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.voicebox.speech..", "dev.voicebox.persistence..", "redis.clients..", "java.sql..")
                .check(EDGE);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("dev.voicebox.web.(*)..").should().beFreeOfCycles().check(EDGE);
    }
}
