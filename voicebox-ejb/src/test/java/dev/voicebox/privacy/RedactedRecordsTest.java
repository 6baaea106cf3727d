package dev.voicebox.privacy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A value that holds what somebody said, wrote, named or keeps secret can be printed by anybody, by an exception or by a
 * framework at debug level, without saying it. Of speech, persistence and the conversation; the edge has the same test.
 */
class RedactedRecordsTest {
    private static final String WORD = "rumpelstiltskin";

    private static final Set<String> ANYWHERE = words("""
            id eventId callId callIds calls itemId previousItemId responseId session sessionId tenant tenantId
            project projectId keyId credential account type code kind status role result model models
            modelsInUse voice engine provider language languages gateway holder sqlState topic licence after
            before intent scopes argumentsHash acknowledged apology""");

    private static final Set<String> THERE = words("""
            StartTimer.name TimerFired.name RateLimit.name InstalledVoice.name InstalledVoice.gender Voice.name
            CatalogueFile.name Close.reason CloseSocket.reason End.reason Answered.reason Health.reason
            EngineState SessionEndRow.reason SessionLostRow.reason AnnounceExpiry.words Expired.words
            InputImage.detail UserImage.detail Tuning.reasoningEffort StoredSession.endReason ProviderState
            ProviderSetting SpeechSettings ModelSettings Whisper ModelFiles Catalogue CatalogueModel
            Order.install Order.remove EngineInfo WeightState SpeechConfig ModelConfig LanguageSettings
            Inventory Setting Roles VoiceNames VoiceStyle EspeakLanguages KokoroVoice PiperConfig PiperVoice
            SincTable Pronunciations CommandLanguage Currency KafkaSettings
            TenantId ProjectId SessionId ConversationId ItemId ResponseId CredentialId TraceId BootstrapKey.prefix
            KeyFingerprint.prefix Caller.credentialId SecretBinding.madeBy Checksum RedisAddress.master
            Hit.item Decision.version PolicyFile.version Minted.prefix ClaimedState.formerOwner SessionRemembered.lastEvent RedisScript.sha
            WindowLevel.key Correction.key Level.key Whereabouts.name Whereabouts.elsewhere""");

    private static final ContentTypes CONTENTS = new ContentTypes(ANYWHERE, THERE);
    private static final List<Class<?>> RECORDS = records();

    @Test
    void everyRecordWithContentSaysItselfHowItIsPrinted() {
        List<Class<?>> printed = withContent().filter(ContentTypes::showsAll).toList();

        assertThat(printed)
                .as("records whose toString shows content: describe it with Redacted, or name the identifier here")
                .isEmpty();
    }

    @Test
    void noneOfThemPrintsIt() {
        Filled filled = new Filled(CONTENTS, WORD);
        List<Object> values =
                withContent().map(filled::with).flatMap(Optional::stream).toList();

        System.out.println("records with content: " + withContent().count() + ", printed with a word in each text: "
                + values.size());
        assertThat(values).hasSizeGreaterThan(80);
        assertThat(values.stream().map(Objects::toString).filter(printed -> printed.contains(WORD)))
                .isEmpty();
    }

    @Test
    void aRecordThatPrintsItsContentWouldBeFound() {
        record Told(String words) {}
        record Shown(String words) {
            @Override
            public String toString() {
                return "Shown[" + words + "]";
            }
        }

        assertThat(CONTENTS.in(Told.class)).hasSize(1);
        assertThat(ContentTypes.showsAll(Told.class)).isTrue();
        assertThat(ContentTypes.showsAll(Shown.class)).isFalse();
        assertThat(new Filled(CONTENTS, WORD).with(Shown.class).orElseThrow()).hasToString("Shown[" + WORD + "]");
    }

    @Test
    void nothingIsExcusedThatIsNotThere() {
        Set<String> names = RECORDS.stream()
                .flatMap(type -> Stream.concat(
                        Stream.of(type.getSimpleName()),
                        Stream.of(type.getRecordComponents())
                                .flatMap(part ->
                                        Stream.of(part.getName(), type.getSimpleName() + "." + part.getName()))))
                .collect(Collectors.toSet());

        assertThat(names).containsAll(ANYWHERE).containsAll(THERE);
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }

    private static Stream<Class<?>> withContent() {
        return RECORDS.stream().filter(type -> !CONTENTS.in(type).isEmpty());
    }

    private static List<Class<?>> records() {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter()
                            .withImportOption(place -> !place.contains("test-classes") && !place.contains("-tests.jar"))
                            .importPackages("dev.voicebox")
                            .stream()
                            .filter(JavaClass::isRecord)
                            .<Class<?>>map(JavaClass::reflect)
                            .toList();
        });
    }
}
