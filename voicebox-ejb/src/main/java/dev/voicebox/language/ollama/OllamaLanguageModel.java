package dev.voicebox.language.ollama;

import java.net.URI;
import java.net.http.HttpRequest;

import dev.voicebox.language.AnswerGate;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.language.ModelCall;
import dev.voicebox.language.ModelListener;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.http.Route;
import dev.voicebox.language.openai.ChatEndpoint;
import dev.voicebox.language.openai.ChatStream;

/**
 * A model behind {@code /api/chat} of Ollama. There it is told how much it shall read: at its compatible address it reads as much
 * as it was started for, and drops the beginning of what is longer without a word.
 */
public final class OllamaLanguageModel implements LanguageModel {
    private final ChatEndpoint endpoint;
    private final Route route;
    private final ChatStream.Alarms alarms;

    public OllamaLanguageModel(ChatEndpoint endpoint, Route route, ChatStream.Alarms alarms) {
        this.endpoint = endpoint;
        this.route = route;
        this.alarms = alarms;
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
        HttpRequest.Builder post = route.to(chat())
                .header("Content-Type", "application/json")
                .header("Accept", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(OllamaRequestBody.of(request, endpoint)));
        if (endpoint.key().isPresent()) {
            post.header("Authorization", "Bearer " + endpoint.key().secret());
        }
        ChatStream answer = new ChatStream(endpoint, new AnswerGate(listener), OllamaAnswer::new, alarms);
        answer.start(route.client(), post.build());
        return answer;
    }

    /** Beside the compatible address, which is what the setting names. */
    private URI chat() {
        return URI.create(endpoint.baseUrl().toString().replaceAll("/v1$", "") + "/api/chat");
    }
}
