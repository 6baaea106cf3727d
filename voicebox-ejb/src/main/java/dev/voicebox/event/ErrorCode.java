package dev.voicebox.event;

/** Every code that an {@code error} event or an error body may carry: the one place for their spelling. */
public enum ErrorCode {
    INVALID_JSON("invalid_json"),
    INVALID_EVENT("invalid_event"),
    INVALID_VALUE("invalid_value"),
    INVALID_TYPE("invalid_type"),
    UNKNOWN_PARAMETER("unknown_parameter"),
    MISSING_REQUIRED_PARAMETER("missing_required_parameter"),
    STRING_ABOVE_MAX_LENGTH("string_above_max_length"),
    INPUT_AUDIO_BUFFER_COMMIT_EMPTY("input_audio_buffer_commit_empty"),
    CONVERSATION_ALREADY_HAS_ACTIVE_RESPONSE("conversation_already_has_active_response"),
    RESPONSE_CANCEL_NOT_ACTIVE("response_cancel_not_active"),
    ITEM_DELETE_INVALID_ITEM_ID("item_delete_invalid_item_id"),
    ITEM_RETRIEVE_INVALID_ITEM_ID("item_retrieve_invalid_item_id"),
    ITEM_TRUNCATE_INVALID_ITEM_ID("item_truncate_invalid_item_id"),
    ITEM_CREATE_INVALID_PREVIOUS_ITEM_ID("item_create_invalid_previous_item_id"),
    ITEM_CREATE_DUPLICATE_ITEM_ID("item_create_duplicate_item_id"),
    INVALID_TOOL_CALL_ID("invalid_tool_call_id"),
    TOOL_CALL_ALREADY_ANSWERED("tool_call_already_answered"),
    UNSUPPORTED_CONTENT_TYPE("unsupported_content_type"),
    UNSUPPORTED_CONTENT_ENCODING("unsupported_content_encoding"),
    CANNOT_UPDATE_VOICE("cannot_update_voice"),
    CANNOT_UPDATE_SPEED("cannot_update_speed"),
    CANNOT_UPDATE_TRACING("cannot_update_tracing"),
    INVALID_MODEL("invalid_model"),
    MODEL_NOT_FOUND("model_not_found"),
    VOICE_NOT_FOUND("voice_not_found"),
    BETA_API_SHAPE_DISABLED("beta_api_shape_disabled"),
    SESSION_EXPIRED("session_expired"),
    SESSION_CLOSED("session_closed"),
    SESSION_NOT_RESUMABLE("session_not_resumable"),
    GATEWAY_LOST("gateway_lost"),
    INVALID_API_KEY("invalid_api_key"),
    API_KEY_REVOKED("api_key_revoked"),
    MISSING_API_KEY("missing_api_key"),
    INSUFFICIENT_SCOPE("insufficient_scope"),
    TENANT_SUSPENDED("tenant_suspended"),
    ORIGIN_NOT_ALLOWED("origin_not_allowed"),
    RATE_LIMIT_EXCEEDED("rate_limit_exceeded"),
    INSUFFICIENT_QUOTA("insufficient_quota"),
    SERVER_OVERLOADED("server_overloaded"),
    SERVICE_UNAVAILABLE("service_unavailable"),
    CONTEXT_LENGTH_EXCEEDED("context_length_exceeded"),
    AUDIO_UNINTELLIGIBLE("audio_unintelligible"),
    TRANSCRIPTION_FAILED("transcription_failed"),
    SYNTHESIS_FAILED("synthesis_failed"),
    TRANSLATION_NOT_SUPPORTED("translation_not_supported"),
    ITEM_NOT_STORED("item_not_stored"),
    PROVIDER_FAILED("provider_failed"),
    INTERNAL_ERROR("internal_error"),
    UNKNOWN_URL("unknown_url"),
    METHOD_NOT_SUPPORTED("method_not_supported"),
    UPGRADE_REQUIRED("upgrade_required"),
    BODY_TOO_LARGE("body_too_large");

    private final String wire;

    ErrorCode(String wire) {
        this.wire = wire;
    }

    /** As it is spelt on the wire. */
    public String wire() {
        return wire;
    }
}
