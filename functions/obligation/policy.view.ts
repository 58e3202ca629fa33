import type { Directory } from '../responsibility/index.ts'
import { personRefIn } from './obligation.view.ts'
import type { PolicyOut, PublicationOut } from './policy.contract.ts'
import { type Publication, policyIdOf } from './policy.store.ts'
import { BUILT_IN, type DeclaredPolicy, type Policy } from './policy.ts'

type StageOut = PolicyOut['stages'][number]

/** The stages of a version in the order the room declares them: the order of the procedure. */
export const stagesOf = (declared: DeclaredPolicy, { stages }: Pick<Policy, 'stages'>): StageOut[] =>
  Object.entries(declared.stages).map(([stage, { title, ladder }]) => ({
    stage,
    title,
    // Plain JSON in and out; the contract's types only lack the brand of a checked duration.
    ladder: (stages[stage] ?? ladder) as unknown as StageOut['ladder'],
  }))

/** A policy in force, and what was ever published of it. */
export const viewOfPolicy = (
  declared: DeclaredPolicy,
  policy: Policy,
  published: readonly Publication[],
  directory: Directory,
): PolicyOut => ({
  id: policyIdOf(policy.name),
  name: policy.name,
  title: declared.title,
  version: policy.version,
  stages: stagesOf(declared, policy),
  versions: [...published.map((each) => publicationOf(each, directory)).reverse(), BUILT_IN_VERSION],
})

export const BUILT_IN_VERSION: PublicationOut = {
  version: BUILT_IN,
  publishedAt: null,
  publishedBy: null,
  reason: null,
}

export const publicationOf = ({ version, at, by, reason }: Publication, directory: Directory): PublicationOut => ({
  version,
  publishedAt: at,
  publishedBy: personRefIn(directory, by),
  reason: reason ?? null,
})
