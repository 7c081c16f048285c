import { system } from '../../../server/lake/access/identity.ts'
import { openDataset } from '../../../server/lake/datasets/dataset.ts'

// Run as a child: writes without end, and says on standard output what has been acknowledged.
const [file = ''] = process.argv.slice(2)
const dataset = openDataset({
  file,
  name: 'production',
  projectId: 'edicola',
  aclMode: 'public',
})
for (let n = 0; ; n++) {
  const id = `doc${n % 20}`
  const outcome = await dataset.mutate({
    mutations: [
      { createIfNotExists: { _id: id, _type: 'note', list: [] } },
      { patch: { id, set: { n }, insert: { after: 'list[-1]', items: [`riga ${n}`] } } },
    ],
    identity: system,
  })
  process.stdout.write(`${id} ${n} ${outcome.transactionId}\n`)
}
