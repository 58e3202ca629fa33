import type { Answers, LaterAnswers } from '../platform/answers.ts'

/** Answers that are not there yet, and a way to have them. */
export interface Later {
  /** Whether something came that was not there when it was asked for: the call may have its answer now. */
  fetchedFor(path: string): Promise<boolean>
  fetchAll(): Promise<void>
}

/** Each is loaded once, however many ask for it at a time, and added. One that failed is tried again by the next call. */
export function laterOf(rooms: readonly LaterAnswers[], add: (answers: Answers) => void): Later {
  const missing = new Set(rooms)
  const coming = new Map<LaterAnswers, Promise<void>>()

  const load = async (room: LaterAnswers): Promise<void> => {
    try {
      add(await room.load())
      missing.delete(room)
    } finally {
      coming.delete(room)
    }
  }
  const fetch = (room: LaterAnswers): Promise<void> => {
    const loading = coming.get(room) ?? load(room)
    coming.set(room, loading)
    return loading
  }
  const fetchAll = async (wanted: readonly LaterAnswers[]): Promise<boolean> => {
    await Promise.all(wanted.map(fetch))
    return wanted.length > 0
  }
  return {
    fetchedFor: (path) => fetchAll([...missing].filter(({ under }) => under.some((address) => lies(path, address)))),
    fetchAll: async () => void (await fetchAll([...missing])),
  }
}

const lies = (path: string, under: string): boolean => path === under || path.startsWith(`${under}/`)
