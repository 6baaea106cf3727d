package dev.voicebox.spoken.markup;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.voicebox.privacy.Redacted;

/** Marks inside a line, of Markdown and HTML. Nothing repeats without a bound. */
public final class Inline {
    private static final int REACH = 2_400;
    private static final Pattern FOOTNOTE =
            Pattern.compile("\\[\\^?\\w{1,3}\\](?!\\()(?<=\\[\\^?\\d{1,3}\\]|\\[\\^\\w{1,3}\\])");
    private static final Pattern TARGET = Pattern.compile(
            "\\](?:\\([^()\\s]{0,2000}+(?:\\([^()\\s]{0,200}+\\)[^()\\s]{0,200}+)?(?: {1,4}+[\"'][^\"'\\n]{0,200}+[\"'])?\\)"
                    + "|\\[[^\\[\\]\\n]{0,100}+\\])");
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>\\n]{0,300}+>|<!--[^<>]{0,300}+-->");
    private static final Pattern ENTITY = Pattern.compile("&(?:#\\d{1,7}+|#[xX][0-9a-fA-F]{1,6}+|[a-zA-Z]{2,8}+);");
    private static final Pattern FACE =
            Pattern.compile("[:;]['’]?-?[()DPpO3|/\\\\](?![\\p{L}\\p{N}/])|<3(?![\\p{L}\\p{N}])");
    private static final Map<String, String> NAMED = Map.of(
            "&lt;",
            "<",
            "&gt;",
            ">",
            "&quot;",
            "\"",
            "&apos;",
            "'",
            "&nbsp;",
            " ",
            "&ndash;",
            "–",
            "&mdash;",
            "—",
            "&hellip;",
            "…",
            "&euro;",
            "€");

    private Inline() {}

    /**
     * A mark that has no sound of its own.
     *
     * @param end index after it
     * @param words what is said in its place; mostly nothing
     */
    public record Mark(int end, String words) {
        @Override
        public String toString() {
            return "Mark[" + end + ", " + Redacted.text(words) + "]";
        }
    }

    /** What stands there for the eye only, or {@code null}. */
    public static Mark read(String text, int at) {
        return switch (text.charAt(at)) {
            case '*', '_', '~', '`' -> run(text, at);
            case '[' -> silent(after(FOOTNOTE, text, at), at + 1);
            case ']' -> silent(after(TARGET, text, at), at + 1);
            case '!' -> next(text, at) == '[' ? new Mark(at + 1, "") : null;
            case '\\' -> isEscape(next(text, at)) ? new Mark(at + 2, text.substring(at + 1, at + 2)) : null;
            case '<' -> tag(text, at);
            case '&' -> entity(text, at);
            case ':', ';' -> face(text, at);
            default -> null;
        };
    }

    /** Stars, underscores and the like: marks when they cling to something, save where they stand between figures. */
    private static Mark run(String text, int at) {
        char sign = text.charAt(at);
        int end = at;
        while (end < text.length() && text.charAt(end) == sign) {
            end++;
        }
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        char after = end == text.length() ? ' ' : text.charAt(end);
        if (Character.isDigit(before) && Character.isDigit(after) && sign == '*' && end == at + 1) {
            return null;
        }
        if (sign == '~' && end == at + 1
                || sign == '*' && Character.isWhitespace(before) && Character.isWhitespace(after)) {
            return null;
        }
        boolean inWord = sign == '_' && Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after);
        return new Mark(end, inWord ? " " : "");
    }

    private static Mark tag(String text, int at) {
        int end = after(TAG, text, at);
        if (end < 0) {
            return face(text, at);
        }
        String tag = text.substring(at, end);
        return tag.contains("://") || tag.indexOf('@') > 0 && tag.indexOf('=') < 0
                ? new Mark(at + 1, "")
                : new Mark(end, tag.startsWith("<br") ? " " : "");
    }

    private static Mark entity(String text, int at) {
        int end = after(ENTITY, text, at);
        if (end < 0) {
            return null;
        }
        String entity = text.substring(at, end);
        if (entity.equals("&amp;")) {
            return new Mark(end, " and ");
        }
        return new Mark(end, entity.charAt(1) == '#' ? sign(entity) : NAMED.getOrDefault(entity, ""));
    }

    private static String sign(String entity) {
        boolean hex = Character.toLowerCase(entity.charAt(2)) == 'x';
        int code = Integer.parseInt(entity.substring(hex ? 3 : 2, entity.length() - 1), hex ? 16 : 10);
        boolean known = Character.isValidCodePoint(code) && !Signs.isUnspeakable(code);
        return known ? Character.toString(code) : "";
    }

    private static Mark face(String text, int at) {
        boolean apart = at == 0 || Character.isWhitespace(text.charAt(at - 1));
        int end = apart ? after(FACE, text, at) : -1;
        return end < 0 ? null : new Mark(end, "");
    }

    private static Mark silent(int end, int otherwise) {
        return new Mark(end < 0 ? otherwise : end, "");
    }

    private static int after(Pattern pattern, String text, int at) {
        Matcher found = pattern.matcher(text)
                .region(at, Math.min(text.length(), at + REACH))
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
        return found.lookingAt() ? found.end() : -1;
    }

    private static char next(String text, int at) {
        return at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    }

    private static boolean isEscape(char sign) {
        return "\\`*_{}[]()#+-.!|~<>$".indexOf(sign) >= 0;
    }
}
