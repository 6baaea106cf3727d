package dev.voicebox.it.token;

/** By whom and how a token is signed. */
enum Signing {
    RS256,
    RS384,
    PS256,
    /** With a key of the forger's own. */
    ES256,
    FOREIGN_RS256,
    /** The public key is the secret: as its PEM, as its bytes. */
    HS256_OF_PEM,
    HS256_OF_DER,
    NOTHING
}
