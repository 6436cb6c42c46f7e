// Runs SQL files in one DuckDB that lives in memory, and prints the rows of the last one.
//
//     npm install @duckdb/node-api
//     node duckdb.mjs export.duckdb.sql holding.sql counts.sql

import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'

const connection = await (await DuckDBInstance.create()).connect()
let last
for (const file of process.argv.slice(2)) {
  last = await connection.runAndReadAll(readFileSync(file, 'utf8'))
}
for (const row of last.getRowsJson()) {
  console.log(row.join(' '))
}
