package dev.voicebox.language.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;

/** How requests reach a host. */
public interface Route {

    HttpClient client();

    /** Begins a request for the URL, which may have any path on the route's host. */
    HttpRequest.Builder to(URI url);

    /** To wherever its name leads at that moment. */
    static Route byName(HttpClient client) {
        return new Route() {
            @Override
            public HttpClient client() {
                return client;
            }

            @Override
            public HttpRequest.Builder to(URI url) {
                return HttpRequest.newBuilder(url);
            }
        };
    }
}
