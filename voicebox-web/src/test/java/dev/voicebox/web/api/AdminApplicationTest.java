package dev.voicebox.web.api;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.ws.rs.HttpMethod;

import org.junit.jupiter.api.Test;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;

import static org.assertj.core.api.Assertions.assertThat;

class AdminApplicationTest {

    @Test
    void everyCallSaysWhatItNeeds() {
        assertThat(calls()).isNotEmpty().allMatch(method -> method.isAnnotationPresent(Needs.class));
    }

    @Test
    void whoeverOnlyReadsMayNotCallWhatWrites() {
        assertThat(calls().filter(method -> method.getAnnotation(Needs.class).action() == AdminAction.READ))
                .allMatch(method -> verbs(method).equals(List.of("GET")));
    }

    @Test
    void whateverChangesSomethingWritesItDownItself() {
        assertThat(calls().filter(method -> method.getAnnotation(Needs.class).action() != AdminAction.READ))
                .filteredOn(method -> !method.isAnnotationPresent(WrittenDown.class))
                .extracting(Method::getName)
                .containsExactly("evaluate");
    }

    private static Stream<Method> calls() {
        return AdminApplication.RESOURCES.stream()
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .filter(method -> !verbs(method).isEmpty());
    }

    private static List<String> verbs(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(HttpMethod::value)
                .toList();
    }
}
