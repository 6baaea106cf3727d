package dev.voicebox.policy.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.voicebox.policy.Decision;
import dev.voicebox.policy.EntryPoint;

/** Rules of an OPA elsewhere: {@code POST {url}/v1/data/{path}/{rule}}. Asked once; what is late or broken denies. */
public final class RemotePolicy implements PolicyEngine {
    /** An answer is a few hundred bytes, with a replaced text some thousand. */
    private static final int MOST_BYTES = 262_144;

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final HttpClient http;
    private final URI base;
    private final Duration timeout;
    private final String version;

    /**
     * @param url of the server
     * @param path of the package, as in {@code voice}
     * @param timeout of the whole exchange
     */
    public RemotePolicy(HttpClient http, URI url, String path, Duration timeout) {
        this.http = Objects.requireNonNull(http, "http");
        this.timeout = Objects.requireNonNull(timeout, "timeout");
        String slashless = url.toString().replaceAll("/+$", "");
        String within = path.replace('.', '/').replaceAll("^/+|/+$", "");
        this.base = URI.create(slashless + "/v1/data/" + within + "/");
        this.version = "remote:" + within;
    }

    @Override
    public Decision evaluate(EntryPoint entryPoint, JsonNode document) {
        try {
            HttpResponse<byte[]> answer = ask(entryPoint, document);
            if (answer.statusCode() != 200) {
                return denied("the policy server answered " + answer.statusCode());
            }
            if (answer.body().length > MOST_BYTES) {
                return denied("the policy's answer is too long");
            }
            JsonNode body = JSON.readTree(answer.body());
            return body != null && body.isObject()
                    ? Verdict.of(body.get("result"), version)
                    : denied("the policy's answer cannot be read");
        } catch (TimeoutException e) {
            return denied("the policy server did not answer in time");
        } catch (ExecutionException e) {
            return denied("the policy server cannot be reached");
        } catch (IOException e) {
            return denied("the policy's answer cannot be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return denied("the policy was interrupted");
        } catch (RuntimeException e) {
            return denied("the policy server could not be asked");
        }
    }

    /** The client's own timeout ends with the headers; this one holds for the body too. */
    private HttpResponse<byte[]> ask(EntryPoint entryPoint, JsonNode document)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        byte[] body = JSON.writeValueAsBytes(JSON.createObjectNode().set("input", document));
        HttpRequest request = HttpRequest.newBuilder(base.resolve(entryPoint.rule()))
                .header("Content-Type", "application/json")
                .timeout(timeout)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        var exchange = http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            exchange.cancel(true);
        }
    }

    private Decision denied(String reason) {
        return Decision.denied(reason, version);
    }

    @Override
    public String version() {
        return version;
    }

    /** Whether the other server answers is found out by asking it. */
    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void close() {
        // The client ends with its last reference.
    }
}
