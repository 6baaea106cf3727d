package dev.voicebox.dev.launch;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

import dev.voicebox.dev.home.AdminToken;
import dev.voicebox.dev.home.Home;
import dev.voicebox.dev.home.Secrets;
import dev.voicebox.dev.home.SigningKeys;
import dev.voicebox.dev.home.Variables;
import dev.voicebox.dev.service.Database;

/** Gathers the settings that the run hands to every gateway. What a person has given already is never replaced. */
public final class Handover {
    private final Given given;
    private final Home home;
    private final Map<String, String> settings = new TreeMap<>();

    public Handover(Given given, Home home) {
        this.given = given;
        this.home = home;
    }

    /** Makes the keys of the first run, and a new administrator's token: unless a provider makes those. */
    public void secrets(Clock clock) {
        put("voicebox.security.master-key", home.secret("master-key").readOr(Secrets::masterKey));
        put("voicebox.bootstrap.api-key", apiKey());
        if (given.isGiven("mp.jwt.verify.publickey.location")) {
            home.secret("admin-token").delete();
        } else {
            administration(clock);
        }
    }

    /** The key of the first tenant: the given one, else that of the first run. */
    public String apiKey() {
        return given.text("voicebox.bootstrap.api-key")
                .orElseGet(() -> home.secret("api-key").readOr(Secrets::apiKey));
    }

    public void database(Database database) {
        put("voicebox.db.url", database.url());
        put("voicebox.db.user", database.user());
        put("voicebox.db.password", database.password());
    }

    public void redis(String url) {
        put("voicebox.redis.url", url);
    }

    public void kafka(String bootstrapServers) {
        put(Plan.KAFKA_SERVERS, bootstrapServers);
    }

    /** Where mvn -Pmodels installs. */
    public void models() {
        put("voicebox.models.dir", home.dir().resolve("models").toString());
    }

    public void write() {
        new Variables(home.dir().resolve("variables")).replaceAll(settings);
    }

    private void administration(Clock clock) {
        SigningKeys keys = SigningKeys.in(home.secret("jwt.pem"));
        put("mp.jwt.verify.publickey", keys.publicKey());
        put("mp.jwt.verify.issuer", AdminToken.ISSUER);
        home.secret("admin-token").write(new AdminToken(keys, clock).issue() + "\n");
    }

    private void put(String setting, String value) {
        if (!given.isGiven(setting)) {
            settings.put(setting, value);
        }
    }
}
