package dev.voicebox.journal.commit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.voicebox.journal.Records;
import dev.voicebox.journal.disk.Disk;
import dev.voicebox.journal.disk.LocalLog;
import dev.voicebox.journal.form.RecordForm;

import static org.assertj.core.api.Assertions.assertThat;

class LeftFoldersTest {
    private static final LocalLog.Bounds ROOMY = new LocalLog.Bounds(1_000_000, 100_000);

    @TempDir
    private Path folder;

    private final InMemoryTables tables = new InMemoryTables();

    @Test
    void whatAServerLeftThatIsGoneIsBroughtIn() throws IOException {
        write("gateway-2").close();
        leftFolders().run();

        assertThat(tables.sequences()).containsExactly(1L, 2L);
        assertThat(LocalLog.beside(folder.resolve("gateway-1"))).isEmpty();
    }

    @Test
    void whatALivingServerHoldsIsLeftToIt() throws IOException {
        try (LocalLog held = write("gateway-2")) {
            leftFolders().run();

            assertThat(tables.sequences()).isEmpty();
            assertThat(held.records()).isEqualTo(2);
        }
    }

    @Test
    void whatTheDatabaseDoesNotTakeStaysThere() throws IOException {
        write("gateway-2").close();
        tables.away = true;
        leftFolders().run();
        assertThat(tables.sequences()).isEmpty();

        tables.away = false;
        leftFolders().run();
        assertThat(tables.sequences()).containsExactly(1L, 2L);
    }

    private LeftFolders leftFolders() {
        return new LeftFolders(folder.resolve("gateway-1"), tables, Clock.systemUTC());
    }

    private LocalLog write(String gateway) throws IOException {
        LocalLog log = LocalLog.open(folder.resolve(gateway), ROOMY, Disk.REAL).orElseThrow();
        log.append(List.of(
                RecordForm.write(Records.put("sess_1", 1, "one")), RecordForm.write(Records.put("sess_1", 2, "two"))));
        return log;
    }
}
