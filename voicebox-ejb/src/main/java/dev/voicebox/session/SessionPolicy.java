package dev.voicebox.session;

import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.effect.Effect;
import dev.voicebox.policy.PolicyWork;
import dev.voicebox.policy.Question;

/** Has decided what the answers of a session may say and call; decisions come back as messages. */
record SessionPolicy(SessionProfile profile, PolicyWork policy, Consumer<SessionMessage> mailbox) {

    void judge(Effect.Judge effect) {
        ObjectNode request = effect.matter().request();
        request.put("session_id", profile.id().value());
        request.put("response_id", effect.response().value());
        Question question = new Question(
                effect.matter().entryPoint(),
                profile.tenant(),
                profile.project(),
                profile.asker().actor(),
                profile.asker().scopes(),
                request);
        policy.ask(
                question,
                decision -> mailbox.accept(new SessionMessage.Judged(effect.response(), effect.matter(), decision)));
    }
}
