import type { Platform } from '../../../functions/platform/platform.ts'
import type { Store, Write } from '../../../functions/platform/store.ts'

const isEffect = (write: Write): boolean => 'put' in write && /^(?:outbox|bundles)#/.test(write.put.pk)

/** The same platform without effects: what is done on it mails nobody and wakes nothing, because it happened long ago. */
export function mute(platform: Platform): Platform {
  const { store } = platform
  const muted: Store = {
    find: (key) => store.find(key),
    findMany: (keys) => store.findMany(keys),
    query: (query) => store.query(query),
    commit: (writes) => store.commit(writes.filter((write) => !isEffect(write))),
    write: (write) => store.write(write),
    remove: (keys) => store.remove(keys),
  }
  return { ...platform, store: muted, kick() {} }
}
