package dev.voicebox.it.matrix;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.voicebox.dev.home.AdminToken;
import dev.voicebox.it.RunningServer;
import dev.voicebox.it.matrix.registry.Route;
import dev.voicebox.it.matrix.registry.Route.Place;
import dev.voicebox.it.matrix.registry.Row;
import dev.voicebox.it.matrix.registry.Row.Ref;
import dev.voicebox.it.matrix.rule.Answer;
import dev.voicebox.it.matrix.rule.Asker;
import dev.voicebox.it.matrix.rule.Door;

/** Puts calls together for each kind of caller, and sends them. */
final class Calls {
    private static final Duration MORE_THAN_A_DAY = Duration.ofHours(25);

    private final RunningServer server = RunningServer.get();
    private final Rest rest = new Rest();
    private final Map<String, String> tokens = new HashMap<>();
    private final List<String> foreignRequests = new ArrayList<>();
    final House ours;
    final House theirs;
    private final String voice;
    private int names;

    Calls(House ours, House theirs) {
        this.ours = ours;
        this.theirs = theirs;
        this.voice = ours.installedVoice();
    }

    /**
     * A call of a route with nothing in it that is not the caller's own.
     *
     * @param probed what will be put in, and needs nothing now; {@code null} for nothing
     */
    Call make(Route route, Row row, Asker asker, Ref probed) {
        return make(route, row, asker, probed, asker.isForeign() ? theirs : ours);
    }

    /** @param among whose the other things in the path are */
    Call make(Route route, Row row, Asker asker, Ref probed, House among) {
        Call call = new Call(route, row, asker);
        String name = "name-" + ++names;
        House own = asker.isForeign() ? theirs : ours;
        call.saying(row.body().replace("NAME", name).replace("VOICE", voice).replace("TENANT", own.tenant))
                .sending(name);
        for (Ref ref : row.refs()) {
            Route.Field field = row.place(ref, route);
            if (ref.isFixed()) {
                call.about(field, ref.kind().substring(1));
            } else if (field.place() == Place.PATH && !ref.equals(probed)) {
                call.about(field, inPath(among, route, ref, asker));
            } else if (ref.field().equals("tenant_id") && row.door() == Door.PLATFORM && !ref.equals(probed)) {
                call.about(field, own.tenant);
            }
        }
        return call;
    }

    /** What a call takes away is one that nobody else needs. */
    private static String inPath(House among, Route route, Ref ref, Asker asker) {
        if (!ref.isNamed()) {
            return ref.kind().substring(1);
        }
        boolean taken = route.consumes() && ref.field().equals("id") && (asker == Asker.OWNER || asker.isForeign());
        return taken ? among.fresh(ref.thing()) : among.id(ref.thing());
    }

    Answer send(Call call) {
        String bearer = bearer(call.row.door(), call.asker);
        if (call.row.door() == Door.SOCKET) {
            return Handshake.at(server.ws(call.address()), bearer, call.sent);
        }
        HttpResponse<String> answer =
                rest.call(call.route.method(), server.http(call.address()), bearer, call.body(), call.headers);
        if (call.asker.isForeign()) {
            answer.headers().firstValue("X-Request-Id").ifPresent(foreignRequests::add);
        }
        return Rest.answer(answer, call.sent);
    }

    /** What the server called the calls of the other tenant. */
    List<String> foreignRequests() {
        return foreignRequests;
    }

    String bearer(Door door, Asker asker) {
        if (door.takesTokens()) {
            return asker == Asker.NOBODY
                    ? null
                    : tokens.computeIfAbsent(door + " " + asker, both -> token(door, asker));
        }
        if (door == Door.OPEN) {
            return null;
        }
        return switch (asker) {
            case OWNER -> ours.key;
            case NEIGHBOUR -> theirs.key;
            case FOREIGN_ADMIN -> theirs.keyWithEveryScope;
            case NOBODY -> null;
            case EXPIRED -> ours.keyThatEnds;
            case WRONG_SCOPE -> ours.keyWithoutScope;
        };
    }

    /** All of one name: whoever takes the name for the person mixes up the tenants. */
    private String token(Door door, Asker asker) {
        boolean platform = door == Door.PLATFORM;
        return switch (asker) {
            case OWNER -> platform ? server.adminToken() : server.token(door.least(), ours.tenant);
            case NEIGHBOUR -> server.token(platform ? "developer" : door.least(), theirs.tenant);
            case FOREIGN_ADMIN -> server.token("tenant-admin", theirs.tenant);
            case WRONG_SCOPE -> server.token(door.tooLittle(), ours.tenant);
            case EXPIRED ->
                new AdminToken(server.signingKeys(), Clock.fixed(Instant.now().minus(MORE_THAN_A_DAY), ZoneOffset.UTC))
                        .issue("somebody", door.least(), Optional.of(ours.tenant));
            case NOBODY -> throw new IllegalArgumentException("nobody has a token");
        };
    }

    /** One for each number. */
    static String unknown(String id, int number) {
        String other = unknown(id);
        String end = "0" + number;
        return other.length() > end.length() ? other.substring(0, other.length() - end.length()) + end : other + end;
    }

    /** Of the shape of a real one. */
    static String unknown(String id) {
        int at = Math.max(id.indexOf('_') + 1, 0);
        StringBuilder other = new StringBuilder(id.substring(0, at));
        for (char c : id.substring(at).toCharArray()) {
            other.append(Character.isDigit(c) ? (char) ('0' + (c - '0' + 7) % 10) : c);
        }
        return other.toString().equals(id) ? id + "x" : other.toString();
    }
}
