package dev.voicebox.web.audit;

import java.time.Instant;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;

import dev.voicebox.access.admin.list.Part;
import dev.voicebox.audit.read.AuditQuery;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admin.call.Moment;
import dev.voicebox.web.admin.list.ListCall;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** What the address of a call says of the entries that are wanted. */
public class AuditCall {
    private static final int MOST = 256;

    @BeanParam
    ListCall list;

    @QueryParam("tenant_id")
    String tenant;

    @QueryParam("order")
    String order;

    @QueryParam("actor")
    String actor;

    @QueryParam("action")
    String action;

    @QueryParam("entry_point")
    String entryPoint;

    @QueryParam("from")
    String from;

    @QueryParam("to")
    String to;

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

    AuditQuery entries() throws Refused {
        return query("action", action, AuditJson.ENTRY);
    }

    AuditQuery decisions() throws Refused {
        return query("entry_point", entryPoint, AuditJson.DECISION);
    }

    /** The latest first, unless the address says otherwise. */
    private AuditQuery query(String name, String what, String mark) throws Refused {
        if (order != null && !order.equals("asc") && !order.equals("desc")) {
            throw invalid("order", "Expected 'asc' or 'desc'.");
        }
        Part.Wanted wanted = list.wanted();
        AuditQuery.Wanted page = new AuditQuery.Wanted(
                number("after", wanted.after(), mark),
                number("before", wanted.before(), mark),
                wanted.limit(),
                "asc".equals(order));
        return new AuditQuery(word("actor", actor), word(name, what), time("from", from), time("to", to), page);
    }

    private static Long number(String param, String id, String mark) throws Refused {
        if (id == null) {
            return null;
        }
        if (!id.matches(mark + "[0-9]{1,18}")) {
            throw invalid(param, "It is not in this list. Take an id that an earlier page has shown.");
        }
        return Long.valueOf(id.substring(mark.length()));
    }

    private static String word(String param, String text) throws Refused {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > MOST || text.chars().anyMatch(c -> Character.isISOControl(c))) {
            throw invalid(param, "Expected at most " + MOST + " characters that can be read.");
        }
        return text;
    }

    private static Instant time(String param, String text) throws Refused {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Moment.of(param, text);
    }

    private static Refused invalid(String param, String message) {
        return new Refused(Refusal.invalid("invalid_value", param, "Invalid '" + param + "'. " + message));
    }
}
