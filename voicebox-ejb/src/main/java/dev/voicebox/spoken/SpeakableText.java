package dev.voicebox.spoken;

import dev.voicebox.spoken.english.English;
import dev.voicebox.spoken.english.Reading;
import dev.voicebox.spoken.markup.Addresses;
import dev.voicebox.spoken.markup.Inline;
import dev.voicebox.spoken.markup.Lines;
import dev.voicebox.spoken.markup.Signs;

/**
 * Puts a text that comes chunk by chunk into the words of a speaker: numbers, times, money, dates, units and shorthands of
 * English are written out; code, emoji and the marks of Markdown and HTML are left out in any language; of an address only
 * the host is said. Remembers from one chunk to the next whether it is inside a block of code, and whether a line begins.
 * Takes time in proportion to the text. One per text, for one thread.
 */
public final class SpeakableText {
    private final Tongue tongue = new Tongue();

    /** The mark that ends the block of code; {@code null} outside of one. */
    private String fence;

    private boolean lineBegins = true;

    /** Whether the line is a row of a table. */
    private boolean row;

    /** Whether the line is a heading or the like, which ends without a mark. */
    private boolean block;

    public SpokenForm next(String chunk) {
        FormWriter out = new FormWriter(chunk);
        boolean english = tongue.isEnglish(chunk);
        Token token = new Token(chunk);
        while (out.at() < chunk.length()) {
            if (lineBegins) {
                beginLine(chunk, out);
            } else if (fence != null) {
                out.drop(Lines.end(chunk, out.at()));
                endLine(chunk, out);
            } else if (chunk.charAt(out.at()) == '\n') {
                endLine(chunk, out);
            } else {
                speak(chunk, out, token, english);
            }
        }
        return out.form();
    }

    private void beginLine(String chunk, FormWriter out) {
        lineBegins = false;
        int at = out.at();
        String mark = Lines.fence(chunk, at);
        if (fence != null) {
            if (mark != null && mark.startsWith(fence)) {
                fence = null;
            }
            dropLine(chunk, out);
            return;
        }
        if (mark != null) {
            fence = mark;
            dropLine(chunk, out);
        } else if (Lines.isRule(chunk, at)) {
            dropLine(chunk, out);
        } else {
            row = Lines.isRow(chunk, at);
            int after = Lines.afterMarks(chunk, at);
            block = row || after > at || Lines.isPoint(chunk, at);
            out.drop(after);
        }
    }

    private void dropLine(String chunk, FormWriter out) {
        block = false;
        out.drop(Lines.end(chunk, out.at()));
        endLine(chunk, out);
    }

    /** A line that is a unit of its own gets the pause that its reader makes. */
    private void endLine(String chunk, FormWriter out) {
        if (out.at() >= chunk.length()) {
            return;
        }
        if (block && (Character.isLetterOrDigit(out.last()) || out.last() == ')')) {
            out.say(out.at() + 1, ".\n");
        } else if (out.last() == ' ') {
            out.drop(out.at() + 1);
        } else {
            out.keep(out.at() + 1);
        }
        lineBegins = true;
        row = false;
        block = false;
    }

    private void speak(String chunk, FormWriter out, Token token, boolean english) {
        int at = out.at();
        if (block && Lines.isTail(chunk, at)) {
            out.drop(Lines.end(chunk, at));
            return;
        }
        if (row && isCellEnd(chunk, out)) {
            return;
        }
        Addresses.Address address = token.mayBeAddress(at) ? Addresses.read(chunk, at) : null;
        if (address != null) {
            out.say(address.end(), english ? address.words() : address.host());
            return;
        }
        Inline.Mark mark = Inline.read(chunk, at);
        if (mark != null) {
            out.put(mark.end(), mark.words());
            return;
        }
        Reading reading = english ? English.read(chunk, at) : null;
        if (reading != null) {
            out.say(reading.end(), reading.words());
        } else if (english && English.isRange(chunk, at)) {
            out.say(at + 1, " to ");
        } else {
            plain(chunk, out);
        }
    }

    /** Between two cells of a table is a pause. */
    private static boolean isCellEnd(String chunk, FormWriter out) {
        int bar = skipSpaces(chunk, out.at());
        if (bar == chunk.length() || chunk.charAt(bar) != '|') {
            return false;
        }
        int next = skipSpaces(chunk, bar + 1);
        boolean between = !Character.isWhitespace(out.last()) && next < chunk.length() && chunk.charAt(next) != '\n';
        out.say(next, between ? ", " : "");
        return true;
    }

    private static int skipSpaces(String chunk, int at) {
        int next = at;
        while (next < chunk.length() && (chunk.charAt(next) == ' ' || chunk.charAt(next) == '\t')) {
            next++;
        }
        return next;
    }

    private void plain(String chunk, FormWriter out) {
        int at = out.at();
        int code = chunk.codePointAt(at);
        if (Signs.isUnspeakable(code)) {
            out.say(Signs.end(chunk, at), " ");
            return;
        }
        int end = at + Character.charCount(code);
        if (Character.isLetterOrDigit(code)) {
            while (end < chunk.length() && Character.isLetterOrDigit(chunk.charAt(end))) {
                end++;
            }
        }
        out.keep(end);
    }
}
