package dev.voicebox.spoken.markup;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.voicebox.privacy.Redacted;

/** Addresses of the web and of mail, as someone says them who does not want to bore: the host, and a short path. */
public final class Addresses {
    private static final int REACH = 2_400;
    private static final int SHORT_PATH = 20;
    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62}+)";

    private static final Pattern MAIL = Pattern.compile("(?:mailto:)?([\\p{L}\\p{N}][\\p{L}\\p{N}._%+-]{0,63}+)@((?:"
            + LABEL + "\\.){1,6}\\p{L}{2,24})(?![\\p{L}\\p{N}])");
    private static final Pattern WEB = Pattern.compile("(?:(?:https?|wss?|ftp)://(?:[^\\s/@]{1,64}@)?|www\\.)(" + LABEL
            + "(?:\\." + LABEL + "){0,8}+)(:\\d{1,5})?([/?#][^\\s<>\"`]{0,2000}+)?");
    private static final Pattern BARE = Pattern.compile("((?:" + LABEL
            + "\\.){1,4}(\\p{L}{2,12}))(?![\\p{L}\\p{N}@-]|\\.\\p{L})(:\\d{2,5}(?!\\d))?(/[^\\s<>\"`]{0,2000}+)?");
    private static final Set<String> ENDINGS = Set.of(
            "com", "org", "net", "io", "dev", "ai", "app", "gov", "edu", "info", "biz", "co", "uk", "de", "fr", "eu",
            "ca", "ch", "nl", "es", "jp", "cn", "br", "au", "example", "tv", "xyz", "tech", "cloud");
    private static final Pattern SIMPLE = Pattern.compile("[\\p{L}\\p{N}]{1,20}+(?:[-_/][\\p{L}\\p{N}]{1,20}+){0,2}+");
    private static final String TRAILING = ".,;:!?)]}'\"*_»”’";

    private Addresses() {}

    /**
     * An address in a text.
     *
     * @param end index after it
     * @param words as an English speaker says it
     * @param host as it is written
     */
    public record Address(int end, String words, String host) {
        @Override
        public String toString() {
            return "Address[" + end + ", " + Redacted.text(words) + ", " + Redacted.text(host) + "]";
        }
    }

    /** The address that stands there, or {@code null}. */
    public static Address read(String text, int at) {
        if (!Character.isLetterOrDigit(text.charAt(at)) || at > 0 && isOfWord(text.charAt(at - 1))) {
            return null;
        }
        Matcher mail = at(MAIL, text, at);
        if (mail.lookingAt()) {
            return new Address(mail.end(), said(mail.group(1)) + " at " + said(mail.group(2)), mail.group(2));
        }
        Matcher web = at(WEB, text, at);
        if (web.lookingAt()) {
            return web(text, web.group(1), web.end(1), web.end(2) > 0 ? web.group(2) : null, web.group(3), web.end());
        }
        Matcher bare = at(BARE, text, at);
        if (bare.lookingAt() && ENDINGS.contains(bare.group(2))) {
            return web(text, bare.group(1), bare.end(1), bare.group(3), bare.group(4), bare.end());
        }
        return null;
    }

    private static Address web(String text, String host, int hostEnd, String port, String path, int end) {
        int last = end;
        int least = path == null ? end : end - path.length() + 1;
        while (last > least && last > hostEnd && TRAILING.indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        String name = host.startsWith("www.") ? host.substring(4) : host;
        StringBuilder words = new StringBuilder(said(name));
        if (port != null) {
            words.append(" port ").append(port.substring(1));
        }
        String kept = path == null
                ? ""
                : path.substring(1, path.length() - (end - last)).replaceAll("/$", "");
        if (kept.length() <= SHORT_PATH && SIMPLE.matcher(kept).matches() && path.charAt(0) == '/') {
            words.append(" slash ").append(said(kept));
        }
        return new Address(last, words.toString(), name);
    }

    private static String said(String address) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < address.length(); i++) {
            char sign = address.charAt(i);
            words.append(
                    switch (sign) {
                        case '.' -> " dot ";
                        case '-' -> " dash ";
                        case '_' -> " underscore ";
                        case '+' -> " plus ";
                        case '/' -> " slash ";
                        case '%' -> " percent ";
                        default -> String.valueOf(sign);
                    });
        }
        return words.toString().strip().replaceAll(" {2,}", " ");
    }

    private static boolean isOfWord(char before) {
        return Character.isLetterOrDigit(before) || before == '@' || before == '_';
    }

    private static Matcher at(Pattern pattern, String text, int at) {
        return pattern.matcher(text)
                .region(at, Math.min(text.length(), at + REACH))
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
    }
}
