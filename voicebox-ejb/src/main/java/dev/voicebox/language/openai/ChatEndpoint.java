package dev.voicebox.language.openai;

import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.voicebox.language.LanguageModel;
import dev.voicebox.privacy.Redacted;

/**
 * Where a model answers.
 *
 * @param provider as named in {@code voicebox.llm.providers}
 * @param baseUrl up to and including {@code /v1}, http or https, without user, query or fragment
 * @param model the provider's own name of the model
 * @param contextTokens that the model reads and writes together
 * @param temperature 0 to 2, or {@code null} for the provider's own
 */
public record ChatEndpoint(
        String provider,
        URI baseUrl,
        ApiKey key,
        String model,
        Patience patience,
        int contextTokens,
        Double temperature) {
    private static final String OPENAI = "api.openai.com";
    /** By name, with or without a maker before it: there is no other way to know, and the others refuse the whole request. */
    private static final Pattern REASONING = Pattern.compile("(.*/)?(o[0-9]|gpt-5|gpt-oss).*");

    public ChatEndpoint {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(patience, "patience");
        if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("a temperature is 0 to 2");
        }
        baseUrl = checked(baseUrl);
    }

    /** As warm as the provider has it. */
    public ChatEndpoint(String provider, URI baseUrl, ApiKey key, String model, Patience patience, int contextTokens) {
        this(provider, baseUrl, key, model, patience, contextTokens, null);
    }

    /** Of a model of the usual size. */
    public ChatEndpoint(String provider, URI baseUrl, ApiKey key, String model, Patience patience) {
        this(provider, baseUrl, key, model, patience, LanguageModel.USUAL_CONTEXT_TOKENS);
    }

    public URI completions() {
        return URI.create(baseUrl + "/chat/completions");
    }

    /** What the provider serves: cheap to ask, and the key is checked. */
    public URI models() {
        return URI.create(baseUrl + "/models");
    }

    /** Host and port, for display. */
    public String host() {
        return baseUrl.getAuthority();
    }

    /** OpenAI itself refuses {@code max_tokens} for its newer models; others do not know the newer name. */
    public String maxTokensField() {
        return OPENAI.equals(baseUrl.getHost()) ? "max_completion_tokens" : "max_tokens";
    }

    /** Whether the model can be told how much to think. */
    public boolean isReasoning() {
        return REASONING.matcher(model).matches();
    }

    private static URI checked(URI url) {
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null) {
            throw new IllegalArgumentException("a base URL looks like https://host/v1");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("a base URL has no user, query or fragment; put the key into .api-key");
        }
        return withPath(url);
    }

    private static URI withPath(URI url) {
        String text = url.toString().replaceAll("/+$", "");
        return URI.create(url.getPath().isEmpty() || "/".equals(url.getPath()) ? text + "/v1" : text);
    }

    @Override
    public String toString() {
        return "ChatEndpoint[" + provider + ", " + Redacted.host(baseUrl) + ", " + key + ", " + model + ", " + patience
                + ", " + contextTokens + ", " + temperature + "]";
    }
}
