package dev.voicebox.it.matrix;

/** Who asks for something of the first tenant. */
enum Asker {
    /** Of the tenant itself, with a role that may. */
    OWNER,
    /** Of the other tenant: the role of a developer, the usual scope. */
    NEIGHBOUR,
    /** Of the other tenant: its administrator, a key with every scope. */
    FOREIGN_ADMIN,
    NOBODY,
    EXPIRED,
    /** Of the tenant itself, with a role or scope that may not. */
    WRONG_SCOPE;

    boolean isForeign() {
        return this == NEIGHBOUR || this == FOREIGN_ADMIN;
    }
}
