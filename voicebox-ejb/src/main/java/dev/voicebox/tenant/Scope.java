package dev.voicebox.tenant;

import java.util.Arrays;
import java.util.List;

/** What an API key may be used for. */
public enum Scope {
    REALTIME_CONNECT("realtime:connect"),
    REALTIME_ADMIN("realtime:admin"),
    BILLING_READ("billing:read"),
    TENANT_ADMIN("tenant:admin");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** The word that is stored and shown. */
    public String word() {
        return word;
    }

    static List<String> allWords() {
        return Arrays.stream(values()).map(Scope::word).toList();
    }
}
