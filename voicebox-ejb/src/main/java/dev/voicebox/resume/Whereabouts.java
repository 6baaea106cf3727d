package dev.voicebox.resume;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What clients are told of the gateway that serves them.
 *
 * @param name {@code voicebox.gateway.name}: letters, digits, dots, dashes and underscores, 64 at most
 * @param elsewhere {@code voicebox.gateway.elsewhere}: where else they may come back when it is gone: {@code http[s]://host[:port]};
 *     none where the same address leads to all gateways, as with a load balancer
 */
public record Whereabouts(Optional<String> name, List<String> elsewhere) {
    public static final Whereabouts UNTOLD = new Whereabouts(Optional.empty(), List.of());

    private static final String NAME = "voicebox.gateway.name";
    private static final String ELSEWHERE = "voicebox.gateway.elsewhere";
    /** Enough of the id to tell one life of a gateway from the next. */
    private static final int LIFE = 8;

    public Whereabouts {
        elsewhere = List.copyOf(elsewhere);
        name.filter(text -> !text.matches("[A-Za-z0-9._-]{1,64}")).ifPresent(text -> {
            throw new IllegalArgumentException(
                    NAME + " must be 1 to 64 letters, digits, dots, dashes or underscores, but is " + text);
        });
        elsewhere.stream().filter(address -> !isBase(address)).findFirst().ifPresent(address -> {
            throw new IllegalArgumentException(
                    ELSEWHERE + " must be http[s]://host[:port], commas between them, but has " + address);
        });
    }

    /** @param value of a setting by its key */
    public static Whereabouts read(Function<String, Optional<String>> value) {
        return new Whereabouts(
                value.apply(NAME).map(String::strip).filter(text -> !text.isEmpty()),
                value.apply(ELSEWHERE).stream()
                        .flatMap(text -> Arrays.stream(text.split(",")))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    /** @param id of this life of the gateway: another after each start */
    public String shown(String id) {
        return name.map(text -> text + "-" + id.substring(0, Math.min(LIFE, id.length())))
                .orElse(id);
    }

    private static boolean isBase(String address) {
        try {
            URI uri = new URI(address);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getRawQuery() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
