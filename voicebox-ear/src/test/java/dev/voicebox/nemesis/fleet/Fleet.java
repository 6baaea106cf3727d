package dev.voicebox.nemesis.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import dev.voicebox.dev.gateway.ClassArchive;
import dev.voicebox.dev.gateway.Gateway;
import dev.voicebox.dev.gateway.GatewayPlan;
import dev.voicebox.dev.gateway.LibertyInstall;
import dev.voicebox.dev.home.Home;
import dev.voicebox.dev.launch.Given;
import dev.voicebox.dev.launch.Handover;
import dev.voicebox.dev.service.Database;
import dev.voicebox.dev.service.DevServices;
import dev.voicebox.dev.service.Kafka;
import dev.voicebox.dev.service.Ports;
import dev.voicebox.nemesis.proxy.FaultProxy;

/**
 * Gateways, PostgreSQL, Redis, and Kafka where this build has a broker. Each gateway sees the database and Redis through
 * proxies, and nothing else does; a broker tells its clients its own address, so there is none before it.
 */
public final class Fleet implements AutoCloseable {
    private final Home home;
    private final DevServices services;
    private final FaultProxy database;
    private final FaultProxy redis;
    private final Optional<Kafka> kafka;
    private final String apiKey;
    private final List<GatewayMember> gateways = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();

    private Fleet(Home home, DevServices services) {
        this.home = home;
        this.services = services;
        this.database = FaultProxy.to(services.postgres().port());
        this.redis = FaultProxy.to(services.redis().port());
        Handover handover = new Handover(new Given(new Properties(), Map.of()), home);
        handover.secrets(Clock.systemUTC());
        handover.database(through(database, services.postgres().database()));
        handover.redis(through(redis, services.redis().url()));
        handover.write();
        this.kafka = broker();
        this.apiKey = handover.apiKey();
        members.add(new Member("postgres", Role.POSTGRES, services.postgres()::process, services.postgres()::restart));
        members.add(new Member("redis", Role.REDIS, services.redis()::process, services.redis()::restart));
        kafka.ifPresent(one -> members.add(new Member("kafka", Role.KAFKA, one::process, one::restart)));
    }

    private Optional<Kafka> broker() {
        return Kafka.isHere() ? Optional.of(Kafka.start(home, services.run(), Ports.free())) : Optional.empty();
    }

    /** Starts services; the gateways are there, and not started. */
    public static Fleet start(FleetPlan plan) {
        Home home = Home.open(plan.home());
        home.forgetData();
        Fleet fleet = new Fleet(home, DevServices.start(home.dir()));
        LibertyInstall install = new LibertyInstall(
                plan.server(), LibertyInstall.SERVER, home.dir().resolve("servers"));
        ClassArchive classes = ClassArchive.of(install);
        for (int n = 1; n <= plan.gateways(); n++) {
            fleet.add(install, n, plan.settings(), classes);
        }
        if (!classes.isMade()) {
            fleet.gateways.get(0).makeClasses();
        }
        return fleet;
    }

    /** Where events go, if they go anywhere. */
    public Optional<String> brokers() {
        return kafka.map(Kafka::bootstrapServers);
    }

    /** All at once; returns when each is ready. */
    public void startGateways() {
        gateways.parallelStream().forEach(GatewayMember::startToReady);
    }

    public List<GatewayMember> gateways() {
        return List.copyOf(gateways);
    }

    public List<Member> members(Role role) {
        return members.stream().filter(member -> member.role() == role).toList();
    }

    /** What stands between the gateways and PostgreSQL. */
    public FaultProxy database() {
        return database;
    }

    /** PostgreSQL itself, past the proxy. */
    public Database store() {
        return services.postgres().database();
    }

    /** What stands between the gateways and Redis. */
    public FaultProxy redis() {
        return redis;
    }

    /** Of Redis itself, past the proxy. */
    public String redisUrl() {
        return services.redis().url();
    }

    public String apiKey() {
        return apiKey;
    }

    public String adminToken() {
        try {
            return Files.readString(home.dir().resolve("admin-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path logs() {
        return home.logs();
    }

    @Override
    public void close() {
        gateways.forEach(GatewayMember::stop);
        members.stream().filter(Member::isAlive).forEach(Member::thaw);
        kafka.ifPresent(Kafka::close);
        services.close();
        database.close();
        redis.close();
    }

    private void add(LibertyInstall install, int number, Map<String, String> common, ClassArchive classes) {
        Map<String, String> settings = new HashMap<>(common);
        kafka.ifPresent(one -> {
            settings.put("voicebox.kafka.enabled", "true");
            settings.put("voicebox.kafka.bootstrap-servers", one.bootstrapServers());
            // A killed relay's lanes are nobody's for as long: the next has to come to them within a trial.
            settings.put("voicebox.outbox.lease", "PT2S");
        });
        GatewayPlan plan = new GatewayPlan(number, Ports.free(), Ports.free(), settings);
        GatewayMember gateway =
                new GatewayMember(new Gateway(plan, install, home, services.run(), Optional.of(classes)));
        gateways.add(gateway);
        members.add(gateway.member());
    }

    private static Database through(FaultProxy proxy, Database database) {
        return new Database(through(proxy, database.url()), database.user(), database.password());
    }

    private static String through(FaultProxy proxy, String address) {
        return address.replaceFirst(":\\d+(?=/|$)", ":" + proxy.port());
    }
}
