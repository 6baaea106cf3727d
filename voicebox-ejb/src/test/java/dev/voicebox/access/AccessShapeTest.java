package dev.voicebox.access;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

class AccessShapeTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.voicebox.access", "dev.voicebox.tenant");

    @Test
    void tenantDoesNotKnowAccess() {
        noClasses()
                .that()
                .resideInAPackage("dev.voicebox.tenant..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.voicebox.access..")
                .check(CLASSES);
    }

    @Test
    void theRedisClientStaysInPersistence() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("redis.clients..", "liquibase..", "org.hibernate..")
                .check(CLASSES);
    }

    @Test
    void noPublicMethodShowsATypeOfPersistence() {
        DescribedPredicate<JavaClass> persistence = JavaClass.Predicates.resideInAPackage("dev.voicebox.persistence..");
        noMethods().that().arePublic().should().haveRawReturnType(persistence).check(CLASSES);
        noMethods()
                .that()
                .arePublic()
                .should()
                .haveRawParameterTypes(DescribedPredicate.describe(
                        "a type of persistence", types -> types.stream().anyMatch(persistence)))
                .check(CLASSES);
    }
}
