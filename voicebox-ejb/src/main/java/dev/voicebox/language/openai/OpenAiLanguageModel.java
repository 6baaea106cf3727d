package dev.voicebox.language.openai;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.concurrent.Executor;

import dev.voicebox.language.AnswerGate;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.Timers;
import dev.voicebox.language.http.HttpClients;
import dev.voicebox.language.http.Route;
import dev.voicebox.language.openai.request.ChatRequestBody;

/** A model behind the OpenAI chat-completions dialect. One instance per provider, for any number of answers at once. */
public final class OpenAiLanguageModel implements LanguageModel {
    private final ChatEndpoint endpoint;
    private final Route route;
    private final Timers timers;
    private final Clock clock;
    private final HttpRequest.Builder template;

    /** Where the name of its address leads. */
    public OpenAiLanguageModel(ChatEndpoint endpoint, HttpClient http, Timers timers, Clock clock) {
        this(endpoint, Route.byName(http), timers, clock);
    }

    public OpenAiLanguageModel(ChatEndpoint endpoint, Route route, Timers timers, Clock clock) {
        this.endpoint = endpoint;
        this.route = route;
        this.timers = timers;
        this.clock = clock;
        this.template = template(endpoint, route);
    }

    /** The client to share between all models. */
    public static HttpClient client(Executor executor) {
        return HttpClients.shared(executor);
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
        ChatStream answer = new ChatStream(
                endpoint, new AnswerGate(listener), SseAnswer::new, new ChatStream.Alarms(timers, clock));
        answer.start(route.client(), post);
        return answer;
    }

    private static HttpRequest.Builder template(ChatEndpoint endpoint, Route route) {
        HttpRequest.Builder request = route.to(endpoint.completions())
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream");
        if (endpoint.key().isPresent()) {
            request.header("Authorization", "Bearer " + endpoint.key().secret());
        }
        return request;
    }
}
