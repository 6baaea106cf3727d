package dev.voicebox.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.ContentPart;
import dev.voicebox.event.Item;
import dev.voicebox.event.ItemId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The order of items. */
class ConversationTest {
    private final Conversation conversation = new Conversation();

    @Test
    void anEmptyConversationHasNoLastItem() {
        assertThat(conversation.last()).isNull();
        assertThat(conversation.find(id(1))).isEmpty();
        assertThat(conversation.before(id(1))).isNull();
    }

    @Test
    void itemsStandWhereTheyWerePut() {
        conversation.append(item(1));
        conversation.append(item(2));
        conversation.insertAfter(id(1), item(3));
        conversation.insertAfter(null, item(4));
        conversation.insertAfter(id(2), item(5));

        assertThat(order()).containsExactly(id(4), id(1), id(3), id(2), id(5));
        assertThat(conversation.last()).isEqualTo(id(5));
        assertThat(conversation.before(id(4))).isNull();
        assertThat(conversation.before(id(3))).isEqualTo(id(1));
    }

    @Test
    void aRemovedItemLeavesNoGap() {
        conversation.append(item(1));
        conversation.append(item(2));
        conversation.append(item(3));
        conversation.remove(id(2));

        assertThat(order()).containsExactly(id(1), id(3));
        assertThat(conversation.find(id(2))).isEmpty();
        assertThat(conversation.before(id(3))).isEqualTo(id(1));
    }

    @Test
    void anIdStandsForItsItemAlsoWhenThatIsGone() {
        conversation.append(item(1));
        conversation.remove(id(1));

        assertThat(conversation.hasUsed(id(1))).isTrue();
        assertThat(conversation.hasUsed(id(2))).isFalse();
        assertThatThrownBy(() -> conversation.append(item(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("item_1");
    }

    @Test
    void anIdStandsForOneItem() {
        conversation.append(item(1));

        assertThatThrownBy(() -> conversation.append(item(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("item_1");
        assertThat(order()).containsExactly(id(1));
    }

    @Test
    void onlyCallsOfTheModelCanBeAnswered() {
        conversation.append(new Item.FunctionCall(id(1), Item.Status.COMPLETED, "call_1", "look_up", "{}"));
        conversation.append(new Item.FunctionCallOutput(id(2), "call_2", "x"));

        assertThat(conversation.calls().has("call_1")).isTrue();
        assertThat(conversation.calls().has("call_2")).isFalse();
    }

    @Test
    void itIsAListWhateverHappensToIt() {
        Random random = new Random(51);
        List<ItemId> naive = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            int at = naive.isEmpty() ? 0 : random.nextInt(naive.size());
            if (random.nextInt(3) == 0 && !naive.isEmpty()) {
                conversation.remove(naive.remove(at));
            } else if (random.nextBoolean() || naive.isEmpty()) {
                conversation.append(item(i));
                naive.add(id(i));
            } else {
                conversation.insertAfter(naive.get(at), item(i));
                naive.add(at + 1, id(i));
            }
            assertThat(conversation.last()).isEqualTo(naive.isEmpty() ? null : naive.get(naive.size() - 1));
        }
        assertThat(order()).isEqualTo(naive);
    }

    private List<ItemId> order() {
        return conversation.entries().stream().map(entry -> entry.item().id()).toList();
    }

    private static ItemId id(int number) {
        return new ItemId("item_" + number);
    }

    private static Item item(int number) {
        return new Item.Message(
                id(number), Item.Role.USER, Item.Status.COMPLETED, List.of(new ContentPart.InputText("hello")));
    }
}
