package dev.voicebox.web.privacy;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URI;
import java.nio.Buffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which components of a record can hold what somebody said, wrote, named or keeps secret: text, JSON, bytes, samples, addresses
 * and causes, alone and in collections. Not those that are known to be something else.
 *
 * @param anywhere names of components, as texts, that are identifiers or words of a closed set wherever they stand
 * @param there {@code Record.component} or a whole {@code Record}: what the installation says, never a caller
 */
record ContentTypes(Set<String> anywhere, Set<String> there) {
    private static final Set<Class<?>> PLAIN = Set.of(byte[].class, short[].class, float[].class, char[].class);
    private static final List<Class<?>> CONTENT =
            List.of(CharSequence.class, JsonNode.class, URI.class, Buffer.class, Throwable.class, Properties.class);

    List<RecordComponent> in(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> isContent(component.getGenericType()))
                .filter(component -> !isKnown(type, component))
                .toList();
    }

    /** What the compiler makes is final; what somebody wrote is not. */
    static boolean showsAll(Class<?> type) {
        try {
            return Modifier.isFinal(type.getMethod("toString").getModifiers());
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private boolean isKnown(Class<?> type, RecordComponent component) {
        String name = component.getName();
        boolean isWords = !component.getGenericType().getTypeName().contains("com.fasterxml");
        return (isWords && anywhere.contains(name))
                || there.contains(type.getSimpleName())
                || there.contains(type.getSimpleName() + "." + name);
    }

    private static boolean isContent(Type type) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            boolean holds =
                    Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw) || raw == Optional.class;
            return holds && Arrays.stream(generic.getActualTypeArguments()).anyMatch(ContentTypes::isContent);
        }
        if (type instanceof WildcardType wildcard) {
            return isContent(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof GenericArrayType array) {
            return isContent(array.getGenericComponentType());
        }
        return type instanceof Class<?> plain
                && (PLAIN.contains(plain)
                        || (plain.isArray() && isContent(plain.getComponentType()))
                        || CONTENT.stream().anyMatch(content -> content.isAssignableFrom(plain)));
    }
}
