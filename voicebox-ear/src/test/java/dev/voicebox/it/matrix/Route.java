package dev.voicebox.it.matrix;

import java.util.Set;

/**
 * A call that the server describes.
 *
 * @param name method and path, as {@code GET /api/v2/keys/{id}}
 * @param fields those that name something by its id: in the path, the query or the body
 */
record Route(String name, Set<Field> fields) {

    enum Place {
        PATH,
        QUERY,
        BODY
    }

    record Field(Place place, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    String method() {
        return name.substring(0, name.indexOf(' '));
    }

    String path() {
        return name.substring(name.indexOf(' ') + 1);
    }
}
