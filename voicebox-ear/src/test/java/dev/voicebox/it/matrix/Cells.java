package dev.voicebox.it.matrix;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.dev.home.AdminToken;
import dev.voicebox.it.RunningServer;
import dev.voicebox.it.matrix.Route.Field;
import dev.voicebox.it.matrix.Route.Place;

/** One call of the matrix: a route, who asks, and which of its ids is whose. */
final class Cells {
    private final RunningServer server = RunningServer.get();
    private final Rest rest = new Rest();
    private final AtomicInteger names = new AtomicInteger();
    private final House ours;
    private final House theirs;
    private final String voice;

    Cells(House ours, House theirs) {
        this.ours = ours;
        this.theirs = theirs;
        this.voice = ours.installedVoice();
    }

    /**
     * @param probed the id that is looked at; all others in the path are the first tenant's too
     * @param id what is sent as it; {@code null} leaves it out
     */
    Answer ask(Row row, Asker asker, Field probed, String id) {
        String method = row.route().substring(0, row.route().indexOf(' '));
        String path = row.route().substring(row.route().indexOf(' ') + 1);
        List<String> sent = new ArrayList<>();
        if (id != null) {
            sent.add(id);
        }
        String inPath =
                probed.place() == Place.PATH ? id : ours.ids.get(row.ids().get("id"));
        if (path.contains("{id}")) {
            sent.add(inPath);
            path = path.replace("{id}", House.encoded(inPath));
        }
        URI place = server.http(path + query(row, asker, probed, id, sent));
        String bearer = bearer(row.door(), asker);
        if (row.door() == Door.SOCKET) {
            return Answer.of(
                    rest.handshake(server.ws(path + place.toString().replaceFirst("[^?]*", "")), bearer), "", sent);
        }
        HttpResponse<String> answer = rest.call(method, place, bearer, body(row, probed, id));
        return Answer.of(answer.statusCode(), answer.body(), sent);
    }

    private String query(Row row, Asker asker, Field probed, String id, List<String> sent) {
        List<String> parameters = new ArrayList<>();
        row.ids().forEach((name, kind) -> {
            if (kind.startsWith("=")) {
                parameters.add(name + kind);
            }
        });
        if (probed.place() == Place.QUERY && id != null) {
            parameters.add(probed.name() + '=' + House.encoded(id));
        }
        boolean mayNameATenant =
                row.door() == Door.PLATFORM && asker == Asker.OWNER && row.ids().containsKey("tenant_id");
        if (mayNameATenant && !probed.name().equals("tenant_id")) {
            parameters.add("tenant_id=" + ours.tenant);
            sent.add(ours.tenant);
        }
        return parameters.isEmpty() ? "" : '?' + String.join("&", parameters);
    }

    private String body(Row row, Field probed, String id) {
        if (row.body().isEmpty()) {
            return "";
        }
        String body =
                row.body().replace("NAME", "name-" + names.incrementAndGet()).replace("VOICE", voice);
        if (probed.place() != Place.BODY || id == null) {
            return body;
        }
        try {
            ObjectNode json = (ObjectNode) Rest.JSON.readTree(body);
            ObjectNode at = json;
            String[] steps = probed.name().split("\\.");
            for (int i = 0; i < steps.length - 1; i++) {
                at = at.withObject('/' + steps[i]);
            }
            at.put(steps[steps.length - 1], id);
            return json.toString();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(row.route(), e);
        }
    }

    private String bearer(Door door, Asker asker) {
        return switch (door) {
            case OPEN -> null;
            case TOKEN, PLATFORM -> token(door, asker);
            case KEY, SOCKET ->
                switch (asker) {
                    case OWNER -> ours.key;
                    case NEIGHBOUR -> theirs.key;
                    case FOREIGN_ADMIN -> theirs.keyWithEveryScope;
                    case NOBODY -> null;
                    case EXPIRED -> ours.keyThatEnds;
                    case WRONG_SCOPE -> ours.keyWithoutScope;
                };
        };
    }

    private String token(Door door, Asker asker) {
        return switch (asker) {
            case OWNER -> door == Door.PLATFORM ? server.adminToken() : server.token("tenant-admin", ours.tenant);
            case NEIGHBOUR -> server.token("developer", theirs.tenant);
            case FOREIGN_ADMIN -> server.token("tenant-admin", theirs.tenant);
            case NOBODY -> null;
            case EXPIRED ->
                new AdminToken(
                                server.signingKeys(),
                                Clock.fixed(Instant.now().minus(Duration.ofHours(25)), ZoneOffset.UTC))
                        .issue("somebody", "tenant-admin", Optional.of(ours.tenant));
            case WRONG_SCOPE -> server.token(door == Door.PLATFORM ? "tenant-admin" : "staff", ours.tenant);
        };
    }

    /** Of the shape of a real one. */
    static String unknown(String id) {
        int at = Math.max(id.indexOf('_') + 1, 0);
        StringBuilder other = new StringBuilder(id.substring(0, at));
        for (char c : id.substring(at).toCharArray()) {
            other.append(Character.isDigit(c) ? (char) ('0' + (c - '0' + 7) % 10) : c);
        }
        String made = other.toString();
        return made.equals(id) ? id + "x" : made;
    }

    /** What the route has ids in, those of the registry that no description names included. */
    static List<Field> fields(Route route, Row row) {
        List<Field> fields = new ArrayList<>(route.fields());
        for (Map.Entry<String, String> entry : row.ids().entrySet()) {
            boolean described = fields.stream().anyMatch(field -> field.name().equals(entry.getKey()));
            if (!described && !entry.getValue().startsWith("=")) {
                fields.add(new Field(Place.BODY, entry.getKey()));
            }
        }
        return fields;
    }
}
