package dev.voicebox.web.refusal;

import java.io.IOException;
import java.net.URL;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;

/**
 * Answers for files that are not there, and for what the container gives up before or behind every servlet. Left to the
 * container, the caller would read the name of an exception, and each such call would leave a dump on disk.
 */
@WebFilter(
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR},
        asyncSupported = true)
public class UnknownAddress extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String WELCOME = "index.html";
    /** A socket has no servlet; the one under {@code /v1} passes with all the rest there. */
    private static final String SOCKET = "/ws/v2/realtime";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = pathOf(request);
        if (path.startsWith("/v1/")
                || path.equals(SOCKET)
                || hasServlet(request.getHttpServletMapping())
                || isFile(path, getServletContext())) {
            chain.doFilter(request, response);
        } else {
            RefusalWriter.write(response, refusal(request));
        }
    }

    private static Refusal refusal(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer error ? error : 404;
        if (status == 404 || isOdd(String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)))) {
            return Refusal.unknownAddress();
        }
        return status == 400 ? Refusal.malformed() : Refusal.broken();
    }

    /** An address that the container does not take apart. None that there is needs these. */
    private static boolean isOdd(String address) {
        return address.indexOf('%') >= 0 || address.indexOf('\\') >= 0;
    }

    /** Decoded, without the parameters that a path may carry. */
    private static String pathOf(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }

    private static boolean hasServlet(HttpServletMapping mapping) {
        return mapping.getMappingMatch() != MappingMatch.DEFAULT;
    }

    /** A folder counts as the page that welcomes to it; the container finds folders, too, and marks them by a slash. */
    private static boolean isFile(String path, ServletContext context) throws IOException {
        String file = path.endsWith("/") ? path + WELCOME : path;
        URL found = context.getResource(file);
        return found != null && !found.getPath().endsWith("/");
    }
}
