import { localDateOf } from '../calendar/index.ts'
import type { Language } from '../kernel/text.ts'
import type { Call } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { mustWorkHere } from './permitted.ts'
import type { Writing } from './tables/cells-of.ts'

/** The department as it is, for whoever works in it. Throws 404 for others. */
export async function writingFor(
  store: Store,
  asked: Language | undefined,
  { caller, now }: Pick<Call, 'caller' | 'now'>,
): Promise<Writing> {
  const directory = await loadDirectory(store)
  mustWorkHere(directory, { caller, now })
  return { directory, language: asked ?? caller.language, now }
}

/** `人员 2026-01-05` */
export const named = (name: string, { directory, now }: Writing): string =>
  `${name} ${localDateOf(now, directory.department.calendar.timeZone)}`
