package dev.voicebox.web.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.AccessDenied;
import dev.voicebox.access.Caller;
import dev.voicebox.policy.Decision;
import dev.voicebox.policy.EntryPoint;
import dev.voicebox.policy.Matter;
import dev.voicebox.policy.Policy;
import dev.voicebox.policy.Question;

/** Asks the policy whether a known caller may begin what it asks for. */
public final class PolicyGate {
    private final Policy policy;

    public PolicyGate(Policy policy) {
        this.policy = policy;
    }

    /**
     * What is asked for.
     *
     * @param model or {@code null}
     * @param voice or {@code null}
     */
    public record Wish(String action, String model, String voice) {
        public static Wish of(String action) {
            return new Wish(action, null, null);
        }

        /** With the voice of a session's configuration, if it names one; a voice of one's own is shown by its id. */
        public static Wish of(String action, String model, JsonNode session) {
            JsonNode voice = session == null ? null : session.at("/audio/output/voice");
            if (voice != null && voice.isObject()) {
                voice = voice.path("id");
            }
            String named = session == null ? null : session.path("model").textValue();
            return new Wish(action, model == null ? named : model, voice == null ? null : voice.textValue());
        }

        @Override
        public String toString() {
            return "Wish[" + action + ", " + model + ", " + voice + "]";
        }
    }

    /**
     * The caller, with what this call says of itself.
     *
     * @throws AccessDenied 403 if it may not
     */
    public Caller check(Caller caller, Claims claims, Wish wish) throws AccessDenied {
        Caller asking = caller.as(claims.asker(caller));
        decide(asking, claims, wish);
        return asking;
    }

    /** As {@link #check}, for a caller that was let in already. */
    public Decision decide(Caller asking, Claims claims, Wish wish) throws AccessDenied {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.put("action", wish.action());
        input.put("credential", asking.kind().name().toLowerCase(java.util.Locale.ROOT));
        put(input, "model", wish.model());
        put(input, "voice", wish.voice());
        claims.tell(input);
        return ask(EntryPoint.ALLOW, asking, input);
    }

    /**
     * What is to be spoken in place of a text, which may be the text itself.
     *
     * @throws AccessDenied 403 if it may not be spoken
     */
    public String words(Caller asking, String text, String voice) throws AccessDenied {
        ObjectNode input = new Matter.Words(0, text, voice).request();
        return ask(EntryPoint.AUDIO, asking, input).replacement().orElse(text);
    }

    private Decision ask(EntryPoint entryPoint, Caller asking, ObjectNode input) throws AccessDenied {
        Decision decision = policy.decide(new Question(
                entryPoint,
                asking.tenant(),
                asking.project(),
                asking.asker().actor(),
                asking.asker().scopes(),
                input));
        if (!decision.allowed()) {
            AccessDenied.Holder holder = new AccessDenied.Holder(asking.tenant(), asking.credentialId());
            throw decision.isBusy()
                    ? AccessDenied.policyBusy(holder)
                    : AccessDenied.byPolicy(decision.reason(), holder);
        }
        return decision;
    }

    private static void put(ObjectNode input, String field, String value) {
        if (value != null) {
            input.put(field, value);
        }
    }
}
