package dev.voicebox.protocol.grammar;

/** Where something stands in its automaton; an illegal event is told and changes nothing. */
final class Place {
    private final Automaton automaton;
    private final String of;
    private String state;

    /** @param of what stands here, as a complaint names it */
    Place(Automaton automaton, String of) {
        this(automaton, of, automaton.initial());
    }

    Place(Automaton automaton, String of, String state) {
        this.automaton = automaton;
        this.of = of;
        this.state = state;
    }

    /** True when the event is legal now. */
    boolean step(String event, Complaints complaints) {
        String next = automaton.next(state, event);
        if (next == null) {
            complaints.add(event + " of " + of + " while it is " + state);
            return false;
        }
        state = next;
        return true;
    }

    boolean is(String wanted) {
        return state.equals(wanted);
    }
}
