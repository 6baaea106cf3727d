package dev.voicebox.persistence.privacy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import dev.voicebox.persistence.embedded.EmbeddedDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** PostgreSQL and its driver put rows and parameters into their messages, and messages are logged. */
class DatabaseFailuresTest {
    private static final String WORD = "rumpelstiltskin";
    private static EmbeddedDatabase database;

    @BeforeAll
    static void open() {
        database = EmbeddedDatabase.empty();
        database.execute("create table said (id int primary key, words text not null, json jsonb, check (id < 9))");
    }

    @Test
    void noSourceOfTheServerPutsRowsIntoMessages() throws Exception {
        NodeList sources = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("../liberty/data.xml").toFile())
                .getElementsByTagName("properties.postgresql");

        assertThat(sources.getLength()).isEqualTo(3);
        for (int i = 0; i < sources.getLength(); i++) {
            assertThat(((Element) sources.item(i)).getAttribute("logServerErrorDetail"))
                    .isEqualTo("false");
        }
    }

    @Test
    void soNoMessageSaysWhatWasToBeWritten() throws Exception {
        assertThat(failures(false)).hasSize(2).noneMatch(message -> message.contains(WORD));
        assertThat(failures(true)).as("as the driver comes").anyMatch(message -> message.contains(WORD));
    }

    private static List<String> failures(boolean detail) throws SQLException {
        PGSimpleDataSource source = database.dataSource().unwrap(PGSimpleDataSource.class);
        PGSimpleDataSource own = new PGSimpleDataSource();
        own.setUrl(source.getUrl());
        own.setUser(source.getUser());
        own.setPassword(source.getPassword());
        own.setReWriteBatchedInserts(true);
        own.setLogServerErrorDetail(detail);
        List<String> messages = new ArrayList<>();
        try (Connection connection = own.getConnection()) {
            messages.add(failure(connection, "insert into said (id, words) values (?, ?)"));
            messages.add(failure(connection, "insert into said (id, words, json) values (?, '', ?::text::jsonb)"));
        }
        return messages;
    }

    /** Of a batch whose second row is impossible, with all that is linked to it. */
    private static String failure(Connection connection, String sql) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int id : new int[] {8, 9}) {
                insert.setInt(1, id);
                insert.setString(2, WORD);
                insert.addBatch();
            }
            StringBuilder told = new StringBuilder();
            for (SQLException e = catchThrowableOfType(SQLException.class, insert::executeBatch);
                    e != null;
                    e = e.getNextException()) {
                told.append(e).append(e.getCause());
            }
            return told.toString();
        }
    }
}
