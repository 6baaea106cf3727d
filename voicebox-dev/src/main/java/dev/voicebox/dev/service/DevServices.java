package dev.voicebox.dev.service;

import java.nio.file.Path;

import dev.voicebox.dev.home.Home;

/**
 * PostgreSQL and Redis together, for tests: on free ports, in a folder of the caller, under a watchdog.
 *
 * <pre>{@code
 * try (DevServices services = DevServices.start(folder)) {
 *     Database database = services.postgres().database();
 *     String redis = services.redis().url();
 * }
 * }</pre>
 */
public final class DevServices implements AutoCloseable {
    private final Postgres postgres;
    private final Redis redis;
    private final RunFolder run;

    private DevServices(Postgres postgres, Redis redis, RunFolder run) {
        this.postgres = postgres;
        this.redis = redis;
        this.run = run;
    }

    public static DevServices start(Path folder) {
        Home home = Home.open(folder);
        Leftovers.end(home);
        RunFolder run = RunFolder.of(home);
        Watchdog.over(run);
        Postgres postgres = Postgres.start(home, run, Ports.free());
        try {
            return new DevServices(postgres, Redis.start(home, run, Ports.free()), run);
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    public Postgres postgres() {
        return postgres;
    }

    public Redis redis() {
        return redis;
    }

    /** Where servers under test are recorded too, so that the watchdog knows them. */
    public RunFolder run() {
        return run;
    }

    @Override
    public void close() {
        redis.close();
        postgres.close();
    }
}
