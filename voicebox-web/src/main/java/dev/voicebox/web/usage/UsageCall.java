package dev.voicebox.web.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import dev.voicebox.tenant.TenantId;
import dev.voicebox.usage.minute.UsageQuery;
import dev.voicebox.usage.minute.UsageQuery.Group;
import dev.voicebox.web.admin.call.Moment;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** What the address of a call says of the usage that is wanted. */
public class UsageCall {
    private static final Duration USUAL = Duration.ofDays(1);
    private static final String PROJECT = "[a-z0-9_-]{1,40}";
    private static final MediaType CSV = new MediaType("text", "csv");

    @QueryParam("tenant_id")
    String tenant;

    @QueryParam("from")
    String from;

    @QueryParam("to")
    String to;

    @QueryParam("group")
    String group;

    @QueryParam("project")
    String project;

    @QueryParam("format")
    String format;

    /**
     * @param accepted what the caller takes, what it likes best first
     * @throws Refused for a format that is not served
     */
    boolean isCsv(List<MediaType> accepted) throws Refused {
        if (format != null && !format.equals("csv") && !format.equals("json")) {
            throw invalid("format", "Expected 'json' or 'csv'.");
        }
        if (format != null) {
            return format.equals("csv");
        }
        return accepted.stream()
                .filter(type -> type.isCompatible(CSV) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
    }

    /** The last 24 hours, up to now, unless the address says otherwise. */
    UsageQuery query(Instant now) throws Refused {
        Instant end = to == null ? now : Moment.of("to", to);
        Instant start = from == null ? end.minus(USUAL) : Moment.of("from", from);
        Group wanted = group();
        // A minute that has begun is shown as far as it is known.
        Instant past = to == null ? end.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES) : whole(end);
        if (!whole(start).isBefore(past)) {
            throw invalid("from", "It must be before 'to'.");
        }
        if (Duration.between(start, end).compareTo(wanted.most()) > 0) {
            throw invalid(
                    "from",
                    "One answer covers at most " + days(wanted) + " by "
                            + wanted.name().toLowerCase(Locale.ROOT) + ". Ask for less, or in longer steps.");
        }
        return new UsageQuery(tenant(), whole(start), past, wanted, project());
    }

    private TenantId tenant() throws Refused {
        if (tenant == null || tenant.isEmpty()) {
            return null;
        }
        try {
            return new TenantId(tenant);
        } catch (IllegalArgumentException e) {
            throw invalid("tenant_id", "Expected 1 to 40 of a-z 0-9 _ -.");
        }
    }

    private String project() throws Refused {
        if (project == null || project.isEmpty()) {
            return null;
        }
        if (!project.matches(PROJECT)) {
            throw invalid("project", "Expected 1 to 40 of a-z 0-9 _ -.");
        }
        return project;
    }

    private Group group() throws Refused {
        if (group == null) {
            return Group.HOUR;
        }
        return switch (group) {
            case "minute" -> Group.MINUTE;
            case "hour" -> Group.HOUR;
            case "day" -> Group.DAY;
            default -> throw invalid("group", "Expected 'minute', 'hour' or 'day'.");
        };
    }

    private static Instant whole(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    private static String days(Group group) {
        long days = group.most().toDays();
        return days == 1 ? "1 day" : days + " days";
    }

    private static Refused invalid(String param, String message) {
        return new Refused(Refusal.invalid("invalid_value", param, "Invalid '" + param + "'. " + message));
    }
}
