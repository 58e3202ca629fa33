import { expect, test } from 'vitest'
import { createOriginSecret } from '../../functions/adapters/origin-secret.ts'
import type { SecretReader, Stage } from '../../functions/adapters/secrets-manager.ts'

function kept(versions: Partial<Record<Stage, string>>) {
  let reads = 0
  let millis = 0
  const reader: SecretReader = {
    read: () => Promise.reject(new Error('not asked for')),
    find: async (_arn, stage) => {
      reads += 1
      return versions[stage]
    },
  }
  const secret = createOriginSecret(reader, 'arn', () => millis)
  return { secret, versions, reads: () => reads, pass: (by: number) => (millis += by) }
}

test('today’s secret and the one before are accepted, nothing else is', async () => {
  const { secret } = kept({ AWSCURRENT: 'today', AWSPREVIOUS: 'before' })
  expect(await secret.accepts('today')).toBe(true)
  expect(await secret.accepts('before')).toBe(true)
  for (const shown of [undefined, '', 'toda', 'today ', 'TODAY']) expect(await secret.accepts(shown)).toBe(false)
})

test('a rotation is noticed at the first request that shows the new secret', async () => {
  const { secret, versions, pass } = kept({ AWSCURRENT: 'old' })
  expect(await secret.accepts('old')).toBe(true)
  versions.AWSPENDING = 'new'
  pass(10_001)
  expect(await secret.accepts('new')).toBe(true)
  expect(await secret.accepts('old')).toBe(true)
})

test('whoever guesses does not make us read more often', async () => {
  const { secret, reads, pass } = kept({ AWSCURRENT: 'today' })
  await Promise.all(Array.from({ length: 100 }, (_, guess) => secret.accepts(`guess ${guess}`)))
  expect(reads()).toBe(3)
  pass(9_000)
  await secret.accepts('guess')
  expect(reads()).toBe(3)
  expect(await secret.accepts('today')).toBe(true)
})
