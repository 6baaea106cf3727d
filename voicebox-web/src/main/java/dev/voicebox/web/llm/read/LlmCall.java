package dev.voicebox.web.llm.read;

import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.completion.CompletionRequest;
import dev.voicebox.completion.CompletionRequest.Target;
import dev.voicebox.credential.CredentialId;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.web.admission.PolicyGate;
import dev.voicebox.wire.Field;

/**
 * A call to a language model.
 *
 * @param stream whether the answer is wanted as it is made
 * @param usage whether the stream shall tell what was used
 */
public record LlmCall(CompletionRequest request, boolean stream, boolean usage) {
    private static final int MOST_NAME = 256;
    private static final Set<String> INVOKE = Set.of(
            "model",
            "provider",
            "credential_id",
            "messages",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "temperature",
            "top_p",
            "max_tokens",
            "stop",
            "response_format",
            "reasoning_effort");

    /** In our own shape: what is not known is refused. */
    public static LlmCall invoke(ObjectNode body, boolean stream) throws ProtocolViolation {
        Field call = new Field(body, "");
        call.object(INVOKE);
        return new LlmCall(request(call), stream, true);
    }

    /** In the shape of the public service: what would change the answer and cannot be done is refused, the rest ignored. */
    public static LlmCall chat(ObjectNode body) throws ProtocolViolation {
        Field call = new Field(body, "");
        ChatRefusals.check(call);
        Field stream = call.child("stream");
        Field usage = call.child("stream_options").child("include_usage");
        return new LlmCall(
                request(call),
                !stream.isNullOrAbsent() && stream.bool(false),
                !usage.isNullOrAbsent() && usage.bool(false));
    }

    /** To the policy. */
    public PolicyGate.Wish wish() {
        return new PolicyGate.Wish("completion.create", request.target().model(), null);
    }

    private static CompletionRequest request(Field call) throws ProtocolViolation {
        return new CompletionRequest(target(call), ModelRequestReader.read(call));
    }

    private static Target target(Field call) throws ProtocolViolation {
        return new Target(
                name(call.child("model")), name(call.child("provider")), credential(call.child("credential_id")));
    }

    private static String name(Field name) throws ProtocolViolation {
        return name.isNullOrAbsent() ? null : name.text(MOST_NAME);
    }

    private static CredentialId credential(Field id) throws ProtocolViolation {
        if (id.isNullOrAbsent()) {
            return null;
        }
        if (!CredentialId.isOne(id.text())) {
            throw id.invalid("Expected the id of a credential of yours, such as 'cred_…'.");
        }
        return new CredentialId(id.text());
    }
}
