package dev.voicebox.completion;

import java.util.Optional;
import java.util.Set;

import dev.voicebox.completion.CompletionFailure.Kind;
import dev.voicebox.credential.CredentialRefused;
import dev.voicebox.credential.UsableCredential;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.openai.ApiKey;
import dev.voicebox.language.provider.KnownProvider;
import dev.voicebox.language.provider.ModelMaker;
import dev.voicebox.tenant.TenantId;

/** Finds the model that answers. A key of the tenant's own comes before the server's; then any model name goes. */
final class ModelChoice {
    private final OwnKeys keys;
    private final ConfiguredModels configured;
    private final ModelMaker maker;
    private final Set<String> aliases;

    /** @param aliases names that stand for whatever model the server prefers */
    ModelChoice(OwnKeys keys, ConfiguredModels configured, ModelMaker maker, Set<String> aliases) {
        this.keys = keys;
        this.configured = configured;
        this.maker = maker;
        this.aliases = Set.copyOf(aliases);
    }

    /** @param own whether it is called with a key of the tenant's own */
    record Chosen(LanguageModel model, boolean own) {}

    /** May wait for the database and for a resolver of names. */
    Chosen choose(TenantId tenant, CompletionRequest.Target target) throws NoModel {
        try {
            if (target.credential() != null) {
                return with(tenant, keys.open(tenant, target.credential()), target.model());
            }
            if (target.provider() == null) {
                return new Chosen(byName(tenant, target.model()), false);
            }
            Optional<UsableCredential> own = keys.openNewest(tenant, target.provider());
            return own.isPresent()
                    ? with(tenant, own.get(), target.model())
                    : new Chosen(ofServer(tenant, target), false);
        } catch (CredentialRefused refused) {
            throw new NoModel(of(refused));
        }
    }

    private Chosen with(TenantId tenant, UsableCredential credential, String model) throws NoModel {
        String wanted = isAlias(model)
                ? KnownProvider.of(credential.provider())
                        .map(KnownProvider::model)
                        .orElseThrow(() -> new NoModel(new CompletionFailure(
                                Kind.UNKNOWN_MODEL,
                                "Name the 'model' that the provider " + credential.provider() + " shall run.")))
                : model;
        ApiKey key = new ApiKey(credential.secret().value());
        ModelMaker.Owner owner = new ModelMaker.Owner(tenant, credential.id().value());
        ModelMaker.Address address =
                new ModelMaker.Address(credential.provider(), credential.baseUrl(), credential.address(), key);
        return new Chosen(maker.make(owner, address, wanted), true);
    }

    private LanguageModel ofServer(TenantId tenant, CompletionRequest.Target target) throws NoModel {
        String provider = target.provider();
        LanguageModel found = configured
                .named(provider, tenant)
                .orElseThrow(() -> new NoModel(new CompletionFailure(
                        Kind.UNKNOWN_PROVIDER,
                        "There is neither a credential of yours nor a provider of this server with the name '"
                                + provider + "'.")));
        if (!isAlias(target.model()) && !found.model().equals(target.model())) {
            throw unknown();
        }
        return found;
    }

    private LanguageModel byName(TenantId tenant, String model) throws NoModel {
        LanguageModel preferred = configured.preferred(tenant);
        if (isAlias(model) || preferred.model().equals(model)) {
            return preferred;
        }
        return configured.running(model, tenant).orElseThrow(ModelChoice::unknown);
    }

    private boolean isAlias(String model) {
        return model == null || aliases.contains(model);
    }

    private static NoModel unknown() {
        return new NoModel(new CompletionFailure(
                Kind.UNKNOWN_MODEL,
                "This server does not run that model. Set 'model' to one of GET /v1/models, or name a 'provider' or a"
                        + " 'credential_id' of yours that has it."));
    }

    private static CompletionFailure of(CredentialRefused refused) {
        return switch (refused.reason()) {
            case UNKNOWN -> new CompletionFailure(Kind.UNKNOWN_CREDENTIAL, refused.getMessage());
            case STORE_AWAY -> new CompletionFailure(Kind.UNAVAILABLE, refused.getMessage(), 2);
            default -> new CompletionFailure(Kind.UNUSABLE_CREDENTIAL, refused.getMessage());
        };
    }
}
