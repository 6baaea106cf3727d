package dev.voicebox.policy.engine;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.styra.opa.wasm.OpaPolicy;

import dev.voicebox.policy.EntryPoint;

/** Rules of any file, with those functions of Rego that WebAssembly leaves to its host. Each instance is compiled for itself. */
final class LibraryRules implements Rules {
    private final OpaPolicy policy;
    private final Map<String, Integer> entryPoints;

    private LibraryRules(OpaPolicy policy, String version) {
        this.policy = policy;
        this.entryPoints = policy.entrypoints();
        PolicyFile.checkEntryPoints(entryPoints.keySet(), version);
    }

    /** There after a tenth of a second, and slow. */
    static LibraryRules interpreted(PolicyFile file) {
        return made(OpaPolicy.builder().disableCompiler(), file);
    }

    /** Takes seconds to make. */
    static LibraryRules compiled(PolicyFile file) {
        return made(OpaPolicy.builder(), file);
    }

    private static LibraryRules made(OpaPolicy.Builder builder, PolicyFile file) {
        return new LibraryRules(
                builder.withMaxMemory(MOST_PAGES).withPolicy(file.wasm()).build(), file.version());
    }

    @Override
    public String evaluate(EntryPoint entryPoint, byte[] document) {
        policy.entrypoint(entryPoints.get(entryPoint.path()));
        return policy.evaluate(new String(document, StandardCharsets.UTF_8));
    }
}
