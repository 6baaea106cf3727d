package dev.voicebox.usage.webhook;

/** The place outside did not say that it took something. The message names neither address nor secret. */
final class WebhookFailed extends Exception {
    private static final long serialVersionUID = 1L;

    WebhookFailed(String message) {
        super(message, null, false, false);
    }
}
