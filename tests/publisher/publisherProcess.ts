import { createClient } from '@sanity/client'
import { startPublisher } from '../../server/publisher/startPublisher.ts'
import { tinySiteEnvironment } from './tinySite.ts'

// A publisher in a process of its own, for tests that kill it: root, folder and lake as arguments.
const [root = '', folder = '', apiHost = ''] = process.argv.slice(2)
const site = tinySiteEnvironment(apiHost)
const { projectId, dataset, token } = site
const common = { projectId, dataset, token, apiVersion: '2025-02-19', useCdn: false }
await startPublisher({
  client: createClient({ ...common, apiHost, useProjectHostname: false }),
  root,
  folder,
  site,
  onEvent: (event) => {
    if (event.kind !== 'progress') process.send?.(event.kind)
  },
})
