package dev.voicebox.setting;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a server does: all there is, unless it is told ({@code voicebox.roles}). */
public record Roles(Set<String> named) {
    public Roles {
        named = Set.copyOf(named);
    }

    /** @param value of a setting by its key */
    public static Roles read(Function<String, Optional<String>> value) {
        return new Roles(Stream.of(value.apply("voicebox.roles").orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet()));
    }

    public boolean has(String role) {
        return named.isEmpty() || named.contains(role);
    }
}
