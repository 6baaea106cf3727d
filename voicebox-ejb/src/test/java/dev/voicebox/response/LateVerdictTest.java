package dev.voicebox.response;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.voicebox.config.RealtimeConfig;
import dev.voicebox.config.SessionConfig;
import dev.voicebox.conversation.Conversation;
import dev.voicebox.effect.Effect;
import dev.voicebox.effect.Effects;
import dev.voicebox.event.ClientEvent;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.ConversationId;
import dev.voicebox.event.Ids;
import dev.voicebox.event.Item;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.ResponseEvent;
import dev.voicebox.event.ResponseId;
import dev.voicebox.event.ResponseStatus;
import dev.voicebox.event.ResponseStatus.CancelReason;
import dev.voicebox.language.LanguageModel;
import dev.voicebox.limit.Grant;
import dev.voicebox.limit.ScriptedBudget;
import dev.voicebox.limit.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that are asked for while it is not known whether they may begin. */
class LateVerdictTest {
    private static final Verdict GRANTED = new Verdict.Granted(Grant.PLAIN);

    private final Effects effects = new Effects();
    private final ScriptedBudget budget = new ScriptedBudget();
    private final List<Effect> seen = new ArrayList<>();

    @BeforeEach
    void decideElsewhere() {
        budget.isElsewhere = true;
    }

    @Test
    void anAnswerBeginsWhenItMay() throws ProtocolViolation {
        ResponseDesk desk = desk(LanguageModel.USUAL_CONTEXT_TOKENS);
        ResponseId id = asked(desk, "Hello");
        assertThat(desk.find(id)).isEmpty();

        assertThat(desk.decided(id, GRANTED)).isTrue();

        assertThat(all(Effect.AskModel.class)).hasSize(1);
    }

    @Test
    void anAnswerThatWasCancelledMeanwhileEndsAsSoonAsItHasBegun() throws ProtocolViolation {
        ResponseDesk desk = desk(LanguageModel.USUAL_CONTEXT_TOKENS);
        ResponseId id = asked(desk, "Hello");
        desk.cancel(new ClientEvent.ResponseCancel(null, id));

        desk.decided(id, GRANTED);

        assertThat(end()).isEqualTo(new ResponseStatus.Cancelled(CancelReason.CLIENT_CANCELLED));
        assertThat(desk.isBusy()).isFalse();
    }

    @Test
    void anAnswerThatReadsMoreThanItsModelTakesEndsAsSoonAsItHasBegun() throws ProtocolViolation {
        ResponseDesk desk = desk(1_024);
        ResponseId id = asked(desk, "far too much ".repeat(10_000));

        desk.decided(id, GRANTED);

        assertThat(end()).isInstanceOf(ResponseStatus.Failed.class);
        assertThat(desk.isBusy()).isFalse();
    }

    private ResponseDesk desk(int contextTokens) throws ProtocolViolation {
        ResponseDesk desk = new ResponseDesk(
                new Conversation(),
                new ConversationId("conv_1"),
                new ResponseDesk.Means(new Ids(new Random(1)), effects, budget, new Mind(() -> contextTokens)));
        desk.configure((RealtimeConfig) SessionConfig.defaults("gpt-realtime")
                .merge(JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "realtime")
                        .put("truncation", "disabled")));
        desk.at(Instant.parse("2026-01-01T00:00:00Z"));
        return desk;
    }

    private ResponseId asked(ResponseDesk desk, String words) throws ProtocolViolation {
        Item.Message message = new Item.Message(
                null, Item.Role.USER, Item.Status.COMPLETED, List.of(new ContentPart.InputText(words)));
        desk.create(new ClientEvent.ResponseCreate(null, JsonNodeFactory.instance.objectNode(), List.of(message)));
        return all(Effect.AskBudget.class).get(0).response();
    }

    private ResponseStatus end() {
        return all(Effect.Send.class).stream()
                .map(Effect.Send::event)
                .filter(ResponseEvent.Done.class::isInstance)
                .map(event -> ((ResponseEvent.Done) event).view().status())
                .findFirst()
                .orElseThrow();
    }

    private <T extends Effect> List<T> all(Class<T> type) {
        seen.addAll(effects.drain());
        return seen.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
