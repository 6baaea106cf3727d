/**
 * Every route and every client event, asked by each kind of caller: none learns whether another tenant's id is there. The routes
 * come from the server's own description; {@code matrix/routes.txt} says of each whom it is for and what its ids name. Begin with
 * {@link dev.voicebox.it.matrix.IsolationMatrixIT}.
 */
package dev.voicebox.it.matrix;
