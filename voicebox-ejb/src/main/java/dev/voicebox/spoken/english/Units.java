package dev.voicebox.spoken.english;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers of something: lengths, weights, speeds, temperatures, times, data, shares. */
final class Units {
    /** The sign, and the name of one; behind a stroke the name of many, where it is not the first with an s. */
    private static final Map<String, String> NAMES = read("""
            km=kilometre; cm=centimetre; mm=millimetre; m=metre; nm=nanometre; µm=micrometre; mi=mile; yd=yard;
            ft=foot/feet; km²=square kilometre; km2=square kilometre; m²=square metre; m2=square metre;
            m³=cubic metre; m3=cubic metre; ha=hectare; kg=kilogram; g=gram; mg=milligram; µg=microgram; lb=pound;
            lbs=pound; oz=ounce; t=tonne; l=litre; L=litre; ml=millilitre; mL=millilitre; gal=gallon;
            °C=degree Celsius/degrees Celsius; ° C=degree Celsius/degrees Celsius;
            °F=degree Fahrenheit/degrees Fahrenheit; ° F=degree Fahrenheit/degrees Fahrenheit; °=degree;
            %=percent/percent; ‰=per mille/per mille; mph=mile per hour/miles per hour;
            km/h=kilometre per hour/kilometres per hour; kmh=kilometre per hour/kilometres per hour;
            kph=kilometre per hour/kilometres per hour; m/s=metre per second/metres per second;
            rpm=turn per minute/turns per minute; bpm=beat per minute/beats per minute;
            fps=frame per second/frames per second; ns=nanosecond; µs=microsecond; ms=millisecond; s=second;
            sec=second; min=minute; mins=minute; h=hour; hr=hour; hrs=hour; yrs=year; kB=kilobyte; KB=kilobyte;
            MB=megabyte; GB=gigabyte; TB=terabyte; KiB=kibibyte; MiB=mebibyte; GiB=gibibyte;
            Mbps=megabit per second/megabits per second; Mbit/s=megabit per second/megabits per second;
            MB/s=megabyte per second/megabytes per second; Gbps=gigabit per second/gigabits per second;
            Hz=hertz/hertz; kHz=kilohertz/kilohertz; MHz=megahertz/megahertz; GHz=gigahertz/gigahertz; dB=decibel;
            V=volt; W=watt; kW=kilowatt; MW=megawatt; kWh=kilowatt hour; mAh=milliampere hour; kcal=kilocalorie;
            cal=calorie; px=pixel; dpi=dot per inch/dots per inch; Pa=pascal; hPa=hectopascal; psi=P S I/P S I;
            """);

    private static final String ANY = NAMES.keySet().stream()
            .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    private static final String NUMBER = "(" + Numbers.NUMBER + ")";

    static final List<Rule> RULES = List.of(
            Rule.of(
                    "([-−+±~≈]?)" + NUMBER + "(?: ?[-–] ?" + NUMBER + ")?[ -]?(" + ANY
                            + ")(?![\\p{L}\\p{N}_]|/[\\p{L}])",
                    Units::said),
            Rule.of(
                    "(\\d{1,2})['′] ?(\\d{1,2})[\"″]",
                    found -> Cardinals.of(found.group(1)) + " foot " + Cardinals.of(found.group(2))));

    private Units() {}

    private static String said(Matcher found) {
        String number = found.group(3) == null ? found.group(2) : found.group(3);
        String range = found.group(3) == null ? "" : Numbers.of(found.group(2)) + " to ";
        String names = NAMES.get(found.group(4));
        boolean one = range.isEmpty() && number.equals("1");
        return Numbers.sign(found.group(1)) + range + Numbers.of(number) + " " + (one ? first(names) : last(names));
    }

    private static String first(String names) {
        return names.substring(0, names.indexOf('/'));
    }

    private static String last(String names) {
        return names.substring(names.indexOf('/') + 1);
    }

    private static Map<String, String> read(String table) {
        return Stream.of(table.strip().split(";\\s*"))
                .map(entry -> entry.split("="))
                .collect(Collectors.toUnmodifiableMap(entry -> entry[0], entry -> both(entry[1])));
    }

    private static String both(String names) {
        return names.indexOf('/') < 0 ? names + "/" + names + "s" : names;
    }
}
