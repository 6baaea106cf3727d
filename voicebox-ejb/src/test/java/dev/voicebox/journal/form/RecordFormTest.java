package dev.voicebox.journal.form;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.voicebox.event.Item;
import dev.voicebox.journal.JournalRecord;
import dev.voicebox.journal.Records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordFormTest {

    @Test
    void everyKindOfRecordReadsBackAsItWas() {
        for (JournalRecord record : Records.everyKind("sess_1")) {
            assertThat(RecordForm.read(RecordForm.write(record))).isEqualTo(record);
        }
    }

    @Test
    void everyTypeOfItemReadsBackAsItWas() {
        for (Item item : Records.everyItem()) {
            JournalRecord record = new JournalRecord.ItemPut(Records.stamp("sess_1", 1), 1, item, null);

            assertThat(RecordForm.read(RecordForm.write(record))).isEqualTo(record);
        }
    }

    @Test
    void anyTextReadsBackAsItWasAlsoHalvesOfPairs() {
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder("\u0000\ud83d\ude00\ude00\ud83d");
            random.ints(1 + random.nextInt(300), 0, 0x10000).forEach(c -> text.append((char) c));
            JournalRecord record = Records.put("sess_1", 1, text.toString());

            assertThat(RecordForm.read(RecordForm.write(record))).isEqualTo(record);
        }
    }

    @Test
    void aRecordIsOneLineOfAscii() {
        byte[] form = RecordForm.write(Records.put("sess_1", 1, "zwei\nZeilen \u00fcber \ud83d\ude00"));

        assertThat(new String(form, StandardCharsets.ISO_8859_1)).matches("[ -~]+");
    }

    @Test
    void somethingElseIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> RecordForm.read("secret words".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
        assertThatThrownBy(() -> RecordForm.read("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
