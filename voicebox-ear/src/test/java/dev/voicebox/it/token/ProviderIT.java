package dev.voicebox.it.token;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

import dev.voicebox.dev.gateway.Gateway;
import dev.voicebox.it.RunningServer;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that was told nothing of its OIDC provider but the issuer and the address of its keys; tokens are as Keycloak makes them. */
class ProviderIT {
    private static final int BITS = 2048;
    private static final long LIFE_S = 300;
    private static final String ANN = "5f0c8b8e-5d3f-4c1c-9a53-0f6a2f6a7c11";

    private static HttpServer provider;
    private static String issuer;
    private static RSAKey signing;
    private static Gateway gateway;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        signing = new RSAKeyGenerator(BITS)
                .keyID("Fq1sIg")
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        RSAKey encrypting = new RSAKeyGenerator(BITS)
                .keyID("eNc")
                .keyUse(KeyUse.ENCRYPTION)
                .algorithm(JWEAlgorithm.RSA_OAEP_256)
                .generate();
        byte[] keys = new JWKSet(List.of(encrypting, signing)).toString(true).getBytes(StandardCharsets.UTF_8);
        provider = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        issuer = "http://127.0.0.1:" + provider.getAddress().getPort() + "/realms/voice";
        provider.createContext("/realms/voice/protocol/openid-connect/certs", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        provider.start();
        // The first is what the run command has made; elsewhere it is not there.
        gateway = RunningServer.get()
                .startAnother(Map.of(
                        "mp.jwt.verify.publickey",
                        "",
                        "mp.jwt.verify.issuer",
                        issuer,
                        "mp.jwt.verify.publickey.location",
                        issuer + "/protocol/openid-connect/certs"));
    }

    @AfterAll
    static void stop() {
        gateway.stop();
        provider.stop(0);
    }

    @Test
    void whoeverItNamesWithAKnownGroupAndATenantAdministers() throws Exception {
        JsonNode ann = body(ask("/api/v2/session", token(claims("tenant-admin").claim("tenant_id", "default"))));

        assertThat(ann.path("subject").asText()).isEqualTo(ANN);
        assertThat(ann.path("role").asText()).isEqualTo("tenant-admin");
        assertThat(ann.path("tenant_id").asText()).isEqualTo("default");
        assertThat(ask("/api/v2/tenants/default", token(claims("viewer").claim("tenant_id", "default")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(ask("/api/v2/outbox/parked", token(claims("platform-admin"))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoeverHasNoGroupOfOursOrNoTenantIsToldSo() throws Exception {
        assertThat(code(ask("/api/v2/session", token(claims("offline_access"))), 403))
                .isEqualTo("missing_group");
        assertThat(code(ask("/api/v2/session", token(claims("viewer"))), 403)).isEqualTo("missing_tenant");
    }

    @Test
    void tokensOfOthersAreNone() throws Exception {
        String ofTheRunCommand = RunningServer.get().adminToken();
        String ofAnotherRealm = token(claims("platform-admin").issuer(issuer + "2"));

        assertThat(code(ask("/api/v2/session", ofTheRunCommand), 401)).isEqualTo("invalid_token");
        assertThat(code(ask("/api/v2/session", ofAnotherRealm), 401)).isEqualTo("invalid_token");
    }

    private static JWTClaimsSet.Builder claims(String group) {
        long now = Instant.now().getEpochSecond();
        return new JWTClaimsSet.Builder()
                .claim("exp", now + LIFE_S)
                .claim("iat", now)
                .claim("auth_time", now - 1)
                .jwtID("onrtac:0b2f0f0e-3f0d-4a6e-8f5a-4d6c9d6b5a3e")
                .issuer(issuer)
                .audience("account")
                .subject(ANN)
                .claim("typ", "Bearer")
                .claim("azp", "console")
                .claim("sid", "ad4f3a1c-2a79-4f0e-a0a3-0e1d8c1f5b7a")
                .claim("acr", "1")
                .claim("allowed-origins", List.of("*"))
                .claim("realm_access", Map.of("roles", List.of("default-roles-voice", group)))
                .claim("resource_access", Map.of("account", Map.of("roles", List.of("view-profile"))))
                .claim("scope", "profile email")
                .claim("email_verified", false)
                .claim("groups", List.of("default-roles-voice", group))
                .claim("preferred_username", "ann")
                .claim("name", "Ann Archer")
                .claim("email", "ann@example.com");
    }

    private static String token(JWTClaimsSet.Builder claims) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(signing.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims.build());
        token.sign(new RSASSASigner(signing));
        return token.serialize();
    }

    private HttpResponse<String> ask(String path, String token) throws Exception {
        URI place = URI.create("http://127.0.0.1:" + gateway.plan().httpPort() + path);
        return http.send(
                HttpRequest.newBuilder(place)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String code(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body()).path("code").asText();
    }

    private static JsonNode body(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
