package dev.voicebox.tenant;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.voicebox.persistence.redis.RedisConnection;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class TenantBeans {

    @Produces
    @Singleton
    RedisConnection redis(
            @ConfigProperty(name = "voicebox.redis.url", defaultValue = "redis://127.0.0.1:6379") String url) {
        return RedisConnection.to(url);
    }

    void close(@Disposes RedisConnection redis) {
        redis.close();
    }

    @Produces
    FirstTenant firstTenant(UnitOfWork work, Optional<BootstrapKey> key) {
        return new FirstTenant(work, key, Clock.systemUTC());
    }
}
