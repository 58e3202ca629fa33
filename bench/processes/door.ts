// A process with one door: the product's API, or a bare Hono route that makes the same calls to the same table.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createSecrets } from '../../functions/adapters/kept-secrets.ts'
import { createApi } from '../../functions/api.ts'
import { silentLog } from '../../functions/platform/log.ts'
import { people, routes } from '../../functions/registry.ts'
import { openFileCheckpoints } from '../../infra/local/checkpoint-log.ts'
import { machineClock } from '../../infra/local/clocks.ts'
import { readDocumentFonts } from '../../infra/local/document-fonts.ts'
import { TABLES } from '../../infra/local/embedded-database.ts'
import { keptKey } from '../../infra/local/kept-key.ts'
import { productStore } from '../../infra/local/product-store.ts'
import { openFileSigner } from '../../infra/local/signer.ts'
import { wireClient } from '../../infra/local/wire-client.ts'
import { bareRoutes } from './bare-routes.ts'

const [, , kind = '', dataDir = '', endpoint = ''] = process.argv
const store = productStore({ client: wireClient(endpoint), table: TABLES.product })

/** The rooms and the door as on AWS: what they ask for lies in the outbox, and nobody performs it here. */
async function product() {
  const checkpointKeys = await openFileSigner(join(dataDir, 'checkpoint-key.pem'))
  const checkpointLog = await openFileCheckpoints(join(dataDir, 'audit-checkpoints.jsonl'))
  const unlimited = { perSecond: 1e6, burst: 1e6 }
  return createApi({
    platform: {
      ...{ clock: machineClock, store, log: silentLog, random: (count: number) => randomBytes(count) },
      secrets: createSecrets(keptKey(join(dataDir, 'secret'))),
      ...{ publicUrl: 'http://localhost:8080', mailDomain: 'onduty.example.com', kick: () => undefined },
    },
    routes: routes({ wallClock: machineClock, checkpointLog, checkpointKeys, readFonts: readDocumentFonts }),
    ...{ pages: [], people, wallClock: machineClock, ratePerCaller: unlimited, ratePerAddress: unlimited },
  })
}

const app = kind === 'bare' ? await bareRoutes(store) : await product()
const answer = getRequestListener(app.fetch)
const server = createServer((request, response) => {
  if (request.url !== '/cpu') return void answer(request, response)
  const { user, system } = process.cpuUsage()
  response.end(JSON.stringify({ millis: (user + system) / 1000 }))
})
process.once('SIGINT', () => process.exit(0))
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
