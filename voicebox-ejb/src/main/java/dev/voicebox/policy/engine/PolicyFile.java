package dev.voicebox.policy.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.policy.EntryPoint;

/**
 * Rules compiled to WebAssembly.
 *
 * @param version first 12 hexadecimal digits of the file's SHA-256
 * @param sources SHA-256 of each file that it was compiled from, by name; empty when nobody says
 * @param compiler version of OPA that compiled it; empty when nobody says
 * @param prepared whether it is {@link PreparedRules}
 */
public record PolicyFile(byte[] wasm, String version, Map<String, String> sources, String compiler, boolean prepared) {
    private static final String FOLDER = "/policies/";

    public PolicyFile {
        Objects.requireNonNull(wasm, "wasm");
        sources = Map.copyOf(sources);
    }

    /** The rules that VoiceBox brings. */
    public static PolicyFile builtIn() {
        try {
            byte[] wasm = resource("voice.wasm");
            JsonNode manifest = new ObjectMapper().readTree(resource("manifest.json"));
            String hash = hash(wasm);
            if (!hash.equals(manifest.path("wasm").asText())) {
                throw new IllegalStateException(
                        "policies/voice.wasm is not the file of its manifest: run .ci/policy write");
            }
            Map<String, String> sources = new TreeMap<>();
            manifest.path("sources")
                    .properties()
                    .forEach(source ->
                            sources.put(source.getKey(), source.getValue().asText()));
            return new PolicyFile(
                    wasm, version(hash), sources, manifest.path("opa").asText(), true);
        } catch (IOException e) {
            throw new IllegalStateException("the policy of this server cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException if there is no such file */
    public static PolicyFile at(Path path) {
        try {
            byte[] wasm = Files.readAllBytes(path);
            return new PolicyFile(wasm, version(hash(wasm)), Map.of(), "", false);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the policy " + path + " cannot be read: name a file that `opa build -t wasm` made", e);
        }
    }

    /** What it has to have. */
    public static List<String> entryPoints() {
        return Arrays.stream(EntryPoint.values()).map(EntryPoint::path).toList();
    }

    /** A policy without one of the entry points would deny everything there: better not to start with it. */
    static void checkEntryPoints(Set<String> there, String version) {
        for (String entryPoint : entryPoints()) {
            if (!there.contains(entryPoint)) {
                throw new IllegalArgumentException(version + " has no entry point " + entryPoint
                        + ": compile it with `opa build -t wasm -e voice/allow -e voice/tool -e voice/audio`");
            }
        }
    }

    public static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static String version(String hash) {
        return "wasm:" + hash.substring(0, 12);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PolicyFile.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("policies/" + name + " is not in the archive");
            }
            return in.readAllBytes();
        }
    }

    @Override
    public String toString() {
        return "PolicyFile[" + version + "]";
    }
}
