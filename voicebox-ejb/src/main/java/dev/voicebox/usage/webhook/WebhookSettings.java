package dev.voicebox.usage.webhook;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where minutes of usage are told.
 *
 * @param url {@code voicebox.usage.webhook.url}, or {@code null} for nowhere
 * @param secret {@code voicebox.usage.webhook.secret}: signs what is told
 */
public record WebhookSettings(URI url, String secret) {
    private static final String URL = "voicebox.usage.webhook.url";
    private static final String SECRET = "voicebox.usage.webhook.secret";
    private static final int LEAST_SECRET = 16;

    public WebhookSettings {
        if (url != null && (secret == null || secret.length() < LEAST_SECRET)) {
            throw new IllegalArgumentException(
                    SECRET + " must have " + LEAST_SECRET + " characters or more when " + URL + " is set");
        }
    }

    /** @param value of a setting by its key */
    public static WebhookSettings read(Function<String, Optional<String>> value) {
        Optional<String> url = given(value, URL);
        return new WebhookSettings(
                url.map(WebhookSettings::parsed).orElse(null),
                given(value, SECRET).orElse(null));
    }

    boolean isOn() {
        return url != null;
    }

    @Override
    public String toString() {
        return "WebhookSettings[" + (isOn() ? "on" : "off") + "]";
    }

    private static URI parsed(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            // Not shown: an address may hold a password.
            throw new IllegalArgumentException(URL + " must be an address such as https://host/path", null);
        }
    }

    private static Optional<String> given(Function<String, Optional<String>> value, String key) {
        return value.apply(key).map(String::strip).filter(text -> !text.isEmpty());
    }
}
