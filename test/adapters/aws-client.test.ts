import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { expect, onTestFinished, test, vi } from 'vitest'
import { PATIENCE } from '../../functions/adapters/aws-client.ts'
import { createDynamoClient } from '../../functions/adapters/dynamo-client.ts'
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import { createSecretReader } from '../../functions/adapters/secrets-manager.ts'
import { StoreBusyError } from '../../functions/platform/store.ts'

/** Takes every request and answers none. */
async function silentEndpoint() {
  const heard: string[] = []
  const server = createServer(({ headers }) => void heard.push(String(headers['x-amz-target'])))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
    vi.unstubAllEnvs()
  })
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  vi.stubEnv('AWS_REGION', 'eu-west-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
  return heard
}

test('a table that does not answer is asked again a few times, and is busy within five seconds', async () => {
  const heard = await silentEndpoint()
  const store = createDynamoStore({ client: createDynamoClient(), table: 'onduty' })
  const begun = performance.now()
  await expect(store.find({ pk: 'a', sk: 'b' })).rejects.toThrow(StoreBusyError)
  expect(performance.now() - begun).toBeLessThan(5000)
  expect(heard.length).toBeGreaterThan(1)
  expect(heard.length).toBeLessThanOrEqual(5)
})

test('any other service that does not answer is given up, and not waited for until the function ends', async () => {
  const heard = await silentEndpoint()
  const quick = { ...PATIENCE, requestHandler: { ...PATIENCE.requestHandler, requestTimeout: 100 } }
  await expect(createSecretReader(new SecretsManagerClient(quick)).read('arn')).rejects.toThrow(/timeout|timed out/i)
  expect(heard).toHaveLength(PATIENCE.maxAttempts)
})
