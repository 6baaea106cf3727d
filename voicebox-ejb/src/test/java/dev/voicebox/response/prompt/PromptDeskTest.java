package dev.voicebox.response.prompt;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.config.RealtimeConfig;
import dev.voicebox.config.SessionConfig;
import dev.voicebox.conversation.Conversation;
import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Ids;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.event.Usage;
import dev.voicebox.language.ModelMessage;
import dev.voicebox.language.ModelMessage.UserText;
import dev.voicebox.language.ModelUsage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What a model is asked when the conversation has grown long, and what it is told to have cost. */
class PromptDeskTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** 400 characters, 100 tokens. */
    private static final String HUNDRED = "abcd".repeat(100);

    private final Conversation conversation = new Conversation();
    private int window = 32_320;
    private final PromptDesk desk = new PromptDesk(conversation, new Ids(new Random(1)), () -> window);
    private RealtimeConfig config;

    @BeforeEach
    void begin() throws ProtocolViolation {
        configure("'instructions':''");
    }

    @Test
    void theUsualModelReads28224TokensBesideAnAnswerOfAnyLength() throws Exception {
        say(282);
        assertThat(asked()).hasSize(282);

        say(1);
        assertThat(asked()).hasSize(282).doesNotContain(new UserText("1 " + HUNDRED.substring(2)));
        assertThat(conversation.entries())
                .as("the conversation keeps everything")
                .hasSize(283);
    }

    @Test
    void aShorterAnswerLeavesMoreToRead() throws Exception {
        configure("'instructions':'','max_output_tokens':20");
        say(323);

        assertThat(asked()).hasSize(323);
    }

    @Test
    void instructionsAndToolsTakeTheirShare() throws Exception {
        window = 2_000;
        configure("'instructions':'" + HUNDRED + "','tools':[{'type':'function','name':'f','description':'" + HUNDRED
                + HUNDRED + "'}]");
        say(10);

        assertThat(asked()).as("1,000 to read, 100 and 201 of them taken").hasSize(6);
    }

    @Test
    void theWindowIsThatOfTheModelThatAnswersNow() throws Exception {
        say(20);
        assertThat(asked()).hasSize(20);

        window = 2_000;
        assertThat(asked()).hasSize(10);
    }

    @Test
    void aRetentionRatioCutsDeeperAndSeldom() throws Exception {
        configure("'instructions':'','truncation':{'type':'retention_ratio','retention_ratio':0.5,"
                + "'token_limits':{'post_instructions':1000}}");
        say(10);
        assertThat(asked()).hasSize(10);
        say(1);
        List<ModelMessage> cut = asked();
        assertThat(cut).as("half of 1,000").hasSize(5);

        say(5);
        assertThat(asked()).as("grows from the same beginning").hasSize(10).startsWith(cut.get(0));
        say(1);
        assertThat(asked()).hasSize(5);
    }

    @Test
    void withoutTruncationAContextThatIsTooLongIsRefusedWithItsFigures() throws Exception {
        window = 2_000;
        configure("'instructions':'" + HUNDRED + "','truncation':'disabled'");
        say(9);
        assertThat(asked()).hasSize(9);
        say(1);

        ContextTooLong tooLong = catchThrowableOfType(ContextTooLong.class, this::asked);
        assertThat(tooLong)
                .hasMessage("The context has about 1100 tokens, but the model reads at most 1000."
                        + " Delete items, or set truncation to 'auto'.");
    }

    @Test
    void aCallFallsOutWithItsResult() throws Exception {
        window = 1_000;
        conversation.append(
                new Item.FunctionCall(new ItemId("item_call"), Item.Status.COMPLETED, "call_1", "f", HUNDRED));
        say(2);
        conversation.append(new Item.FunctionCallOutput(new ItemId("item_result"), "call_1", HUNDRED));
        say(2);

        assertThat(asked()).hasSize(4).allMatch(UserText.class::isInstance);
    }

    @Test
    void inputOfItsOwnIsCutToo() throws Exception {
        window = 1_000;
        List<Item> items = java.util.stream.IntStream.range(0, 8)
                .<Item>mapToObj(i -> text(null, HUNDRED))
                .toList();

        assertThat(desk.prompt(config.answer(), desk.given(items)).request().messages())
                .hasSize(5);
    }

    @Test
    void whatTheProviderCountedIsTaken() throws Exception {
        conversation.append(text("item_a", "hello"));

        assertThat(usage(new ModelUsage(100, 40, 20), 9_999, 1_000)).isEqualTo(new Usage(100, 0, 0, 40, 20, 20));
    }

    @Test
    void withoutACountTheTextIsEstimated() throws Exception {
        configure("'instructions':'" + HUNDRED + "','tools':[{'type':'function','name':'abcd'}]");
        conversation.append(text("item_a", HUNDRED));

        assertThat(usage(null, 3, 149)).isEqualTo(new Usage(201, 0, 0, 0, 3, 2));
    }

    @Test
    void whatTheCallerSaidCountsByItsLengthAndItsWordsNotAgain() throws Exception {
        conversation.append(text("item_a", HUNDRED));
        conversation.append(spoken("item_b", HUNDRED)).lasts(2_560);

        assertThat(usage(null, 1, 0)).isEqualTo(new Usage(100, 25, 0, 0, 1, 0));
        assertThat(usage(new ModelUsage(208, 150, 1), 0, 0))
                .as("208 as the provider counted, 100 of them for what was said; no more is cached than is left")
                .isEqualTo(new Usage(108, 25, 0, 108, 1, 0));
    }

    @Test
    void aPictureCountsAsAPictureAndNotByTheLengthOfItsBytes() throws Exception {
        conversation.append(new Item.Message(
                new ItemId("item_a"),
                Item.Role.USER,
                Item.Status.COMPLETED,
                List.of(
                        new ContentPart.InputText(HUNDRED),
                        new ContentPart.InputImage("data:image/png;base64," + "A".repeat(1_000_000), "low"))));

        assertThat(usage(null, 1, 0)).isEqualTo(new Usage(100, 0, 765, 0, 1, 0));
        assertThat(usage(new ModelUsage(900, 0, 1), 0, 0)).isEqualTo(new Usage(135, 0, 765, 0, 1, 0));
        assertThat(usage(new ModelUsage(300, 0, 1), 0, 0))
                .as("a provider that counts pictures lower")
                .isEqualTo(new Usage(0, 0, 765, 0, 1, 0));
    }

    @Test
    void onlyWhatWasReadIsCounted() throws Exception {
        window = 1_000;
        say(8);

        assertThat(usage(null, 0, 0).inputText()).isEqualTo(500);
    }

    private void say(int turns) {
        for (int i = 0; i < turns; i++) {
            int number = conversation.entries().size();
            String text = number + " " + HUNDRED;
            conversation.append(text("item_" + number, text.substring(0, 400)));
        }
    }

    private List<ModelMessage> asked() throws ContextTooLong {
        return desk.prompt(config.answer(), desk.conversation()).request().messages();
    }

    private Usage usage(ModelUsage counted, int written, long spokenMs) throws ContextTooLong {
        return desk.prompt(config.answer(), desk.conversation()).usage(counted, written, spokenMs);
    }

    private void configure(String fields) throws ProtocolViolation {
        config = SessionConfig.defaults("gpt-realtime").merge(json("{'type':'realtime'," + fields + "}"));
        desk.configure(config);
    }

    private static Item text(String id, String text) {
        return message(id, new ContentPart.InputText(text));
    }

    private static Item spoken(String id, String transcript) {
        return message(id, new ContentPart.InputAudio(transcript, null));
    }

    private static Item message(String id, ContentPart part) {
        return new Item.Message(
                id == null ? null : new ItemId(id), Item.Role.USER, Item.Status.COMPLETED, List.of(part));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
