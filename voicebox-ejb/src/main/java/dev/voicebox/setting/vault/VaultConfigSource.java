package dev.voicebox.setting.vault;

import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings that lie in Vault. Without {@code voicebox.vault.address} there are none, and nobody is asked. */
public final class VaultConfigSource implements ConfigSource {
    /** Before the environment (300) and the JVM's properties (400): who has a Vault means it. */
    private static final int ORDINAL = 450;

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return "Vault";
    }

    @Override
    public Set<String> getPropertyNames() {
        return getProperties().keySet();
    }

    @Override
    public Map<String, String> getProperties() {
        return OpenVault.VALUES.get();
    }

    @Override
    public String getValue(String name) {
        return getProperties().get(name);
    }
}
