package dev.voicebox.web.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.RefusalWriter;

/** The libraries of the console's pages, unpacked from WebJars at build time. */
@WebServlet("/console/vendor/*")
public class ConsoleModules extends HttpServlet {
    private static final long serialVersionUID = 1L;
    /** No dot but the last: nothing outside the folder can be named. */
    private static final Pattern MODULE = Pattern.compile("(/[a-z][a-z_-]*)+\\.js");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (InputStream module = open(request.getPathInfo())) {
            if (module == null) {
                RefusalWriter.write(response, Refusal.unknownAddress());
                return;
            }
            response.setContentType("text/javascript; charset=utf-8");
            response.setHeader("Cache-Control", "max-age=3600");
            module.transferTo(response.getOutputStream());
        }
    }

    /** Null when there is no such module. */
    static InputStream open(String path) {
        return path != null && MODULE.matcher(path).matches()
                ? ConsoleModules.class.getResourceAsStream("/console-modules" + path)
                : null;
    }
}
