// Follows the topic from the first record. Node 20.19 or newer.
//
//     npm install @platformatic/kafka
//     node consumer.mjs localhost:9092

import { Consumer, MessagesStreamModes, stringDeserializers } from '@platformatic/kafka'

const consumer = new Consumer({
  groupId: 'facevalue-node-example',
  clientId: 'facevalue-node-example',
  bootstrapBrokers: [process.argv[2] ?? 'localhost:9092'],
  deserializers: stringDeserializers
})

const stream = await consumer.consume({
  topics: ['facevalue.deal-events.v1'],
  mode: MessagesStreamModes.EARLIEST,
  autocommit: false
})

process.once('SIGINT', () => consumer.close(true))

for await (const { partition, offset, key, value, headers } of stream) {
  // Every fact has headers; a null value says that the fact of this key is gone.
  console.log(partition, String(offset), headers.get('ce_time'), key, headers.get('ce_type'), value)
}
