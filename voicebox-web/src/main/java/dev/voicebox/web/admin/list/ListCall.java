package dev.voicebox.web.admin.list;

import java.util.regex.Pattern;

import jakarta.ws.rs.QueryParam;

import dev.voicebox.access.admin.list.Part;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** What the address of a call says of the part of a list that is wanted; a {@code @BeanParam}. */
public class ListCall {
    private static final int MOST_LIMIT = 100;
    private static final int LIMIT = 20;
    /** Ids of all kinds. Whatever else is asked for, the database need not be. */
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,255}");

    @QueryParam("after")
    String after;

    @QueryParam("before")
    String before;

    @QueryParam("limit")
    String limit;

    /** @throws Refused 400 naming the parameter that is wrong */
    public Part.Wanted wanted() throws Refused {
        if (after != null && before != null) {
            throw invalid("before", "Name 'after' or 'before', not both.");
        }
        String cursor = before == null ? after : before;
        if (cursor != null && !ID.matcher(cursor).matches()) {
            throw unknownCursor();
        }
        return new Part.Wanted(after, before, limit());
    }

    /** For a cursor that is not in the list. */
    public Refused unknownCursor() {
        return invalid(
                before == null ? "after" : "before",
                "It is not in this list. Take an id that an earlier page has shown.");
    }

    private int limit() throws Refused {
        if (limit == null) {
            return LIMIT;
        }
        if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > MOST_LIMIT) {
            throw invalid("limit", "Expected 1 to " + MOST_LIMIT + ".");
        }
        return Integer.parseInt(limit);
    }

    private static Refused invalid(String param, String message) {
        return new Refused(Refusal.invalid("invalid_value", param, "Invalid '" + param + "'. " + message));
    }
}
