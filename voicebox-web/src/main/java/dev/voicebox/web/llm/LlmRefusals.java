package dev.voicebox.web.llm;

import dev.voicebox.completion.CompletionFailure;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.web.refusal.Refusal;

/** What a failure is over HTTP. The clients of the public service try again after 429 and from 500 on. */
final class LlmRefusals {
    private LlmRefusals() {}

    static Refusal of(CompletionFailure failure) {
        return switch (failure.kind()) {
            case LIMIT_REACHED, BUSY ->
                refusal(429, ErrorType.RATE_LIMIT, ErrorCode.RATE_LIMIT_EXCEEDED, failure, null);
            case UNKNOWN_MODEL -> refusal(404, ErrorType.INVALID_REQUEST, ErrorCode.MODEL_NOT_FOUND, failure, "model");
            case UNKNOWN_PROVIDER ->
                refusal(404, ErrorType.INVALID_REQUEST, ErrorCode.INVALID_VALUE, failure, "provider");
            case UNKNOWN_CREDENTIAL ->
                refusal(404, ErrorType.INVALID_REQUEST, ErrorCode.INVALID_VALUE, failure, "credential_id");
            case UNUSABLE_CREDENTIAL ->
                refusal(400, ErrorType.INVALID_REQUEST, ErrorCode.INVALID_VALUE, failure, "credential_id");
            case UNAVAILABLE -> refusal(503, ErrorType.SERVER, ErrorCode.SERVICE_UNAVAILABLE, failure, null);
            case REFUSED -> refusal(400, ErrorType.INVALID_REQUEST, ErrorCode.PROVIDER_FAILED, failure, null);
            case TIMEOUT -> refusal(504, ErrorType.SERVER, ErrorCode.PROVIDER_FAILED, failure, null);
            case PROVIDER_FAILED -> refusal(502, ErrorType.SERVER, ErrorCode.PROVIDER_FAILED, failure, null);
        };
    }

    static Refusal endless() {
        return Refusal.of(502, ErrorType.SERVER, ErrorCode.PROVIDER_FAILED, "The provider does not come to an end.");
    }

    private static Refusal refusal(
            int status, ErrorType type, ErrorCode code, CompletionFailure failure, String param) {
        return new Refusal(status, type.wire(), code.wire(), failure.message(), param, failure.retryAfter());
    }
}
