package dev.voicebox.it.token;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;

import dev.voicebox.dev.gateway.Gateway;
import dev.voicebox.it.RunningServer;

import static org.assertj.core.api.Assertions.assertThat;

class TokenGrammarIT {
    private static final long SEED = 7;
    /** What fits into a request at all. */
    private static final int SENDABLE = 30_000;
    /** So many characters of a token tell it from all other text. */
    private static final int PART = 40;

    private final RunningServer server = RunningServer.get();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Forge forge = new Forge(server.signingKeys());
    private final long now = Instant.now().getEpochSecond();

    @Test
    void theServerLetsInWhomAnotherVerifierLetsIn() throws Exception {
        Verifier verifier = new Verifier(server.signingKeys().publicKey());
        List<String> differences = new ArrayList<>();
        int accepted = 0;
        Map<String, String> tokens = tokens();
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            boolean good = verifier.accepts(token.getValue(), now);
            int status = status(server.http("/api/v2/quotas"), token.getValue());
            accepted += good ? 1 : 0;
            if (good != (status == 200 || status == 403)) {
                differences.add(token.getKey() + ": " + status + ", the verifier " + (good ? "accepts" : "refuses"));
            }
        }

        System.out.println(
                "tokens: " + tokens.size() + ", accepted " + accepted + ", differences " + differences.size());
        assertThat(differences).isEmpty();
        assertThat(accepted).isBetween(20, tokens.size() / 2);
        assertThat(traces(server.gateway().log(), tokens)).isEmpty();
    }

    @Test
    void whereTheKeysAreElsewhereNoTokenReachesTheLogEither() throws Exception {
        HttpServer provider = provider();
        Gateway other = server.startAnother(Map.of(
                "mp.jwt.verify.publickey",
                "",
                "mp.jwt.verify.publickey.location",
                "http://127.0.0.1:" + provider.getAddress().getPort() + "/jwks"));
        try {
            URI place = URI.create("http://127.0.0.1:" + other.plan().httpPort() + "/api/v2/quotas");
            Verifier verifier = new Verifier(server.signingKeys().publicKey());
            Map<String, String> tokens = tokens();
            tokens.keySet().removeIf(name -> name.contains(" & "));
            List<String> wrong = new ArrayList<>();
            tokens.forEach((name, token) -> {
                int status = status(place, token);
                // The other server took its time to start: some that were too early are not any more.
                long asked = Instant.now().getEpochSecond();
                boolean good = verifier.accepts(token, now) || verifier.accepts(token, asked);
                if ((status == 200 || status == 403) && !good) {
                    wrong.add(name + ": " + status);
                }
            });

            assertThat(status(place, tokens.get("valid"))).isEqualTo(200);
            assertThat(wrong).isEmpty();
            assertThat(traces(other.log(), tokens)).isEmpty();
        } finally {
            other.stop();
            provider.stop(0);
        }
    }

    private Map<String, String> tokens() {
        Map<String, String> tokens = new LinkedHashMap<>();
        Grammar.drafts(now, SEED).forEach((name, draft) -> tokens.put(name, forge.token(draft)));
        return tokens;
    }

    /** Those of which a part is in the log. */
    private static List<String> traces(Path log, Map<String, String> tokens) throws IOException {
        String text = Files.readString(log);
        List<String> found = new ArrayList<>();
        tokens.forEach((name, token) -> {
            // Of claims and signature the end: it is of this run, and logs are written on.
            for (String part : token.substring(token.indexOf('.') + 1).split("\\.", -1)) {
                if (part.length() > PART && text.contains(part.substring(part.length() - PART))) {
                    found.add(name);
                }
            }
        });
        return found;
    }

    private int status(URI place, String token) {
        HttpRequest request = HttpRequest.newBuilder(place)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            assertThat(token.length()).as(e.toString()).isGreaterThan(SENDABLE);
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpServer provider() throws Exception {
        byte[] der = Base64.getDecoder().decode(server.signingKeys().publicKey().replaceAll("-----[A-Z ]+-----", ""));
        RSAPublicKey key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        byte[] body = new JWKSet(new RSAKey.Builder(key).keyID("1").build())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        HttpServer provider = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        provider.createContext("/jwks", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
        return provider;
    }
}
