package dev.voicebox.it.token;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A valid token and what forgers and careless issuers make of it: each change alone, and many of them in pairs. */
final class Grammar {
    private static final int PAIRS = 400;
    /** Far from the edges: a request takes its time. The edges themselves are in the unit test. */
    private static final long FAR = 120;

    private static final String FORGERS_KEY = "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + "sXch".repeat(85) + "sQ\"}";

    private final Map<String, UnaryOperator<Draft>> changes = new LinkedHashMap<>();
    private final long now;

    private Grammar(long now) {
        this.now = now;
    }

    /** By what was changed. */
    static Map<String, Draft> drafts(long now, long seed) {
        Grammar grammar = new Grammar(now);
        grammar.signings();
        grammar.headers();
        grammar.times();
        grammar.claims();
        Draft valid = grammar.valid();
        Map<String, Draft> drafts = new LinkedHashMap<>();
        drafts.put("valid", valid);
        grammar.changes.forEach((name, change) -> drafts.put(name, change.apply(valid)));
        List<String> names = new ArrayList<>(grammar.changes.keySet());
        Random random = new Random(seed);
        for (int i = 0; i < PAIRS; i++) {
            String first = names.get(random.nextInt(names.size()));
            String second = names.get(random.nextInt(names.size()));
            drafts.put(
                    first + " & " + second,
                    grammar.changes.get(second).apply(grammar.changes.get(first).apply(valid)));
        }
        return drafts;
    }

    private Draft valid() {
        return new Draft(
                List.of("\"alg\":\"RS256\""),
                List.of(
                        "\"iss\":\"voicebox\"",
                        "\"sub\":\"ann\"",
                        "\"upn\":\"ann\"",
                        "\"jti\":\"1\"",
                        "\"groups\":[\"platform-admin\"]",
                        "\"iat\":" + now,
                        "\"exp\":" + (now + 3600)),
                Signing.RS256,
                Wire.AS_IT_IS);
    }

    private void signings() {
        String[] algorithms = {
            "none", "None", "HS256", "RS256", "RS384", "RS512", "PS256", "ES256", "rs256", "RS256 ", "EdDSA", ""
        };
        for (Signing signing : Signing.values()) {
            for (String algorithm : algorithms) {
                changes.put(
                        signing + " as " + algorithm,
                        draft -> draft.signed(signing).headed("alg", '"' + algorithm + '"'));
            }
        }
        for (Wire wire : Wire.values()) {
            changes.put(wire.name(), draft -> draft.wired(wire));
        }
    }

    private void headers() {
        header("alg", null, "null", "1", "[\"RS256\"]", "{}");
        header("typ", "\"JWT\"", "\"jwt\"", "\"at+jwt\"", "\"application/jwt\"", "\"JOSE\"", "\"JWE\"", "\"\"", "1");
        header("kid", "\"1\"", "\"../../etc/passwd\"", "\"' or 1=1 --\"", "\"\\u0000x\"", "\"\"", "7", "null");
        header("jku", "\"http://127.0.0.1:1/jwks\"", "\"file:///etc/passwd\"");
        header("x5u", "\"http://127.0.0.1:1/x5\"");
        header("x5c", "[\"AAAA\"]");
        header("x5t", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAA\"");
        header("jwk", FORGERS_KEY);
        header("crit", "[\"exp\"]", "[\"b64\"]", "[]");
        header("b64", "false", "true");
        header("cty", "\"JWT\"", "\"json\"");
        header("voicebox", "{\"a\":[1]}");
        changes.put("alg twice", draft -> draft.headedFirst("\"alg\":\"none\""));
        changes.put(
                "forger's own jwk", draft -> draft.signed(Signing.FOREIGN_RS256).headed("jwk", FORGERS_KEY));
        changes.put("b64 critical", draft -> draft.headed("b64", "false").headed("crit", "[\"b64\"]"));
    }

    private void times() {
        for (String name : List.of("exp", "nbf", "iat")) {
            claim(name, null, "null", "\"" + (now + 3000) + '"', now + 3000 + ".5", "-1", "0", "1e3", "[]", "true");
            claim(name, "9223372036854775807", "99999999999999999999", "253402300799", "253402300800");
            claim(name, "" + (now - FAR), "" + (now - 1), "" + (now + FAR), "" + (now + 2 * FAR));
        }
        changes.put("begins within the leeway", draft -> draft.claiming("nbf", "" + (now + 30)));
    }

    private void claims() {
        claim("iss", null, "null", "\"VoiceBox\"", "\"voicebox \"", "\"https://elsewhere\"", "[\"voicebox\"]", "1");
        claim("aud", "\"voicebox\"", "[\"a\",\"b\"]", "[]", "[1]", "1", "{}");
        claim("groups", null, "[]", "\"platform-admin\"", "7", "[7]", "[\"viewer\"]", "[\"staff\"]", "{}", "null");
        claim("groups", "[\"platform-admin\",null]", "[\"\\u0000\"]", "[\"Platform-Admin\"]");
        claim("sub", null, "7", "\"\"", "\"\\u00e4nn \\ud83d\\ude00\"", "\"\\ud800\"");
        claim("upn", null, "7", "\"\"", "\"a/b:c\"", "\"\\u202eann\"", "[\"ann\"]");
        claim("jti", null, "7", "\"\"");
        claim("typ", "\"ID\"", "1");
        claim("other", "99999999999999999999", "1e400", "{\"a\":{\"a\":1}}", "{\"a\":1,\"a\":2}");
        claim("pad", '"' + "x".repeat(4_000) + '"', '"' + "x".repeat(20_000) + '"', '"' + "x".repeat(65_536) + '"');
        for (String member : List.of("\"groups\":[\"viewer\"]", "\"exp\":1", "\"iss\":\"voicebox\"", "\"sub\":\"a\"")) {
            changes.put("twice " + member, draft -> draft.claimingFirst(member));
        }
        changes.put("nobody", draft -> draft.claiming("sub", null).claiming("upn", null));
    }

    private void header(String name, String... values) {
        for (String value : values) {
            changes.put("header " + name + ' ' + brief(value), draft -> draft.headed(name, value));
        }
    }

    private void claim(String name, String... values) {
        for (String value : values) {
            changes.put("claim " + name + ' ' + brief(value), draft -> draft.claiming(name, value));
        }
    }

    private static String brief(String value) {
        return value == null || value.length() < 60 ? value : value.substring(0, 20) + "… " + value.length();
    }
}
