package dev.voicebox.completion;

import java.util.Optional;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.tenant.TenantId;

/** The models in the settings of the server. */
interface ConfiguredModels {

    /** All of them in their order, for whoever names none. */
    LanguageModel preferred(TenantId tenant);

    Optional<LanguageModel> named(String provider, TenantId tenant);

    /** The provider whose own name of its model this is. */
    Optional<LanguageModel> running(String model, TenantId tenant);
}
