/**
 * Answers as tables: CSV (RFC 4180) for spreadsheets and statistics programs.
 *
 * <p>Invariant: a table says what the JSON of the same answer says, cell by cell, the same under every locale; and no
 * text that a stranger put on record is taken for a formula by the spreadsheet that opens it.
 */
@NullMarked
package dev.facevalue.analytics.table;

import org.jspecify.annotations.NullMarked;
