package dev.voicebox.web.metrics;

import java.io.IOException;
import java.net.InetAddress;
import java.util.stream.Stream;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Answers 403 to whoever is not on this machine, also when a proxy on this machine speaks for them. */
public final class LoopbackOnly implements Filter {
    private static final String ANSWER = "Metrics are served to this machine only: read them from 127.0.0.1.\n";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isLocal((HttpServletRequest) request)) {
            chain.doFilter(request, response);
        } else {
            refuse((HttpServletResponse) response);
        }
    }

    static boolean isLocal(String address, Stream<String> forwarding) throws IOException {
        // An address, never a name: nothing is looked up.
        return InetAddress.getByName(address).isLoopbackAddress() && forwarding.allMatch(header -> header == null);
    }

    private static boolean isLocal(HttpServletRequest request) throws IOException {
        return isLocal(
                request.getRemoteAddr(),
                Stream.of("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP").map(request::getHeader));
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(ANSWER);
    }
}
