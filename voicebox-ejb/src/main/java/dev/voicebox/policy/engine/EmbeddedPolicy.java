package dev.voicebox.policy.engine;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.policy.Decision;
import dev.voicebox.policy.EntryPoint;

/**
 * Rules compiled to WebAssembly, evaluated in this JVM. {@link #open} makes it decide. Those that VoiceBox brings are fast then
 * (about 1 ms, and 30 to 50 µs when the JVM knows them well); others are interpreted (100 ms and more while the JVM is cold) until
 * {@link #compile}, which takes seconds.
 */
public final class EmbeddedPolicy implements PolicyEngine {
    private static final Logger LOG = Logger.getLogger(EmbeddedPolicy.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    /** While decisions take 100 ms, those that come together wait for each other; a denial would be for nothing. */
    private static final Duration WHILE_INTERPRETED = Duration.ofSeconds(5);

    private final PolicyFile file;
    private final Settings settings;
    private final WasmInstances instances;
    private volatile boolean ready;
    private volatile boolean closed;

    /**
     * @param size instances, so that so many threads decide at a time
     * @param patience how long a thread waits for one, once they are compiled
     * @param repair makes an instance anew after one failed
     */
    public record Settings(int size, Duration patience, Executor repair) {
        public Settings {
            if (size < 1) {
                throw new IllegalArgumentException("at least one instance decides, got " + size);
            }
            Objects.requireNonNull(patience, "patience");
            Objects.requireNonNull(repair, "repair");
        }
    }

    public EmbeddedPolicy(PolicyFile file, Settings settings) {
        this.file = Objects.requireNonNull(file, "file");
        this.settings = Objects.requireNonNull(settings, "settings");
        this.instances = file.prepared()
                ? new WasmInstances(PreparedRules::new, PreparedRules::new)
                : new WasmInstances(() -> LibraryRules.interpreted(file), () -> compiled(file));
    }

    /**
     * Makes all instances; of rules that have to be compiled, those that interpret. It decides from the first on, and is ready
     * when it does so fast.
     */
    public void open() {
        for (int i = 0; i < settings.size() && !closed; i++) {
            if (file.prepared()) {
                instances.addCompiled();
            } else {
                instances.addInterpreted();
            }
        }
        if (file.prepared()) {
            warmUp(new PreparedRules());
        }
        ready = true;
    }

    /** Makes those that have to be compiled code of the JVM, one after the other, and lets the others go. */
    public void compile() {
        for (int i = 0; i < settings.size() && !file.prepared() && !closed; i++) {
            instances.addCompiled();
        }
    }

    /** Rules that fail at the example may do well otherwise; but the memory of this instance may be anything by then. */
    private Rules compiled(PolicyFile rego) {
        Rules rules = LibraryRules.compiled(rego);
        return warmUp(rules) ? rules : LibraryRules.compiled(rego);
    }

    private boolean warmUp(Rules rules) {
        try {
            WarmUp.of((entryPoint, document) -> decide(rules, entryPoint, document), System::nanoTime);
            return true;
        } catch (RuntimeException e) {
            LOG.log(
                    Level.FINE,
                    "the policy fails at an example: {0}",
                    e.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public Decision evaluate(EntryPoint entryPoint, JsonNode document) {
        if (!instances.hasAny() || closed) {
            return Decision.denied("the policy is not there", version());
        }
        try {
            WasmInstances.Instance instance = instances.take(patience());
            return instance == null ? Decision.busy(version()) : evaluate(instance, entryPoint, document);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Decision.denied("the policy was interrupted", version());
        }
    }

    private Decision evaluate(WasmInstances.Instance instance, EntryPoint entryPoint, JsonNode document) {
        Decision decision;
        try {
            decision = decide(instance.rules(), entryPoint, document);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.log(
                    Level.WARNING,
                    "the policy failed at " + entryPoint.path() + ": "
                            + e.getClass().getSimpleName());
            settings.repair().execute(() -> instances.replace(instance));
            return Decision.denied("the policy failed", version());
        }
        instances.giveBack(instance);
        return decision;
    }

    private Duration patience() {
        boolean slow = !instances.isCompiled() && settings.patience().compareTo(WHILE_INTERPRETED) < 0;
        return slow ? WHILE_INTERPRETED : settings.patience();
    }

    private Decision decide(Rules rules, EntryPoint entryPoint, JsonNode document) {
        String result = rules.evaluate(entryPoint, written(document));
        try {
            return Verdict.of(JSON.readTree(result).path(0).path("result"), version());
        } catch (JsonProcessingException e) {
            return Decision.denied("the policy's answer cannot be read", version());
        }
    }

    private static byte[] written(JsonNode document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document that cannot be written", e);
        }
    }

    @Override
    public String version() {
        return file.version();
    }

    @Override
    public boolean isReady() {
        return ready && !closed;
    }

    public boolean isCompiled() {
        return instances.isCompiled();
    }

    @Override
    public void close() {
        closed = true;
    }
}
