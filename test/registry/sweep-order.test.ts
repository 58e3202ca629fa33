import { expect, test } from 'vitest'
import type { Key, Store } from '../../functions/platform/store.ts'
import { scheduledTasks } from '../../functions/registry.ts'
import { doorHouse } from '../door/door-house.ts'

test('clocks, duties and books come before mails: a slow mail server keeps no ladder waiting', async () => {
  const { platform } = doorHouse()
  const seen: string[] = []
  const query: Store['query'] = (asked) => {
    seen.push('the table')
    return platform.store.query(asked)
  }
  const store: Store = Object.assign(Object.create(platform.store), {
    query,
    find: (key: Key) => platform.store.find(key),
    findMany: (keys: readonly Key[]) => platform.store.findMany(keys),
  })
  const relay = { sweep: async () => void seen.push('the outbox') }
  const epoch = { sweepPart: { name: 'epoch', run: async () => undefined } }
  const [sweep] = scheduledTasks({ relay, epoch } as unknown as Parameters<typeof scheduledTasks>[0])
  await sweep?.run({ ...platform, store }, {})
  expect(sweep?.name).toBe('sweep')
  expect(seen.filter((each) => each === 'the table').length).toBeGreaterThan(4)
  expect(seen.indexOf('the outbox')).toBe(seen.length - 1)
})
