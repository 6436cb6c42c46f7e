// Runs clickhouse.sql in a ClickHouse inside this process, reads the topic to its end and prints the counts.
//
//     npm install chdb
//     node clickhouse.mjs localhost:9092

import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Session } from 'chdb'

const session = new Session()

function run (file) {
  const text = readFileSync(file, 'utf8').replace('localhost:9092', process.argv[2] ?? 'localhost:9092')
  return text.split(/;\s*$/m).map(each => each.trim()).filter(each => each !== '')
    .map(each => session.query(each, 'TSV').toString()).at(-1)
}

const count = () => Number(session.query('select count() from fact', 'TSV').toString())

run('clickhouse.sql')
for (let before = -1; before < 1 || count() > before;) {
  before = count()
  await sleep(15_000) // ClickHouse writes what has come every 7.5 s
}
run('clickhouse.delete.sql')
process.stdout.write(run('clickhouse.counts.sql').replaceAll('\t', ' '))
process.exit(0)
