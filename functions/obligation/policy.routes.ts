import { DAY, type Instant, millisOf } from '../kernel/instant.ts'
import { InvalidInputError, NotFoundError } from '../kernel/refusal.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { InvalidCursorError, type Store } from '../platform/store.ts'
import { authorise, type Directory, loadDirectory, recentDirectory, worksInIt } from '../responsibility/index.ts'
import { policyIsStale, policyIsTheSame } from './errors.ts'
import { personRefIn } from './obligation.view.ts'
import { listPolicies, previewPolicy, publishPolicy, readPolicy, readPolicyVersion } from './policy.contract.ts'
import {
  currentPolicy,
  findPolicyHead,
  findPolicyHeads,
  listPublications,
  type PolicyHead,
  policyAt,
} from './policy.store.ts'
import { BUILT_IN, type DeclaredPolicies, type DeclaredPolicy, type Ladders } from './policy.ts'
import { BUILT_IN_VERSION, publicationOf, stagesOf, viewOfPolicy } from './policy.view.ts'
import { policyFault } from './policy-faults.ts'
import { previewOf } from './preview-policy.ts'
import { isSamePolicy, publish } from './publish-policy.ts'
import { faultsOfPolicy } from './rules/may-policy-be-saved.ts'

/** How far from now a preview may begin: holidays are not known for ever. */
const FARTHEST = 3 * 366 * DAY

export function policyRoutes(policies: DeclaredPolicies): Route[] {
  const declaredAs = (name: string): DeclaredPolicy => {
    const declared = policies.get(name)
    if (declared === undefined) throw new NotFoundError('policy')
    return declared
  }

  return [
    query(listPolicies, async ({ store }, { query: { limit, cursor }, ...call }) => {
      const directory = await directoryForStaff(store, call)
      const names = [...policies.keys()].toSorted()
      const after = cursor === undefined ? '' : nameIn(cursor)
      const page = names.filter((name) => name > after).slice(0, limit)
      const heads = await findPolicyHeads(store, page)
      const items = page.map((name, nth) => summaryOf(declaredAs(name), heads[nth], directory))
      const last = page.at(-1)
      return { items, nextCursor: last === undefined || last === names.at(-1) ? null : cursorAt(last) }
    }),

    query(readPolicy, async ({ store }, { params: { name }, ...call }) => {
      const [directory, declared] = [await directoryForStaff(store, call), declaredAs(name)]
      const [policy, published] = await Promise.all([currentPolicy(store, declared), listPublications(store, name)])
      return viewOfPolicy(declared, policy, published, directory)
    }),

    query(readPolicyVersion, async ({ store }, { params: { name, version }, ...call }) => {
      const [directory, declared] = [await directoryForStaff(store, call), declaredAs(name)]
      const policy = await policyAt(store, declared, Number(version))
      const published = (await listPublications(store, name)).map((each) => publicationOf(each, directory))
      const publication = published.find((each) => each.version === policy.version) ?? BUILT_IN_VERSION
      return { name, title: declared.title, ...publication, stages: stagesOf(declared, policy) }
    }),

    mutation(publishPolicy, async (platform, call) => {
      const grant = await authorise(platform, call, 'policy.publish')
      const { store } = platform
      const { caller, ifMatch, now, body } = call
      const declared = declaredAs(call.params.name)
      const head = await findPolicyHead(store, declared.name)
      const [directory, before] = await Promise.all([
        loadDirectory(store),
        policyAt(store, declared, head?.current ?? BUILT_IN),
      ])
      if (ifMatch !== before.version) throw policyIsStale(before.version)
      const stages = soundLadders(declared, body.stages, directory, now)
      if (isSamePolicy(stages, before.stages)) throw policyIsTheSame()
      const act = publish(head, before, stages, { caller, grant, reason: body.reason, now })
      const policy = { ...before, version: before.version + 1, stages }
      const publication = { version: policy.version, at: now, by: caller.person, reason: body.reason }
      const published = [...(await listPublications(store, declared.name)), publication]
      return { acts: [act], answer: viewOfPolicy(declared, policy, published, directory) }
    }),

    mutation(previewPolicy, async ({ store }, { params: { name }, body, ...call }) => {
      const { now } = call
      const [directory, declared] = [await directoryForStaff(store, call, loadDirectory), declaredAs(name)]
      const ladders =
        body.stages === undefined
          ? (await currentPolicy(store, declared)).stages
          : soundLadders(declared, body.stages, directory, now)
      const { from = now, position = directory.department.changeAuthority } = body
      if (Math.abs(millisOf(from) - millisOf(now)) > FARTHEST) {
        throw new InvalidInputError([policyFault('from', 'from-out-of-range')])
      }
      if (!directory.positions.has(position)) throw new InvalidInputError([policyFault('position', 'unknown-position')])
      return { acts: [], answer: previewOf(declared, ladders, directory, { from, position, now }) }
    }),
  ]
}

/** Everybody in the department reads its policies; to anybody else they are not there. */
async function directoryForStaff(
  store: Store,
  { caller, now }: Pick<Call, 'caller' | 'now'>,
  read: (store: Store) => Promise<Directory> = recentDirectory,
): Promise<Directory> {
  const directory = await read(store)
  if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('policy')
  return directory
}

/** What was sent, found to be ladders that may be saved. Throws {@link InvalidInputError} with every fault. */
function soundLadders(declared: DeclaredPolicy, given: unknown, directory: Directory, now: Instant): Ladders {
  // The contract has checked the form; only the brand of a checked duration is missing.
  const ladders = given as Ladders
  const faults = faultsOfPolicy(declared, ladders, directory, now)
  if (faults.length > 0) throw new InvalidInputError(faults)
  return ladders
}

function summaryOf({ name, title, stages }: DeclaredPolicy, head: PolicyHead | undefined, directory: Directory) {
  return {
    name,
    title,
    version: head?.current ?? BUILT_IN,
    publishedAt: head?.publishedAt ?? null,
    publishedBy: head === undefined ? null : personRefIn(directory, head.publishedBy),
    stages: Object.entries(stages).map(([stage, each]) => ({ stage, title: each.title })),
  }
}

const LIST = 'policies'
const cursorAt = (name: string): string => Buffer.from(JSON.stringify([LIST, name])).toString('base64url')

/** The name a page ended with. Throws {@link InvalidCursorError} for the cursor of another list. */
function nameIn(cursor: string): string {
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch (cause) {
    throw new InvalidCursorError('not a cursor', { cause })
  }
  const [list, name] = Array.isArray(parts) ? (parts as unknown[]) : []
  if (list !== LIST || typeof name !== 'string') throw new InvalidCursorError('a cursor of another list')
  return name
}
