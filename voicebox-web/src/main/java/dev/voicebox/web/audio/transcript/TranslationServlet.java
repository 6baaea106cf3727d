package dev.voicebox.web.audio.transcript;

import java.io.IOException;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.RefusalWriter;

/** {@code /v1/audio/translations}: says that no engine of this server translates, rather than that there is no such address. */
@WebServlet(urlPatterns = "/v1/audio/translations")
public class TranslationServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RefusalWriter.write(
                response,
                Refusal.of(
                        400,
                        ErrorType.INVALID_REQUEST,
                        ErrorCode.TRANSLATION_NOT_SUPPORTED,
                        "No engine of this server translates speech. Send the file to /v1/audio/transcriptions, and the"
                                + " text to a language model."));
    }
}
