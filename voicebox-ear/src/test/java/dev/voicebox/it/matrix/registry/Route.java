package dev.voicebox.it.matrix.registry;

import java.util.List;
import java.util.Set;

/**
 * A route as it is described.
 *
 * @param name method and path; where one thing differs in the path it is {@code {id}}, where more do they keep their names
 * @param fields where ids are: in the path, the query or the body
 * @param headers of those that it reads
 */
public record Route(String name, List<Field> fields, Set<String> headers) {

    public enum Place {
        PATH,
        QUERY,
        BODY
    }

    /** @param name in a body with dots between its steps */
    public record Field(Place place, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    public String method() {
        return name.substring(0, name.indexOf(' '));
    }

    public String path() {
        return name.substring(name.indexOf(' ') + 1);
    }

    /** Whether more than one thing is in its path. */
    public boolean isDeep() {
        return fields.stream().filter(field -> field.place() == Place.PATH).count() > 1;
    }

    /** Whether it may be sent twice under one name. What sets a browser's cookie sets it each time. */
    public boolean isRepeatable() {
        return method().equals("POST") && path().startsWith("/api/v2/") && !path().equals("/api/v2/session");
    }

    /** Whether it takes the version that is meant. */
    public boolean isVersioned() {
        return headers.contains("If-Match");
    }

    public boolean writes() {
        return !method().equals("GET");
    }

    /** Whether the thing that it names is not there any more afterwards, or not as it was. */
    public boolean consumes() {
        return method().equals("DELETE") || path().matches(".*/(rotate|retry)");
    }
}
