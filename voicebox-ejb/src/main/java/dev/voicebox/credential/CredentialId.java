package dev.voicebox.credential;

import java.util.HexFormat;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names a credential within its tenant: {@code cred_} and 32 hexadecimal digits, made by the server. */
public record CredentialId(String value) {
    private static final Pattern SHAPE = Pattern.compile("cred_[0-9a-f]{32}");
    private static final int BYTES = 16;

    public CredentialId {
        Objects.requireNonNull(value, "value");
        if (!isOne(value)) {
            throw new IllegalArgumentException("the id of a credential is cred_ and 32 hexadecimal digits");
        }
    }

    public static boolean isOne(String value) {
        return SHAPE.matcher(value).matches();
    }

    static CredentialId next(RandomGenerator random) {
        byte[] id = new byte[BYTES];
        random.nextBytes(id);
        return new CredentialId("cred_" + HexFormat.of().formatHex(id));
    }

    @Override
    public String toString() {
        return value;
    }
}
