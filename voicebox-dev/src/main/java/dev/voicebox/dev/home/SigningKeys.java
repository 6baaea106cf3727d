package dev.voicebox.dev.home;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.voicebox.dev.Trouble;

/**
 * The RSA pair (2048 bits) that signs administrators' tokens, as PEM.
 *
 * @param privateKey signs
 * @param publicKey PEM on one line, for Liberty reads the first line of a variable's file: what servers verify with
 */
public record SigningKeys(PrivateKey privateKey, String publicKey) {
    private static final int BITS = 2048;

    /** The pair in the file; made if there is none. */
    public static SigningKeys in(SecretFile file) {
        String pem = file.readOr(SigningKeys::generate);
        try {
            byte[] key = Base64.getMimeDecoder().decode(block(pem, "PRIVATE KEY"));
            PrivateKey privateKey = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
            return new SigningKeys(
                    privateKey,
                    "-----BEGIN PUBLIC KEY-----" + block(pem, "PUBLIC KEY").replaceAll("\\s", "")
                            + "-----END PUBLIC KEY-----");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Trouble(file.path() + " is no RSA key pair", "Delete it; the next start makes a new one", e);
        }
    }

    private static String generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            return pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                    + pem("PUBLIC KEY", pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String type, byte[] key) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    private static String block(String pem, String type) {
        Matcher block = Pattern.compile("-----BEGIN " + type + "-----([^-]+)-----END " + type + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("no " + type);
        }
        return block.group(1);
    }
}
