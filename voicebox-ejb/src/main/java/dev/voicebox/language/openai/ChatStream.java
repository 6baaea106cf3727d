package dev.voicebox.language.openai;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;

import dev.voicebox.language.AnswerGate;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.Timers;
import dev.voicebox.language.http.ChatBody;
import dev.voicebox.language.http.ChatConnection;
import dev.voicebox.language.http.RetryAfter;

/** One answer on its way. Holds no thread while it waits. */
public final class ChatStream implements ModelCall, HttpResponse.BodyHandler<Void>, ChatBody.Reader {
    private static final Logger LOG = System.getLogger(ChatStream.class.getName());

    private final ChatEndpoint endpoint;
    private final ChatFailures failures;
    private final AnswerGate gate;
    private final AnswerReader reader;
    private final AnswerAlarm alarm;
    private final Clock clock;
    private final ChatConnection connection = new ChatConnection();
    /** What came instead of an answer, or {@code null}. */
    private RefusedRequest refused;

    /** @param dialect makes what reads the answer and tells the gate */
    public ChatStream(
            ChatEndpoint endpoint,
            AnswerGate gate,
            BiFunction<ModelListener, ChatFailures, AnswerReader> dialect,
            Alarms alarms) {
        this.endpoint = endpoint;
        this.clock = alarms.clock();
        this.gate = gate;
        this.failures = new ChatFailures(endpoint);
        this.reader = dialect.apply(gate, failures);
        this.alarm = new AnswerAlarm(alarms.timers(), endpoint.patience(), this::onSilence);
    }

    /** How time passes for an answer. */
    public record Alarms(Timers timers, Clock clock) {}

    public void start(HttpClient http, HttpRequest request) {
        alarm.begin();
        connection.opens(http.sendAsync(request, this), this::onExchangeEnd);
    }

    @Override
    public void cancel() {
        gate.shut();
        abort();
    }

    @Override
    public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
        int status = info.statusCode();
        if (RefusedRequest.isExplained(status)) {
            synchronized (this) {
                refused = new RefusedRequest(status, failures);
            }
        } else if (status != 200) {
            var retryAfter = RetryAfter.parse(info.headers().firstValue("retry-after"), clock.instant());
            fail(failures.status(status, retryAfter));
        }
        return new ChatBody(this);
    }

    @Override
    public boolean begins(Flow.Subscription subscription) {
        return connection.hasBody(subscription);
    }

    @Override
    public synchronized void onBytes(List<ByteBuffer> buffers) {
        if (refused != null) {
            if (!refused.take(buffers)) {
                fail(refused.failure());
            }
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                boolean token = reader.read(buffer);
                alarm.heard(token, reader.finish().isPresent());
            }
            if (reader.isOver()) {
                finish();
            }
        } catch (ChatError e) {
            fail(e.failure());
        } catch (RuntimeException e) {
            // The HTTP client would swallow it and leave the answer without an end.
            LOG.log(Level.WARNING, "An answer was dropped because its listener failed", e);
            fail(failures.broken());
        }
    }

    @Override
    public synchronized void onBodyEnd() {
        alarm.stop();
        if (refused != null) {
            gate.onFailed(refused.failure());
            return;
        }
        try {
            reader.end();
            finish();
        } catch (ChatError e) {
            fail(e.failure());
        }
    }

    private synchronized void onExchangeEnd(Throwable broken) {
        alarm.stop();
        if (broken == null) {
            return;
        }
        if (reader.finish().isPresent()) {
            finish();
        } else {
            fail(
                    refused != null
                            ? refused.failure()
                            : !connection.hasHeaders() ? failures.unreachable() : failures.broken());
        }
    }

    /** Silence after the finish reason costs only the usage; silence after the end, only the connection. */
    private synchronized void onSilence() {
        if (reader.finish().isPresent()) {
            finish();
        } else if (refused != null) {
            gate.onFailed(refused.failure());
        } else {
            gate.onFailed(alarm.hasHeardToken() ? failures.stalled() : failures.noFirstToken());
        }
        abort();
    }

    private void finish() {
        reader.finish()
                .ifPresentOrElse(
                        reason -> {
                            reader.usage().ifPresent(gate::onUsage);
                            gate.onFinished(reason);
                        },
                        () -> gate.onFailed(reader.hasBegun() ? failures.truncated() : failures.wrongDialect()));
    }

    private void fail(ModelFailure failure) {
        try {
            gate.onFailed(failure);
        } finally {
            abort();
        }
    }

    private void abort() {
        alarm.stop();
        connection.close();
    }
}
