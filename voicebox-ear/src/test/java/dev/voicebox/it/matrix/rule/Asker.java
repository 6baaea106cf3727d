package dev.voicebox.it.matrix.rule;

/** Who asks for something of the first tenant. */
public enum Asker {
    /** Of the tenant itself, with the least role that may. */
    OWNER,
    /** Of the other tenant, with the same role or scope as the owner. */
    NEIGHBOUR,
    /** Of the other tenant: its administrator, a key with every scope. */
    FOREIGN_ADMIN,
    NOBODY,
    /** Of the tenant itself, until an hour ago. */
    EXPIRED,
    /** Of the tenant itself, with a role or scope that does not do. */
    WRONG_SCOPE;

    public boolean isForeign() {
        return this == NEIGHBOUR || this == FOREIGN_ADMIN;
    }
}
