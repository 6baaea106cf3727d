package dev.voicebox.usage.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.voicebox.persistence.usage.UsagePostings;
import dev.voicebox.persistence.usage.UsagePostings.Minute;

/**
 * Tells finished minutes, one server at a time, in the order of time. What was told is remembered after the other side took it: who
 * dies between tells it again under the same ids, and the other side counts each id once. A minute that changes later is told
 * again with all of its sums and the next revision.
 */
public final class UsageWebhook {
    private static final Logger LOG = Logger.getLogger(UsageWebhook.class.getName());

    /** From the end of a minute on, for records that are on their way. Those that take longer reopen it. */
    private static final Duration GRACE = Duration.ofMinutes(1);
    /** Longer than a call and the database may take together. */
    private static final Duration HOLD = Duration.ofMinutes(2);

    private static final int AT_ONCE = 500;
    private static final int MOST_CALLS = 20;
    private static final Duration FIRST_REST = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);
    /** Doubled so often, the first rest is longer than the longest. */
    private static final int MOST_DOUBLINGS = 7;

    private final UsagePostings postings;
    private final WebhookSettings settings;
    private final WebhookCall call;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();

    public UsageWebhook(UsagePostings postings, WebhookSettings settings, WebhookCall call, Clock clock) {
        this.postings = postings;
        this.settings = settings;
        this.call = call;
        this.clock = clock;
    }

    public boolean isOn() {
        return settings.isOn();
    }

    /** Tells what is due, unless another server does or the place rests after a failure. Waits for the place. */
    public void run() {
        int calls = 0;
        while (calls < MOST_CALLS && tellNext() == AT_ONCE) {
            calls++;
        }
    }

    /** How long nobody calls after so many failures in a row before this one. */
    static Duration restAfter(int failures) {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    private int tellNext() {
        OptionalInt failures = postings.claim(holder, HOLD);
        if (failures.isEmpty()) {
            return 0;
        }
        Instant unfinished = clock.instant().minus(GRACE).truncatedTo(ChronoUnit.MINUTES);
        List<Minute> due = postings.due(unfinished, AT_ONCE);
        try {
            if (!due.isEmpty()) {
                byte[] body = MinuteEvents.body(due);
                call.post(settings.url(), body, Signature.of(body, clock.instant(), settings.secret()));
            }
        } catch (WebhookFailed failed) {
            rest(failures.getAsInt(), failed);
            return 0;
        }
        postings.told(holder, due);
        if (failures.getAsInt() > 0 && !due.isEmpty()) {
            LOG.log(Level.INFO, "The webhook of usage takes minutes again.");
        }
        return due.size();
    }

    private void rest(int failures, WebhookFailed failed) {
        Duration rest = restAfter(failures);
        postings.failed(holder, rest);
        LOG.log(
                failures == 0 ? Level.WARNING : Level.FINE,
                "The webhook of usage was not told its minutes: {0}. It is tried again in {1} s and then less often.",
                new Object[] {failed.getMessage(), rest.toSeconds()});
    }
}
