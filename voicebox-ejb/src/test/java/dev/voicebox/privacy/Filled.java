package dev.voicebox.privacy;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Values of records with one word in every text that they hold, down to the innermost. */
final class Filled {
    private final ContentTypes contents;
    private final String word;

    Filled(ContentTypes contents, String word) {
        this.contents = contents;
        this.word = word;
    }

    /** Empty for a record that takes no such value, for instance a secret of a fixed form. */
    Optional<Object> with(Class<?> type) {
        try {
            return Optional.of(made(type));
        } catch (InvocationTargetException | IllegalArgumentException refused) {
            return Optional.empty();
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Object made(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        List<String> content =
                contents.in(type).stream().map(RecordComponent::getName).toList();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] =
                    value(components[i].getGenericType(), content.contains(components[i].getName()) ? word : "known");
        }
        Constructor<?> canonical = type.getDeclaredConstructor(types);
        canonical.setAccessible(true);
        return canonical.newInstance(values);
    }

    private Object value(Type type, String text) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            return holder((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), text);
        }
        return type instanceof Class<?> plain ? plain(plain, text) : null;
    }

    private Object holder(Class<?> raw, Type[] of, String text) throws ReflectiveOperationException {
        Object inner = value(of[0], text);
        if (inner == null) {
            return null;
        }
        if (raw == List.class) {
            return List.of(inner);
        }
        if (raw == Set.class) {
            return Set.of(inner);
        }
        if (raw == Map.class) {
            Object held = value(of[1], text);
            return held == null ? Map.of() : Map.of(inner, held);
        }
        return raw == Optional.class ? Optional.of(inner) : null;
    }

    private Object plain(Class<?> type, String text) throws ReflectiveOperationException {
        if (type.isAssignableFrom(String.class) && type != Object.class) {
            return text;
        }
        if (JsonNode.class.isAssignableFrom(type)) {
            return JsonNodeFactory.instance.objectNode().put(text, text);
        }
        if (type == URI.class) {
            return URI.create("https://" + text + "@host.test/" + text);
        }
        if (type == Properties.class) {
            Properties properties = new Properties();
            properties.setProperty(text, text);
            return properties;
        }
        if (type.isRecord()) {
            return made(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isSealed()) {
            return plain(type.getPermittedSubclasses()[0], text);
        }
        return withoutWords(type);
    }

    private static Object withoutWords(Class<?> type) {
        return Map.<Class<?>, Object>ofEntries(
                        Map.entry(int.class, 1),
                        Map.entry(long.class, 1L),
                        Map.entry(double.class, 0.5),
                        Map.entry(float.class, 0.5f),
                        Map.entry(boolean.class, true),
                        Map.entry(char.class, 'c'),
                        Map.entry(byte[].class, new byte[32]),
                        Map.entry(short[].class, new short[32]),
                        Map.entry(float[].class, new float[32]),
                        Map.entry(Duration.class, Duration.ofSeconds(1)),
                        Map.entry(Instant.class, Instant.EPOCH))
                .get(type);
    }
}
