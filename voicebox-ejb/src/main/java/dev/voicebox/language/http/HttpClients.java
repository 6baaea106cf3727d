package dev.voicebox.language.http;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * Makes HTTP clients as providers need them. HTTP/1.1 everywhere: some local servers dislike the offer of h2c, and there a
 * cancel really closes the connection. Redirects are not followed, so that a key goes only where it was meant to go.
 */
public final class HttpClients {
    /** A provider that does not take a connection within this is down, for a conversation. */
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private HttpClients() {}

    /** To be shared by all providers. */
    public static HttpClient shared(Executor executor) {
        return built(() -> builder(executor).build());
    }

    /**
     * For one host whose addresses are given in figures: it asks for the host by its name, and wants a certificate for that
     * name. Its TLS sessions are its own, because a session is resumed by address, without looking at the certificate again.
     *
     * @param trusted {@code null} for those of the JVM
     */
    static HttpClient ofHost(String host, Executor executor, TrustManager[] trusted) {
        SSLParameters named = new SSLParameters();
        named.setServerNames(List.of(new SNIHostName(host)));
        SSLContext own;
        try {
            own = SSLContext.getInstance("TLS");
            own.init(null, trusted, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has TLS", e);
        }
        return built(
                () -> builder(executor).sslContext(own).sslParameters(named).build());
    }

    private static HttpClient.Builder builder(Executor executor) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .executor(executor);
    }

    /**
     * The client's selector thread keeps the context of its maker for good: an application that was taken out of the server
     * would never be collected.
     */
    private static HttpClient built(Supplier<HttpClient> how) {
        Thread maker = Thread.currentThread();
        ClassLoader application = maker.getContextClassLoader();
        maker.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            return how.get();
        } finally {
            maker.setContextClassLoader(application);
        }
    }
}
