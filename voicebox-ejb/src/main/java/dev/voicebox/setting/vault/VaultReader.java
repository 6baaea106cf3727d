package dev.voicebox.setting.vault;

import java.util.Map;

import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultConfig;
import io.github.jopenlibs.vault.VaultException;
import io.github.jopenlibs.vault.response.LogicalResponse;

/** One question to Vault over HTTP. */
final class VaultReader implements SecretReader {
    private static final int TIMEOUT_S = 2;
    private static final int KEY_VALUE_VERSION = 2;
    private static final int OK = 200;

    private final VaultSettings settings;

    VaultReader(VaultSettings settings) {
        this.settings = settings;
    }

    @Override
    public Map<String, String> read() throws VaultAway {
        try {
            Vault vault = Vault.create(config());
            LogicalResponse answer = vault.logical().read(settings.path());
            refuse(answer.getRestResponse().getStatus());
            renew(vault);
            return Map.copyOf(answer.getData());
        } catch (VaultException e) {
            refuse(e.getHttpStatusCode() == 0 ? OK : e.getHttpStatusCode());
            throw new VaultAway("it does not answer");
        }
    }

    private static void refuse(int status) throws VaultAway {
        if (status != OK) {
            throw new VaultAway("it answered " + status + whatToDo(status));
        }
    }

    private VaultConfig config() throws VaultException, VaultAway {
        VaultConfig config = new VaultConfig()
                .address(settings.address().toString())
                .token(settings.currentToken())
                .engineVersion(KEY_VALUE_VERSION)
                .openTimeout(TIMEOUT_S)
                .readTimeout(TIMEOUT_S);
        if (!settings.namespace().isEmpty()) {
            config.nameSpace(settings.namespace());
        }
        return config.build();
    }

    /** So that a token with an end lives as long as the server; who writes a file of it renews it himself. */
    private void renew(Vault vault) {
        if (settings.tokenFile() != null) {
            return;
        }
        try {
            vault.auth().renewSelf();
        } catch (VaultException notRenewable) {
            System.getLogger(VaultReader.class.getName())
                    .log(System.Logger.Level.DEBUG, "The token for Vault is not renewed: it may have no end.");
        }
    }

    private static String whatToDo(int status) {
        return switch (status) {
            case 403 -> ": look at the token and at what its policy may read";
            case 404 -> ": there is nothing at voicebox.vault.path, or its engine is not key-value version 2";
            default -> "";
        };
    }
}
