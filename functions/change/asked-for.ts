import { type ListAskedFor, personRefIn } from '../obligation/index.ts'
import { nameOfChange, PRINT_PATH } from './change.description.ts'
import { listChangesByRequester } from './change.store.ts'
import { STATUS_NAMES } from './rules/status-names.ts'

const MOST = 10

/** The newest changes somebody asked for, for their own page. */
export const changesAskedFor: ListAskedFor = async (store, { person, directory, language }) => {
  const { items } = await listChangesByRequester(store, person, { limit: MOST })
  return items.map((head) => ({
    name: nameOfChange(head),
    href: `${PRINT_PATH}/${head.id}`,
    stands: STATUS_NAMES[head.status][language],
    ...(head.accountable === undefined || head.dueAt === undefined
      ? {}
      : { next: { person: personRefIn(directory, head.accountable).name, dueAt: head.dueAt } }),
  }))
}
