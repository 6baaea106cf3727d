package dev.voicebox.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.logging.Logger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.voicebox.access.notice.Notices;
import dev.voicebox.persistence.redis.ClientSecretStore;
import dev.voicebox.persistence.redis.RedisConnection;
import dev.voicebox.tenant.BootstrapKey;
import dev.voicebox.tenant.DependencyState;
import dev.voicebox.tenant.UnitOfWork;
import dev.voicebox.tool.ArgumentsHash;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class AccessBeans {

    private static final Logger LOG = Logger.getLogger(AccessBeans.class.getName());
    private static final Clock CLOCK = Clock.systemUTC();

    /** Whoever connects is to be refused within 200 ms when Redis is away. */
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private static final int CONNECTIONS = 8;

    private RedisConnection quick;

    @Produces
    @Singleton
    AccessSettings settings(
            @ConfigProperty(name = MasterKey.SETTING) Optional<String> masterKey,
            @ConfigProperty(name = AccessSettings.BOOTSTRAP_KEY) Optional<String> bootstrapKey,
            @ConfigProperty(name = AccessSettings.SECRETS_A_MINUTE, defaultValue = "600") int secretsAMinute) {
        return AccessSettings.of(masterKey, bootstrapKey, secretsAMinute);
    }

    @Produces
    @Singleton
    MasterKey masterKey(AccessSettings settings) {
        return settings.masterKey();
    }

    @Produces
    @Singleton
    ArgumentsHash toolArguments(MasterKey master) {
        KeyedHash hash = master.hashFor(KeyPurpose.TOOL_ARGUMENTS_HASH);
        return arguments -> HexFormat.of().formatHex(hash.of(arguments));
    }

    @Produces
    @Singleton
    KeyRecognition recognition(AccessSettings settings) {
        KeyRecognition recognition = new KeyRecognition(settings.masterKey(), settings.bootstrapKey());
        if (settings.bootstrapKey().filter(recognition::isLookalike).isPresent()) {
            LOG.warning(AccessSettings.BOOTSTRAP_KEY + " begins with 'vb_', but VoiceBox did not make it: it works only"
                    + " while it is set. Choose one that begins otherwise.");
        }
        return recognition;
    }

    @Produces
    Optional<BootstrapKey> bootstrapKey(AccessSettings settings, KeyRecognition recognition) {
        return settings.bootstrapKey()
                .map(key -> new BootstrapKey(
                        key.prefix(),
                        recognition.hashOf(key).bytes(),
                        recognition.formerHashes(key.value()).stream()
                                .map(ApiKeyHash::bytes)
                                .toList()));
    }

    @Produces
    @Singleton
    KeyDirectory directory(UnitOfWork work, DependencyState state, Notices notices) {
        CachedKeyDirectory directory =
                new CachedKeyDirectory(new DatabaseKeyDirectory(work, state::migrated), CLOCK, notices::isHeard);
        notices.listen(directory::onNotice);
        return directory;
    }

    @Produces
    @Singleton
    KeyMint mint(MasterKey master, KeyRecognition recognition) {
        return new KeyMint(master, recognition, new SecureRandom());
    }

    @Produces
    @Singleton
    Standing standing(KeyDirectory directory) {
        return new Standing(directory, CLOCK);
    }

    @Produces
    @Singleton
    KeyUses uses(KeyDirectory directory) {
        return new KeyUses(directory);
    }

    @Produces
    @Singleton
    StoredClientSecrets secrets(MasterKey master, RedisConnection redis, BindingSeal seal, AccessSettings settings) {
        quick = redis.within(PATIENCE, CONNECTIONS);
        SecretBindings bindings =
                new RedisSecretBindings(new ClientSecretStore(quick), seal, settings.secretsAMinute());
        return new StoredClientSecrets(master, bindings, CLOCK, new SecureRandom());
    }

    @Produces
    @Singleton
    AccessGate gate(KeyAdmission keys, StoredClientSecrets secrets, KeyDirectory directory, ContentCheck content) {
        return new KeepingGate(new CredentialGate(keys, secrets, directory, CLOCK), content);
    }

    @Produces
    @Singleton
    KeyAdmission keys(KeyRecognition recognition, KeyDirectory directory, KeyUses uses) {
        return new KeyAdmission(recognition, directory, uses, CLOCK);
    }

    @PreDestroy
    void close() {
        if (quick != null) {
            quick.close();
        }
    }
}
