/** Figures as Markdown, to read in a terminal and to copy into the documents. Uses nothing else. See {@link bench.report.Table}. */
package bench.report;
