package dev.voicebox.spoken.english;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Amounts of money. */
final class Money {
    private record Currency(String one, String many, String cent, String cents) {}

    private static final Currency DOLLAR = new Currency("dollar", "dollars", "cent", "cents");
    private static final Currency EURO = new Currency("euro", "euros", "cent", "cents");
    private static final Currency POUND = new Currency("pound", "pounds", "penny", "pence");
    private static final Currency YEN = new Currency("yen", "yen", null, null);
    private static final Currency RUPEE = new Currency("rupee", "rupees", "paisa", "paise");
    private static final Currency FRANC = new Currency("Swiss franc", "Swiss francs", "centime", "centimes");
    private static final Map<String, Currency> CURRENCIES = Map.ofEntries(
            Map.entry("$", DOLLAR),
            Map.entry("US$", DOLLAR),
            Map.entry("USD", DOLLAR),
            Map.entry("€", EURO),
            Map.entry("EUR", EURO),
            Map.entry("£", POUND),
            Map.entry("GBP", POUND),
            Map.entry("¥", YEN),
            Map.entry("JPY", YEN),
            Map.entry("₹", RUPEE),
            Map.entry("INR", RUPEE),
            Map.entry("CHF", FRANC));
    private static final Map<String, String> SIZES = Map.ofEntries(
            Map.entry("k", "thousand"),
            Map.entry("K", "thousand"),
            Map.entry("m", "million"),
            Map.entry("M", "million"),
            Map.entry("bn", "billion"),
            Map.entry("b", "billion"),
            Map.entry("B", "billion"),
            Map.entry("T", "trillion"),
            Map.entry("thousand", "thousand"),
            Map.entry("million", "million"),
            Map.entry("billion", "billion"),
            Map.entry("trillion", "trillion"));

    private static final String SIGN = "(US\\$|[$€£¥₹]|(?:USD|EUR|GBP|JPY|INR|CHF) ?)";
    private static final String AFTER = " ?([€£¥₹]|(?:USD|EUR|GBP|JPY|INR|CHF)(?![\\p{L}\\p{N}_]))";
    private static final String SIZE =
            "(?: ?(k|K|m|M|bn|b|B|T|thousand|million|billion|trillion)(?![\\p{L}\\p{N}_]))?+";
    private static final String NUMBER = "(" + Numbers.NUMBER + ")";

    static final List<Rule> RULES = List.of(
            Rule.of("([-−]?)" + SIGN + NUMBER + "[-–]" + "[$€£¥₹]?" + NUMBER + SIZE, Money::range),
            Rule.of(
                    "([-−]?)" + SIGN + NUMBER + SIZE,
                    found -> Numbers.sign(found.group(1)) + amount(found.group(3), found.group(4), of(found.group(2)))),
            Rule.of(
                    "([-−]?)" + NUMBER + SIZE + AFTER,
                    found ->
                            Numbers.sign(found.group(1)) + amount(found.group(2), found.group(3), of(found.group(4)))));

    private Money() {}

    private static Currency of(String sign) {
        return CURRENCIES.get(sign.strip());
    }

    private static String range(Matcher found) {
        return Numbers.sign(found.group(1)) + Numbers.of(found.group(3)) + " to "
                + amount(found.group(4), found.group(5), of(found.group(2)));
    }

    private static String amount(String number, String size, Currency currency) {
        String plain = Numbers.plain(number);
        if (size != null) {
            return Numbers.of(plain) + " " + SIZES.get(size) + " " + currency.many();
        }
        int point = plain.indexOf('.');
        boolean cents = point >= 0 && plain.length() - point == 3 && currency.cent() != null;
        if (!cents) {
            return Numbers.of(plain) + " " + (plain.equals("1") ? currency.one() : currency.many());
        }
        String whole = plain.substring(0, point);
        int small = Integer.parseInt(plain.substring(point + 1));
        String coins = Cardinals.of(small) + " " + (small == 1 ? currency.cent() : currency.cents());
        if (whole.equals("0") && small > 0) {
            return coins;
        }
        String notes = Cardinals.of(whole) + " " + (whole.equals("1") ? currency.one() : currency.many());
        return small == 0 ? notes : notes + " and " + coins;
    }
}
