package dev.voicebox.it.container;

import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@ArquillianTest
class TransactionIT {
    @EJB
    private Ledger ledger;

    @Resource(lookup = "jdbc/voicebox-migration")
    private DataSource migration;

    @Deployment
    static WebArchive application() {
        return ShrinkWrap.create(WebArchive.class, "transaction-it.war")
                .addClass(Ledger.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    @BeforeEach
    void makeTheTable() throws SQLException {
        try (var connection = migration.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists it_ledger (entry text primary key)");
        }
    }

    @Test
    void aBeanThatReturnsCommits() throws SQLException {
        ledger.enter("kept");

        assertTrue(ledger.has("kept"));
    }

    @Test
    void aBeanThatThrowsRollsBack() throws SQLException {
        assertThrows(EJBException.class, () -> ledger.enterAndFail("lost"));

        assertFalse(ledger.has("lost"));
    }
}
