package dev.voicebox.turn.endpoint;

/**
 * What the last words tell of whether more will come. The weight is added to the log odds of "the caller has finished":
 * +2 means 88 times of 100, -3.5 means 3 times. Set by hand from what each kind of ending means for a listener, and checked
 * by the spoken sentences of the tests; not learnt, because there is no body of recorded calls here to learn from.
 */
public enum Cue {
    /** A filler holds the floor: nobody ends with "uhm". */
    HESITATES(-4),
    /** An article, a conjunction, half of a verb: grammar wants more. */
    GOES_ON(-3.5),
    /** A comma or a semicolon: one thing of several. */
    LISTS(-2),
    /** Digits or letters one by one: people pause between groups. */
    DICTATES(-1.5),
    /** A word that ends some sentences and not others, such as "in". */
    MAY_GO_ON(-1.2),
    /** No words, or none of a language that is known here. */
    UNKNOWN(0),
    /** Words, and none of them asks for more. */
    SAYS(0.8),
    /** Begins as an order and names something. */
    ORDERS(1.2),
    /** A question that has its words together. */
    ASKS(2),
    /** A word that sentences like to end with, such as "please". */
    CLOSES(2),
    /** An answer or a greeting that is whole by itself. */
    ANSWERS(3);

    private final double weight;

    Cue(double weight) {
        this.weight = weight;
    }

    double weight() {
        return weight;
    }
}
