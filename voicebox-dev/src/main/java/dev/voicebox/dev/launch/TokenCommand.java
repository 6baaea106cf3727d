package dev.voicebox.dev.launch;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;

import dev.voicebox.dev.Trouble;
import dev.voicebox.dev.home.AdminToken;
import dev.voicebox.dev.home.Home;
import dev.voicebox.dev.home.SecretFile;
import dev.voicebox.dev.home.SigningKeys;

/** {@code mvn -Ptoken -Drole=viewer -Dtenant=acme}: writes a token for a server of the run command into its folder, and shows where. */
public final class TokenCommand {
    private static final List<String> ROLES = List.of("platform-admin", "tenant-admin", "developer", "viewer");
    private static final String TENANT = "[a-z0-9][a-z0-9_-]{0,39}";

    private TokenCommand() {}

    public static void main(String[] arguments) {
        // Ends Maven too: its summary of modules that did nothing would push the answer off the screen.
        System.exit(exitCode());
    }

    private static int exitCode() {
        try {
            Given given = new Given(System.getProperties(), System.getenv());
            Path checkout = Path.of(given.text("voicebox.checkout").orElse("."));
            run(
                    System.getProperties(),
                    Home.open(checkout.resolve(".voicebox")),
                    Clock.systemUTC(),
                    System.out::println);
            return 0;
        } catch (Trouble trouble) {
            System.err.println(trouble.getMessage());
            return 1;
        }
    }

    static void run(Properties wanted, Home home, Clock clock, Consumer<String> out) {
        String role = wanted.getProperty("role", "");
        String tenant = wanted.getProperty("tenant", "");
        if (!ROLES.contains(role)) {
            throw new Trouble(
                    "No token was made, for no role is named", "Say which: -Drole=" + String.join(" | ", ROLES));
        }
        boolean ofPlatform = role.equals("platform-admin");
        if (!ofPlatform && !tenant.matches(TENANT)) {
            throw new Trouble(
                    "A " + role + " is one of a tenant, and none is named.",
                    "Say which: -Dtenant=<id>, such as -Dtenant=default");
        }
        String name = ofPlatform ? role : role + "-" + tenant;
        SigningKeys keys = SigningKeys.in(home.secret("jwt.pem"));
        String token = new AdminToken(keys, clock)
                .issue(
                        wanted.getProperty("subject", name),
                        role,
                        Optional.of(tenant).filter(id -> !ofPlatform));
        SecretFile file = home.secret("token-" + name);
        file.write(token + "\n");
        out.accept("Token (24 hours)  " + home.dir().resolve("token-" + name));
    }
}
