package dev.voicebox.language.openai;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

import dev.voicebox.language.AnswerGate;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.Timers;
import dev.voicebox.language.openai.request.ChatRequestBody;

/** A model behind the OpenAI chat-completions dialect. One instance per provider, for any number of answers at once. */
public final class OpenAiLanguageModel implements LanguageModel {
    /** A provider that does not take a connection within this is down, for a conversation. */
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final ChatEndpoint endpoint;
    private final HttpClient http;
    private final Timers timers;
    private final Clock clock;
    private final HttpRequest.Builder template;

    public OpenAiLanguageModel(ChatEndpoint endpoint, HttpClient http, Timers timers, Clock clock) {
        this.endpoint = endpoint;
        this.http = http;
        this.timers = timers;
        this.clock = clock;
        this.template = template(endpoint);
    }

    /**
     * The client to share between all models. HTTP/1.1 everywhere: some local servers dislike the offer of h2c, and there a
     * cancel really closes the connection. Redirects are not followed, so the key goes only where the settings say.
     */
    public static HttpClient client(Executor executor) {
        Thread maker = Thread.currentThread();
        ClassLoader application = maker.getContextClassLoader();
        // The client's selector thread keeps the context of its maker for good: an application that was taken out
        // of the server would never be collected.
        maker.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .executor(executor)
                    .build();
        } finally {
            maker.setContextClassLoader(application);
        }
    }

    @Override
    public String provider() {
        return endpoint.provider();
    }

    @Override
    public String model() {
        return endpoint.model();
    }

    @Override
    public int contextTokens() {
        return endpoint.contextTokens();
    }

    @Override
    public ModelCall stream(ModelRequest request, ModelListener listener) {
        byte[] body = ChatRequestBody.of(request, endpoint);
        HttpRequest post = template.copy()
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        ChatStream answer = new ChatStream(endpoint, new AnswerGate(listener), timers, clock);
        answer.start(http, post);
        return answer;
    }

    private static HttpRequest.Builder template(ChatEndpoint endpoint) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.completions())
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream");
        if (endpoint.key().isPresent()) {
            request.header("Authorization", "Bearer " + endpoint.key().secret());
        }
        return request;
    }
}
