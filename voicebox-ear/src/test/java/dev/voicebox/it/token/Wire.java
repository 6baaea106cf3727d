package dev.voicebox.it.token;

/** What happens to a token after it was signed. */
enum Wire {
    AS_IT_IS {
        @Override
        String of(String token) {
            return token;
        }
    },
    CUT {
        @Override
        String of(String token) {
            return token.substring(0, token.length() - 7);
        }
    },
    WITHOUT_SIGNATURE {
        @Override
        String of(String token) {
            return token.substring(0, token.lastIndexOf('.') + 1);
        }
    },
    /** The signature of 2048 bits leaves four bits of its last character that decoders do not look at. */
    LAST_CHARACTER {
        @Override
        String of(String token) {
            int at = token.length() - 1;
            return token.substring(0, at) + ALPHABET.charAt((ALPHABET.indexOf(token.charAt(at)) + 1) % 64);
        }
    },
    FIRST_CHARACTER {
        @Override
        String of(String token) {
            int at = token.lastIndexOf('.') + 1;
            return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
        }
    },
    PADDED {
        @Override
        String of(String token) {
            return token + "==";
        }
    },
    SPACED {
        @Override
        String of(String token) {
            return token.replaceFirst("\\.", ". ");
        }
    },
    FOUR_PARTS {
        @Override
        String of(String token) {
            return token + ".e30";
        }
    },
    SWAPPED {
        @Override
        String of(String token) {
            String[] parts = token.split("\\.", -1);
            return parts[1] + '.' + parts[0] + '.' + parts[2];
        }
    };

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    abstract String of(String token);
}
