package dev.voicebox.persistence.redis.work;

import java.util.regex.Pattern;

/**
 * Names a job, and where its payload lies and its results go.
 *
 * @param gateway the server that asked, in this life of it
 * @param id unique within the gateway
 */
public record JobAddress(String gateway, String tenant, String session, String id) {
    /** Without a character that divides, begins or ends something in a key or in a form. */
    private static final Pattern PART = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    public JobAddress {
        require("gateway", gateway);
        require("tenant", tenant);
        require("session", session);
        require("job", id);
    }

    private static void require(String what, String value) {
        if (value == null || !PART.matcher(value).matches()) {
            throw new IllegalArgumentException("the " + what + " of a job has 1 to 128 of a-z A-Z 0-9 _ . -");
        }
    }

    String name() {
        return tenant + "/" + session + "/" + id;
    }

    String form() {
        return gateway + "/" + name();
    }

    static JobAddress ofForm(String form) {
        String[] parts = form.split("/", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not the form of a job");
        }
        return new JobAddress(parts[0], parts[1], parts[2], parts[3]);
    }
}
