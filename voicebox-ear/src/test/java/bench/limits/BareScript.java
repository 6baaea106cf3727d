package bench.limits;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import redis.clients.jedis.Jedis;

import dev.voicebox.persistence.redis.limit.WindowLevel;
import dev.voicebox.persistence.redis.limit.Windows;

/** The script of a decision by EVALSHA of a client that does nothing else: no pool, no reading of the answer. */
final class BareScript implements AutoCloseable {
    private static final String WINDOW = Long.toString(Windows.WINDOW.toNanos() / 1_000);

    private final Jedis redis;
    private final String sha;

    BareScript(String url) {
        redis = new Jedis(URI.create(url));
        sha = redis.scriptLoad(part("clock") + part("window") + part("take"));
    }

    void take(List<WindowLevel> levels, long tokens) {
        String much = Long.toString(tokens);
        String limit = Long.toString(levels.get(0).requests());
        String limitOfTokens = Long.toString(levels.get(0).tokens());
        redis.evalsha(
                sha,
                levels.stream().map(WindowLevel::key).toList(),
                List.of(WINDOW, "0", "1", much, "1", much, limit, limitOfTokens, limit, limitOfTokens));
    }

    private static String part(String name) {
        try (InputStream lua = WindowLevel.class.getResourceAsStream("/lua/limit/" + name + ".lua")) {
            return new String(lua.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        redis.close();
    }
}
