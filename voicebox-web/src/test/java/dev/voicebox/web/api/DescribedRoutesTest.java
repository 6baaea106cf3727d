package dev.voicebox.web.api;

import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests and people know of the API they have from its description: what it does not name, nobody looks after. */
class DescribedRoutesTest {

    @Test
    void everyRouteOfTheAdministratorsIsDescribedAndNoOther() throws Exception {
        Set<String> served = new TreeSet<>();
        AdminApplication.RESOURCES.forEach(resource ->
                Stream.of(resource.getMethods()).forEach(method -> served.addAll(routes(resource, method))));

        assertThat(described()).isEqualTo(served);
    }

    private static Set<String> routes(Class<?> resource, Method method) {
        Set<String> routes = new TreeSet<>();
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                routes.add(verb.value() + " /api/v2" + path(resource.getAnnotation(Path.class))
                        + path(method.getAnnotation(Path.class)));
            }
        }
        return routes;
    }

    private static String path(Path path) {
        return path == null ? "" : path.value().replaceAll("\\{[^}]+}", "{id}");
    }

    /** A path stands two blanks in, its methods four. */
    private static Set<String> described() throws Exception {
        Set<String> routes = new TreeSet<>();
        try (InputStream file = AdminApplication.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            String path = "";
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.matches("  /\\S+:")) {
                    path = line.strip().replace(":", "").replaceAll("\\{[^}]+}", "{id}");
                } else if (path.startsWith("/api/v2/") && line.matches("    (get|post|put|patch|delete):")) {
                    routes.add(line.strip().replace(":", "").toUpperCase(Locale.ROOT) + ' ' + path);
                }
            }
        }
        return routes;
    }
}
