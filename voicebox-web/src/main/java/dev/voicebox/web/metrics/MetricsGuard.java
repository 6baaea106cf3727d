package dev.voicebox.web.metrics;

import java.util.EnumSet;
import java.util.Set;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;

/**
 * Puts {@link LoopbackOnly} in front of the server's own {@code /metrics}. The server calls it for each of its web
 * applications (Liberty's feature bells-1.0); a filter of ours alone would see our application only.
 */
public final class MetricsGuard implements ServletContainerInitializer {

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        if ("/metrics".equals(context.getContextPath())) {
            context.addFilter("loopback-only", new LoopbackOnly())
                    .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        }
    }
}
