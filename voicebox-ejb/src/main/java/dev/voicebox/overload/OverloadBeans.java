package dev.voicebox.overload;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.DoubleSupplier;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;

import dev.voicebox.tenant.DependencyState;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class OverloadBeans {
    private static final Path STAT = Path.of("/proc/stat");

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService executor;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    private LoadWatch watch;

    @Produces
    @Singleton
    Overload overload(Config config, DependencyState dependencies) {
        OverloadSettings settings = OverloadSettings.read(key -> config.getOptionalValue(key, String.class));
        CpuShare cpu = new CpuShare(OverloadBeans::stat, ofTheJvm());
        Overload overload = new Overload(settings, cpu, new Queues(System::nanoTime), System::nanoTime);
        overload.watch(executor);
        watch = new LoadWatch(overload, dependencies::migrated, threads);
        return overload;
    }

    @PreDestroy
    void close() {
        if (watch != null) {
            watch.close();
        }
    }

    private static Optional<String> stat() {
        try (BufferedReader lines = Files.newBufferedReader(STAT, StandardCharsets.US_ASCII)) {
            return Optional.ofNullable(lines.readLine()).filter(line -> line.startsWith("cpu "));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** Of the whole system, or below 0 where the platform cannot tell. */
    private static DoubleSupplier ofTheJvm() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system::getCpuLoad
                : () -> -1;
    }
}
