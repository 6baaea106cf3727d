package dev.voicebox.policy.engine;

import java.io.IOException;
import java.io.InputStream;

/** A policy that is none of ours: the library brings one to show itself. */
final class OpaResource {
    private OpaResource() {}

    static byte[] demo() throws IOException {
        try (InputStream in = OpaResource.class.getResourceAsStream("/demo-policy.wasm")) {
            return in.readAllBytes();
        }
    }
}
