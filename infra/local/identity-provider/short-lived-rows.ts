import type { Adapter, AdapterPayload } from 'oidc-provider'

const MOST_ROWS = 5_000

/**
 * What the provider remembers between two steps of a sign-in, in memory: a sign-in that was under way when the process
 * ended is begun again. The provider looks at the expiry in the rows itself; here only their number is bounded.
 */
export function shortLivedRows(): (kind: string) => Adapter {
  const rows = new Map<string, AdapterPayload>()
  const addressOfUid = new Map<string, string>()

  return (kind) => {
    const address = (id: string) => `${kind} ${id}`
    const forget = (key: string) => {
      const uid = rows.get(key)?.uid
      if (uid !== undefined) addressOfUid.delete(uid)
      rows.delete(key)
    }
    return {
      async upsert(id, payload) {
        forget(address(id))
        rows.set(address(id), payload)
        if (payload.uid !== undefined) addressOfUid.set(payload.uid, address(id))
        for (const oldest of rows.keys()) {
          if (rows.size <= MOST_ROWS) break
          forget(oldest)
        }
      },
      find: async (id) => rows.get(address(id)),
      findByUid: async (uid) => rows.get(addressOfUid.get(uid) ?? ''),
      findByUserCode: async () => undefined,
      async consume(id) {
        const row = rows.get(address(id))
        if (row !== undefined) rows.set(address(id), { ...row, consumed: true })
      },
      destroy: async (id) => forget(address(id)),
      async revokeByGrantId(grantId) {
        for (const [key, row] of rows) if (row.grantId === grantId) forget(key)
      },
    }
  }
}
