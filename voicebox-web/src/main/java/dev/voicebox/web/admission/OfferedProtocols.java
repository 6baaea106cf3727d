package dev.voicebox.web.admission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** The subprotocols that a client offers; browsers can send a credential only in this place. Holds it, never shows it. */
public record OfferedProtocols(List<String> names) {
    private static final String KEY = "openai-insecure-api-key.";
    private static final String BETA = "openai-beta.realtime-v1";

    public OfferedProtocols {
        names = List.copyOf(names);
    }

    /** From all headers {@code Sec-WebSocket-Protocol}; {@code null} for none. */
    public static OfferedProtocols of(Enumeration<String> headers) {
        List<String> names = new ArrayList<>();
        for (String header : headers == null ? List.<String>of() : Collections.list(headers)) {
            for (String name : header.split(",")) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
        }
        return new OfferedProtocols(names);
    }

    /** The credential, or {@code null}. */
    public String credential() {
        return names.stream()
                .filter(name -> name.startsWith(KEY))
                .findFirst()
                .map(name -> name.substring(KEY.length()))
                .orElse(null);
    }

    public boolean isBeta() {
        return names.contains(BETA);
    }

    @Override
    public String toString() {
        return "OfferedProtocols[" + names.size() + "]";
    }
}
