package dev.voicebox.dev.service;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.voicebox.dev.Trouble;

/** The jars of a Kafka broker, which are in this build only when Kafka was asked for: they weigh 45 MB. */
record KafkaProgram(String classPath) {
    private static final String MAIN = "kafka.Kafka";

    static boolean isHere() {
        return KafkaProgram.class.getClassLoader().getResource(MAIN.replace('.', '/') + ".class") != null;
    }

    static KafkaProgram ofThisBuild() {
        if (!isHere()) {
            throw new Trouble(
                    "The broker is not part of this build", "Say -Dvoicebox.kafka.enabled=true to Maven itself");
        }
        ClassLoader loader = KafkaProgram.class.getClassLoader();
        return new KafkaProgram(
                loader instanceof URLClassLoader urls ? files(urls.getURLs()) : System.getProperty("java.class.path"));
    }

    /** Small: for one developer, or a test. */
    List<String> command(String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                main));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    List<String> broker(Path settings) {
        return command(MAIN, settings.toString());
    }

    private static String files(URL[] urls) {
        List<String> files = new ArrayList<>();
        for (URL url : urls) {
            try {
                files.add(Path.of(url.toURI()).toString());
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return String.join(File.pathSeparator, files);
    }
}
