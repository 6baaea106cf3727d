package dev.voicebox.dev.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.voicebox.dev.home.Home;
import dev.voicebox.dev.service.Kafka;
import dev.voicebox.dev.service.Keeper;
import dev.voicebox.dev.service.Ports;
import dev.voicebox.dev.service.Postgres;
import dev.voicebox.dev.service.PostgresProgram;
import dev.voicebox.dev.service.Redis;
import dev.voicebox.dev.service.RunFolder;
import dev.voicebox.dev.service.Service;

/**
 * What a gateway needs and no person has given: PostgreSQL, Redis, and Kafka where it is asked for. Launched before the
 * gateways, and awaited after: a gateway asks for the first two seconds after its own start, and again if they are late.
 */
final class Services {
    private final Plan plan;
    private final Given given;
    private final Steps steps;
    private final List<Runnable> awaited = new ArrayList<>();

    Services(Plan plan, Given given, Steps steps) {
        this.plan = plan;
        this.given = given;
        this.steps = steps;
    }

    void requirePorts() {
        if (ownsPostgres()) {
            Ports.requireFree(plan.postgresPort(), "PostgreSQL", Plan.POSTGRES_PORT);
        }
        if (ownsRedis()) {
            Ports.requireFree(plan.redisPort(), "Redis", Plan.REDIS_PORT);
        }
        if (ownsKafka()) {
            Ports.requireFree(plan.kafkaPort(), "Kafka", Plan.KAFKA_PORT);
        }
    }

    /**
     * Starts the processes, and tells where they will be.
     *
     * @param keep ends what it is given when the run ends
     */
    void launch(Home home, RunFolder run, Handover handover, Consumer<AutoCloseable> keep) {
        if (ownsPostgres()) {
            Postgres postgres = Postgres.launch(home, run, plan.postgresPort());
            Keeper keeper = keeper("PostgreSQL", postgres, keep);
            handover.database(postgres.database());
            awaited.add(() -> await(postgres, keeper));
        } else {
            steps.step("Database as given with voicebox.db.url");
        }
        if (ownsRedis()) {
            Redis redis = Redis.launch(home, run, plan.redisPort());
            Keeper keeper = keeper("Redis", redis, keep);
            handover.redis(redis.url());
            awaited.add(() -> await(redis, keeper));
        } else {
            steps.step("Redis as given with voicebox.redis.url");
        }
        if (ownsKafka()) {
            Kafka kafka = Kafka.start(home, run, plan.kafkaPort());
            keeper("Kafka", kafka, keep).watch();
            handover.kafka(kafka.bootstrapServers());
            steps.step("Kafka on " + kafka.bootstrapServers());
        }
    }

    void awaitReady() {
        awaited.forEach(Runnable::run);
    }

    private Keeper keeper(String name, Service service, Consumer<AutoCloseable> keep) {
        Keeper keeper = new Keeper(name, service, steps::step);
        keep.accept(keeper);
        return keeper;
    }

    private void await(Postgres postgres, Keeper keeper) {
        postgres.awaitReady();
        keeper.watch();
        steps.step("PostgreSQL " + PostgresProgram.VERSION + " on 127.0.0.1:" + postgres.port());
    }

    private void await(Redis redis, Keeper keeper) {
        redis.awaitReady();
        keeper.watch();
        steps.step("Redis on 127.0.0.1:" + redis.port());
    }

    private boolean ownsPostgres() {
        return !given.isGiven("voicebox.db.url");
    }

    private boolean ownsRedis() {
        return !given.isGiven("voicebox.redis.url");
    }

    private boolean ownsKafka() {
        return given.flag(Plan.KAFKA) && !given.isGiven(Plan.KAFKA_SERVERS);
    }
}
