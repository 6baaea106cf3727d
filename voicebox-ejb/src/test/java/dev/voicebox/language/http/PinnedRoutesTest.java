package dev.voicebox.language.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import dev.voicebox.egress.EgressAllowance;
import dev.voicebox.egress.EgressPolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The name {@code localhost} leads to 127.0.0.1 for this process, and to 127.0.0.2 for whoever checked it. */
class PinnedRoutesTest {
    private static SelfSigned certificate;

    private final List<String> outside = new CopyOnWriteArrayList<>();
    private final List<String> inside = new CopyOnWriteArrayList<>();
    private final PinnedRoutes routes =
            new PinnedRoutes(Runnable::run, HttpClients.shared(Runnable::run), certificate.trust());

    private InetAddress checked;
    private HttpServer checkedServer;
    private HttpServer loopback;

    @BeforeAll
    static void certify(@TempDir Path folder) throws Exception {
        certificate = SelfSigned.of("localhost", folder);
    }

    @BeforeEach
    void address() throws IOException {
        checked = InetAddress.getByName("127.0.0.2");
    }

    @AfterEach
    void stop() {
        checkedServer.stop(0);
        loopback.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"https", "http"})
    void theConnectionGoesToTheAddressThatWasCheckedAndNotToWhereTheNameLeadsNow(String scheme) throws Exception {
        int port = start(scheme.equals("https"));
        URI url = URI.create(scheme + "://localhost:" + port + "/v1");

        assertThat(call(routes.to(url, checked), url)).isEqualTo(200);

        assertThat(outside).containsExactly("localhost:" + port + " /v1/models");
        assertThat(inside).isEmpty();
    }

    @Test
    void aNameThatLeadsInsideAfterTheCheckBringsNoRequestThere() throws Exception {
        int port = start(true);
        URI url = URI.create("https://localhost:" + port + "/v1");
        List<InetAddress> answers = List.of(checked, InetAddress.getByName("127.0.0.1"));
        int[] asked = {0};
        EgressPolicy rebinding = new EgressPolicy(
                EgressAllowance.of(List.of("127.0.0.2")), host -> List.of(answers.get(Math.min(asked[0]++, 1))));

        assertThat(call(routes.to(url, rebinding.check(url)), url)).isEqualTo(200);

        assertThatThrownBy(() -> rebinding.check(url)).hasMessageContaining("not on the public Internet");
        assertThat(outside).hasSize(1);
        assertThat(inside).isEmpty();
    }

    @Test
    void aCertificateMustBeForTheNameAlsoWhereAnotherNameWasServedJustBefore() throws Exception {
        int port = start(true);
        URI good = URI.create("https://localhost:" + port + "/v1");
        URI other = URI.create("https://other.example.com:" + port + "/v1");
        call(routes.to(good, checked), good);

        assertThatThrownBy(() -> call(routes.to(other, checked), other)).isInstanceOf(SSLHandshakeException.class);

        assertThat(outside).hasSize(1);
    }

    @Test
    void anAddressInFiguresIsCalledAsItIsWritten() throws Exception {
        int port = start(false);
        URI url = URI.create("http://127.0.0.2:" + port + "/v1");

        call(routes.to(url, checked), url);

        assertThat(outside).containsExactly("127.0.0.2:" + port + " /v1/models");
    }

    @Test
    void aHostKeepsItsClientForThatIsWhereItsConnectionsAre() throws Exception {
        start(false);
        URI url = URI.create("https://localhost/v1");

        assertThat(routes.to(url, checked).client())
                .isSameAs(routes.to(URI.create("https://LOCALHOST/v1"), checked).client())
                .isNotSameAs(routes.to(URI.create("https://other.example.com/v1"), checked)
                        .client());
    }

    private static int call(Route route, URI base) throws IOException, InterruptedException {
        return route.client()
                .send(route.to(URI.create(base + "/models")).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private int start(boolean tls) throws IOException {
        checkedServer = server(checked, 0, tls, outside);
        int port = checkedServer.getAddress().getPort();
        loopback = server(InetAddress.getByName("127.0.0.1"), port, tls, inside);
        return port;
    }

    private static HttpServer server(InetAddress address, int port, boolean tls, List<String> seen) throws IOException {
        InetSocketAddress at = new InetSocketAddress(address, port);
        HttpServer server = tls ? HttpsServer.create(at, 0) : HttpServer.create(at, 0);
        if (server instanceof HttpsServer secure) {
            secure.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        }
        server.createContext("/", call -> {
            seen.add(call.getRequestHeaders().getFirst("Host") + " " + call.getRequestURI());
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        server.start();
        return server;
    }
}
