package dev.voicebox.response.prompt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

import dev.voicebox.config.AnswerConfig;
import dev.voicebox.config.InputConfig;
import dev.voicebox.config.RealtimeConfig;
import dev.voicebox.config.Truncation;
import dev.voicebox.conversation.Conversation;
import dev.voicebox.conversation.ModelContext;
import dev.voicebox.event.Ids;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.McpItem;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.language.ModelRequest;
import dev.voicebox.language.TokenEstimate;

/** Makes what answers read into what a model is asked. */
public final class PromptDesk {
    /** Kept free for an answer without a limit of its own. */
    private static final int USUAL_OUTPUT = 4_096;

    private final Conversation conversation;
    private final GivenInput input;
    private final IntSupplier contextTokens;
    private final Set<ItemId> leftOut = new HashSet<>();
    private Truncation truncation = new Truncation.Auto();
    private InputConfig heard;

    /** @param contextTokens that the model reads and writes together */
    public PromptDesk(Conversation conversation, Ids ids, IntSupplier contextTokens) {
        this.conversation = conversation;
        this.input = new GivenInput(conversation, ids);
        this.contextTokens = contextTokens;
    }

    public void configure(RealtimeConfig wanted) {
        truncation = wanted.truncation();
        heard = wanted.input();
    }

    /** The whole conversation. */
    public Reading conversation() {
        return new ConversationReading(conversation, leftOut);
    }

    /**
     * Input for one answer only.
     *
     * @throws ProtocolViolation when it names what is not there, or holds sound that is none
     */
    public Reading given(List<Item> items) throws ProtocolViolation {
        return input.read(items, heard);
    }

    /** @throws ContextTooLong when it does not fit and nothing may be left out */
    public Prompt prompt(AnswerConfig answer, Reading reading) throws ContextTooLong {
        int fixed = TokenEstimate.ofText(answer.instructions())
                + answer.tools().stream().mapToInt(TokenEstimate::ofTool).sum();
        List<Reading.Entry> entries = reading.entries();
        List<ItemCost> costs = entries.stream()
                .map(entry -> ItemCost.of(entry.item(), entry.spokenMs()))
                .toList();
        BitSet out = cut(reading, costs, new Room(room(answer), fixed));
        List<Item> kept = new ArrayList<>();
        ItemCost cost = ItemCost.NOTHING;
        for (int i = 0; i < entries.size(); i++) {
            if (!out.get(i)) {
                kept.add(entries.get(i).item());
                cost = cost.plus(costs.get(i));
            }
        }
        ModelRequest request = new ModelRequest(
                answer.instructions(),
                ModelContext.of(kept),
                answer.tools(),
                answer.toolUse(),
                answer.maxOutputTokens(),
                answer.tuning());
        return new Prompt(request, fixed, cost);
    }

    /** Tokens that may be read. At least half of the window: a small model reads rather than writes long answers. */
    private int room(AnswerConfig answer) {
        int window = contextTokens.getAsInt();
        return window - Math.min(answer.maxOutputTokens().orElse(USUAL_OUTPUT), window / 2);
    }

    /**
     * What may be read.
     *
     * @param fixed of instructions and tools, which take their share first
     */
    private record Room(int tokens, int fixed) {
        int ofItems() {
            return tokens - fixed;
        }
    }

    private BitSet cut(Reading reading, List<ItemCost> costs, Room room) throws ContextTooLong {
        int most = room.ofItems();
        if (truncation instanceof Truncation.Disabled) {
            int all = costs.stream().mapToInt(ItemCost::reads).sum();
            if (all > most) {
                throw new ContextTooLong(all + room.fixed(), room.tokens());
            }
            return new BitSet();
        }
        if (truncation instanceof Truncation.RetentionRatio ratio) {
            return retain(
                    reading,
                    costs,
                    ratio,
                    Math.min(most, ratio.postInstructions().orElse(most)));
        }
        return ContextCut.of(pieces(reading, costs, Set.of()), new ContextCut.Room(most, most));
    }

    /** What fell out stays out until the next cut: else the provider would read another beginning each time. */
    private static BitSet retain(Reading reading, List<ItemCost> costs, Truncation.RetentionRatio ratio, int most) {
        ContextCut.Room room = new ContextCut.Room(most, (int) (most * ratio.ratio()));
        BitSet out = ContextCut.of(pieces(reading, costs, reading.leftOut()), room);
        List<Reading.Entry> entries = reading.entries();
        reading.leftOut().clear();
        out.stream().mapToObj(i -> entries.get(i).item().id()).forEach(reading.leftOut()::add);
        return out;
    }

    private static List<ContextCut.Piece> pieces(Reading reading, List<ItemCost> costs, Set<ItemId> before) {
        List<ContextCut.Piece> pieces = new ArrayList<>();
        List<Reading.Entry> entries = reading.entries();
        for (int i = 0; i < costs.size(); i++) {
            Item item = entries.get(i).item();
            pieces.add(new ContextCut.Piece(
                    costs.get(i).reads(), tie(item), item.id() != null && before.contains(item.id())));
        }
        return pieces;
    }

    /** A result is nothing without its call. */
    private static Object tie(Item item) {
        if (item instanceof Item.FunctionCall call) {
            return call.callId();
        }
        if (item instanceof Item.FunctionCallOutput output) {
            return output.callId();
        }
        if (item instanceof McpItem.ApprovalRequest request) {
            return request.id();
        }
        return item instanceof McpItem.ApprovalResponse response ? response.request() : null;
    }
}
