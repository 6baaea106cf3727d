package dev.voicebox.it.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.voicebox.dev.home.SigningKeys;

/** Makes tokens of drafts. It has the key of the issuer, and one of its own. */
final class Forge {
    private final SigningKeys keys;
    private final KeyPair ownRsa = pair("RSA", 2048);
    private final KeyPair ownEc = pair("EC", 256);

    Forge(SigningKeys keys) {
        this.keys = keys;
    }

    String token(Draft draft) {
        String signed = part(draft.headerText().getBytes(StandardCharsets.UTF_8))
                + '.'
                + part(draft.claimsText().getBytes(StandardCharsets.UTF_8));
        try {
            byte[] signature = sign(draft.signing(), signed.getBytes(StandardCharsets.US_ASCII));
            return draft.wire().of(signed + '.' + part(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] sign(Signing how, byte[] text) throws GeneralSecurityException {
        return switch (how) {
            case RS256 -> sign("SHA256withRSA", keys.privateKey(), text);
            case RS384 -> sign("SHA384withRSA", keys.privateKey(), text);
            case PS256 -> sign("RSASSA-PSS", keys.privateKey(), text);
            case ES256 -> sign("SHA256withECDSAinP1363Format", ownEc.getPrivate(), text);
            case FOREIGN_RS256 -> sign("SHA256withRSA", ownRsa.getPrivate(), text);
            case HS256_OF_PEM -> mac(keys.publicKey().getBytes(StandardCharsets.US_ASCII), text);
            case HS256_OF_DER ->
                mac(Base64.getMimeDecoder().decode(keys.publicKey().replaceAll("-----[A-Z ]+-----", "")), text);
            case NOTHING -> new byte[0];
        };
    }

    private static byte[] sign(String algorithm, PrivateKey key, byte[] text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        if (algorithm.equals("RSASSA-PSS")) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.initSign(key);
        signature.update(text);
        return signature.sign();
    }

    private static byte[] mac(byte[] secret, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
