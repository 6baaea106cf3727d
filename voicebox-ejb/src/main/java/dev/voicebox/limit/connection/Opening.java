package dev.voicebox.limit.connection;

import java.util.Objects;
import java.util.Optional;

import dev.voicebox.limit.Verdict;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.limit.shared.SharedLimits;
import dev.voicebox.resume.Reach;

/**
 * Whether there is room for one more session, and whether it could be kept where other servers find it. Whoever has waited for Redis
 * in vain is told so, and does not wait for it again: a refusal takes one patience, whatever had to be asked.
 */
public final class Opening {
    private final SharedLimits limits;
    private final ConnectionBook connections;
    private final Reach reach;

    public Opening(SharedLimits limits, ConnectionBook connections, Reach reach) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.connections = Objects.requireNonNull(connections, "connections");
        this.reach = Objects.requireNonNull(reach, "reach");
    }

    /** What came of it: a connection, why there is no room for one, or neither when Redis does not answer in time. */
    public record Answer(Optional<ConnectionBook.Connection> connection, Optional<Verdict.Refused> full) {
        private static final Answer UNKEPT = new Answer(Optional.empty(), Optional.empty());

        private static Answer full(Verdict.Refused why) {
            return new Answer(Optional.empty(), Optional.of(why));
        }
    }

    /** One more. That Redis has counted it also says that it could keep the session. */
    public Answer begin(QuotaSubject subject) {
        if (reach.isKnownAway()) {
            return Answer.UNKEPT;
        }
        boolean together = limits.isTogether();
        Optional<Verdict.Refused> silenced = limits.silenced(subject);
        if (silenced.isPresent()) {
            return Answer.full(silenced.get());
        }
        if (isLost(together)) {
            return Answer.UNKEPT;
        }
        ConnectionBook.Answer counted = connections.open(subject);
        if (counted.refused().isPresent()) {
            return Answer.full(counted.refused().get());
        }
        ConnectionBook.Connection connection = counted.connection().orElseThrow();
        if (!couldBeKept(counted.counted())) {
            connection.end();
            return Answer.UNKEPT;
        }
        // The session tells its client how things stand as soon as it begins, and may not wait then.
        limits.look(subject);
        if (isLost(together)) {
            connection.end();
            return Answer.UNKEPT;
        }
        return new Answer(Optional.of(connection), Optional.empty());
    }

    /** One more, of a session that is taken back: whether there is room was asked when it was opened. */
    public Optional<ConnectionBook.Connection> again(QuotaSubject subject) {
        if (!reach.isThere()) {
            return Optional.empty();
        }
        boolean together = limits.isTogether();
        limits.look(subject);
        return isLost(together) ? Optional.empty() : Optional.of(connections.openAgain(subject));
    }

    private boolean isLost(boolean together) {
        return together && !limits.isTogether() && reach.isNeeded();
    }

    private boolean couldBeKept(ConnectionBook.Counted counted) {
        return switch (counted) {
            case TOGETHER -> true;
            case AFTER_WAITING -> !reach.isNeeded();
            case ALONE -> reach.isThere();
        };
    }
}
