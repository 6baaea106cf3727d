package dev.voicebox.language.openai;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.openai.request.ChatRequestBody;

/** Requests as a provider gets them, for tests of other packages. */
public final class ChatBodies {
    private static final ChatEndpoint ENDPOINT = new ChatEndpoint(
            "openai", URI.create("http://127.0.0.1/v1"), new ApiKey("sk-no"), "some-model", Patience.DEFAULT);

    private ChatBodies() {}

    /** JSON text. */
    public static String of(ModelRequest request) {
        return new String(ChatRequestBody.of(request, ENDPOINT), StandardCharsets.UTF_8);
    }

    /** What the caller is told when the provider answers with this status. */
    public static String failure(int status) {
        return new ChatFailures(ENDPOINT)
                .status(status, java.util.Optional.empty())
                .message();
    }
}
