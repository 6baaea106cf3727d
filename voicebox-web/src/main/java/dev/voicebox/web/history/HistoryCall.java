package dev.voicebox.web.history;

import jakarta.ws.rs.QueryParam;

import dev.voicebox.history.Page;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** What the address of a call says of the part that is wanted. */
public class HistoryCall {
    private static final int MOST_LIMIT = 100;
    private static final int LIMIT = 20;
    private static final int MOST_WORDS = 256;

    @QueryParam("tenant_id")
    String tenant;

    @QueryParam("after")
    String after;

    @QueryParam("before")
    String before;

    @QueryParam("limit")
    String limit;

    @QueryParam("order")
    String order;

    @QueryParam("q")
    String words;

    /** {@code null} when none is named. */
    TenantId tenant() throws Refused {
        if (tenant == null || tenant.isEmpty()) {
            return null;
        }
        try {
            return new TenantId(tenant);
        } catch (IllegalArgumentException e) {
            throw invalid("tenant_id", "Expected 1 to 40 of a-z 0-9 _ -.");
        }
    }

    Page.Wanted page() throws Refused {
        if (after != null && before != null) {
            throw invalid("before", "Name 'after' or 'before', not both.");
        }
        if (order != null && !order.equals("asc") && !order.equals("desc")) {
            throw invalid("order", "Expected 'asc' or 'desc'.");
        }
        return new Page.Wanted(after, before, limit(), "desc".equals(order));
    }

    int limit() throws Refused {
        if (limit == null) {
            return LIMIT;
        }
        if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > MOST_LIMIT) {
            throw invalid("limit", "Expected 1 to " + MOST_LIMIT + ".");
        }
        return Integer.parseInt(limit);
    }

    /** A search has one page: whoever follows its ids as those of a list would get the same page for ever. */
    String words() throws Refused {
        refuseInSearch("after", after);
        refuseInSearch("before", before);
        refuseInSearch("order", order);
        if (words == null || words.isBlank() || words.length() > MOST_WORDS) {
            throw invalid("q", "Expected words to look for, at most " + MOST_WORDS + " characters.");
        }
        return words;
    }

    /** The field that names where the page begins. */
    String cursorName() {
        return after == null ? "before" : "after";
    }

    private static void refuseInSearch(String param, String value) throws Refused {
        if (value != null) {
            throw invalid(
                    param, "A search shows the latest items and has no further pages: add words, or leave it out.");
        }
    }

    static Refused invalid(String param, String message) {
        return new Refused(Refusal.invalid("invalid_value", param, "Invalid '" + param + "'. " + message));
    }
}
