package dev.voicebox.resume;

/** Begins and takes over sessions. For threads of sockets: every call waits, for half a second at most. */
public interface SessionStates {

    /** Name of this gateway: another one for each life. */
    String gateway();

    /**
     * A session begins here. From now on this gateway says that it lives, until {@link EventLog#end} or
     * {@link EventLog#release}.
     *
     * @param key with an id that was just made
     * @throws StatesUnavailable if that could not be written down: the session cannot be resumed elsewhere
     */
    Opened begin(SessionKey key, SessionFacts facts) throws StatesUnavailable;

    /**
     * Takes a session, whoever has it. The former owner is told at once where possible, and can write nothing more. If the
     * session is here already, it {@link Claim#continues goes on}; what its client missed is then to be asked of
     * {@link EventLog#replay}, in order with what it says meanwhile.
     *
     * @param after id of the event that the client saw last; {@code null} for none
     * @throws NotResumable if there is no such session for this key and token, or what follows {@code after} is not known any
     *     more; the session stays as it was
     */
    Claim claim(SessionKey key, ResumeToken token, String after) throws NotResumable, StatesUnavailable;
}
