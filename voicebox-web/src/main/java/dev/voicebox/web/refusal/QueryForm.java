package dev.voicebox.web.refusal;

import jakarta.servlet.ServletRequest;

/** Whether the query of an address can be read: the container reads it late, and takes what it cannot read for a fault of its own. */
public final class QueryForm {
    private QueryForm() {}

    /** @throws Refused 400 for one that cannot, such as {@code ?a=%zz} */
    public static void check(ServletRequest request) throws Refused {
        try {
            request.getParameterMap();
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(Refusal.malformed());
        }
    }
}
