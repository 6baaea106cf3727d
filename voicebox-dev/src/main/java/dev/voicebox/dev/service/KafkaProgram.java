package dev.voicebox.dev.service;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.voicebox.dev.Trouble;

/** The jars of a Kafka broker, which are in this build only when Kafka was asked for: they weigh 45 MB. */
record KafkaProgram(Path jars) {

    static boolean isHere() {
        return Files.isDirectory(besideThisCode());
    }

    static KafkaProgram ofThisBuild() {
        if (!isHere()) {
            throw new Trouble(
                    "The broker is not part of this build", "Say -Dvoicebox.kafka.enabled=true to Maven itself");
        }
        return new KafkaProgram(besideThisCode());
    }

    List<String> broker(Path settings) {
        return command("kafka.Kafka", settings.toString());
    }

    /** Small: for one developer, or a test. */
    List<String> command(String main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                jars.resolve("*").toString(),
                main));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** Where the profile kafka of this module puts them, whether this code runs out of classes or out of a jar. */
    private static Path besideThisCode() {
        try {
            Path code = Path.of(KafkaProgram.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return code.resolveSibling("kafka");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
