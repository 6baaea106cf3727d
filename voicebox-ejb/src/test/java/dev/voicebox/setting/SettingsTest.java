package dev.voicebox.setting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTest {
    /** {@code -Dsettings.write} writes the documents instead of holding them to the table. */
    private static final boolean WRITE = System.getProperty("settings.write") != null;

    private static final String HOW =
            "write it anew: mvn test -pl voicebox-ejb -am -Dtest=SettingsTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dsettings.write";

    @Test
    void everyKeyThatIsReadIsInTheTable() {
        assertThat(Checkout.keys())
                .allSatisfy(key -> assertThat(Settings.named(key)).as(key).isPresent());
        assertThat(Checkout.prefixes())
                .allSatisfy(prefix -> assertThat(Settings.all())
                        .as(prefix)
                        .anyMatch(setting -> setting.key().startsWith(prefix)));
    }

    @Test
    void everyKeyInTheTableIsRead() {
        assertThat(Settings.all())
                .allSatisfy(
                        setting -> assertThat(isRead(setting)).as(setting.key()).isTrue());
    }

    @Test
    void noKeyIsThereTwice() {
        assertThat(Settings.all()).extracting(Setting::key).doesNotHaveDuplicates();
        assertThat(Settings.all()).extracting(Setting::variable).doesNotHaveDuplicates();
    }

    @Test
    void theServersOwnDefaultsAreTheOnesInTheTable() {
        for (MatchResult variable : Checkout.serverVariables()) {
            assertThat(Settings.named(variable.group(1)).orElseThrow().standard())
                    .as(variable.group(1))
                    .isEqualTo(variable.group(2));
        }
    }

    @Test
    void operationsShowTheTable() throws IOException {
        Path file = Checkout.file("docs/operations.md");
        String text = Files.readString(file);
        int begin = text.indexOf(SettingsDocuments.BEGIN) + SettingsDocuments.BEGIN.length();
        int end = text.indexOf(SettingsDocuments.END);

        String written = text.substring(0, begin) + SettingsDocuments.table() + text.substring(end);

        hold(file, written);
    }

    @Test
    void theExampleOfAnEnvironmentNamesEachSettingWithItsDefault() throws IOException {
        hold(Checkout.file(".env.example"), SettingsDocuments.environment());
    }

    private static void hold(Path file, String expected) throws IOException {
        if (WRITE) {
            Files.writeString(file, expected);
        }
        assertThat(file).as(HOW).content().isEqualTo(expected);
    }

    private static boolean isRead(Setting setting) {
        String key = setting.key();
        int anyPart = key.indexOf('<');
        return anyPart < 0
                ? Checkout.keys().contains(key)
                // The prefix is written with its dot, or is a key of its own that numbers are added to.
                : Checkout.prefixes().contains(key.substring(0, anyPart))
                        || Checkout.keys().containsAll(List.of(key.substring(0, anyPart - 1)));
    }
}
