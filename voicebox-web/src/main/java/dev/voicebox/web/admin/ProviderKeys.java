package dev.voicebox.web.admin;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The RSA keys of a provider's JWKS. Read again when they are old or a token names one that is not among them; forgers, who can name
 * what they like, make that happen no more often than {@link #PAUSE} allows. When the provider does not answer the last keys stay.
 */
final class ProviderKeys implements TokenKeys {
    static final Duration PAUSE = Duration.ofSeconds(10);
    static final Duration OLD = Duration.ofMinutes(5);

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(ProviderKeys.class.getName());

    private final ReentrantLock reading = new ReentrantLock();
    private final Source source;
    private volatile List<Named> keys = List.of();
    private volatile Instant readAt = Instant.MIN;

    ProviderKeys(Source source) {
        this.source = source;
    }

    /** @param location http or https */
    static ProviderKeys at(URI location) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        HttpRequest request = HttpRequest.newBuilder(location).timeout(TIMEOUT).build();
        return new ProviderKeys(() -> {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            return answer.body();
        });
    }

    @Override
    public List<PublicKey> named(Optional<String> id, Instant now) {
        List<PublicKey> found = among(id);
        boolean old = readAt.isBefore(now.minus(OLD));
        boolean unknown = found.isEmpty() && readAt.isBefore(now.minus(PAUSE));
        if (old || unknown) {
            read(now);
            found = among(id);
        }
        return found;
    }

    private List<PublicKey> among(Optional<String> id) {
        return keys.stream()
                .filter(key -> id.isEmpty() || key.id().isEmpty() || key.id().equals(id))
                .map(Named::key)
                .toList();
    }

    /** One caller reads; those who come meanwhile do with what is there, or wait if there is nothing yet. */
    private void read(Instant now) {
        if (!keys.isEmpty() && reading.isLocked()) {
            return;
        }
        reading.lock();
        try {
            if (readAt.isBefore(now.minus(PAUSE))) {
                readAt = now;
                keys = keysIn(source.text());
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException away) {
            LOG.log(
                    Level.WARNING,
                    "The keys at mp.jwt.verify.publickey.location cannot be read ({0}): administrators'' tokens are"
                            + " checked with the last ones",
                    away.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reading.unlock();
        }
    }

    private static List<Named> keysIn(String text) throws IOException, GeneralSecurityException {
        List<Named> keys = new ArrayList<>();
        for (JsonNode key : new ObjectMapper().readTree(text).path("keys")) {
            if (key.path("kty").asText().equals("RSA")
                    && !key.path("use").asText("sig").equals("enc")) {
                PublicKey rsa = KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
                keys.add(new Named(Optional.ofNullable(key.path("kid").textValue()), rsa));
            }
        }
        return List.copyOf(keys);
    }

    private static BigInteger number(JsonNode part) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(part.asText()));
    }

    private record Named(Optional<String> id, PublicKey key) {}

    /** The text of the JWKS. */
    @FunctionalInterface
    interface Source {
        String text() throws IOException, InterruptedException;
    }
}
