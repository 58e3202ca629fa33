import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { actionOut } from '../../functions/change/change.contract.ts'
import { changeLifecycle } from '../../functions/change/change-lifecycle.workflow.ts'
import { NORMAL_CHANGE } from '../../functions/change/change-policy.ts'
import { kinds as cases } from '../../functions/registry.ts'
import { AUTHORITIES } from '../../functions/responsibility/authorities.ts'
import inEnglish from '../../web/src/features/changes/en.ts'
import changes from '../../web/src/features/changes/zh-CN.ts'
import obligations from '../../web/src/features/obligations/zh-CN.ts'
import { processOf } from '../../web/src/ui/process-stages.ts'
import ui from '../../web/src/ui/zh-CN.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** The text at `change.assess` of a catalogue. */
const at = (catalogue: object, name: string): unknown =>
  name.split('.').reduce<unknown>((inside, part) => Object(inside)[part], catalogue)
const speechless = (catalogue: object, names: readonly string[]): string[] =>
  names.filter((name) => typeof at(catalogue, name) !== 'string')

/** What rooms write into the story of a change. */
function acts(): string[] {
  const sources = globSync('functions/{change,obligation,audit-trail}/**/*.ts', { cwd: ROOT })
  const written = sources.flatMap((file) => [
    ...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/\bdid(?::| =) '((?:change|obligation|audit)\.[a-z-]+)'/g),
  ])
  return [...new Set(written.map(([, did = '']) => did))]
}

describe('the portal has words for', () => {
  it('every act in the story of a change', () => {
    const written = acts()
    expect(written.length).toBeGreaterThan(10)
    expect(speechless(changes.story, written)).toEqual([])
    const byPeople = ['acknowledged', 'offered', 'accepted', 'declined'].map((did) => `obligation.${did}`)
    expect(speechless(changes.story, byPeople)).toEqual([])
    expect(written).toContain('audit.personal-details-erased')
  })

  it('every kind of obligation, what it is and what to do about it', () => {
    const kinds = [...[...cases.values()].flatMap(({ standards }) => Object.keys(standards)), 'obligation.accept']
    expect(speechless(ui.kinds, kinds)).toEqual([])
    expect(speechless(obligations.actions.do, kinds)).toEqual([])
  })

  it('every authority', () => {
    expect(
      speechless(
        ui.authorities,
        AUTHORITIES.map((act) => act.replace('.', '_')),
      ),
    ).toEqual([])
  })

  it('every stage of the procedure', () => {
    const { stages } = processOf({ ...changeLifecycle.define((task) => task) })
    expect(
      speechless(
        changes.stages,
        stages.map(({ word }) => word),
      ),
    ).toEqual([])
  })

  it('the policy a change runs under', () => {
    expect(at(changes.policies, NORMAL_CHANGE.name)).toBe(NORMAL_CHANGE.title['zh-CN'])
    expect(at(inEnglish.policies, NORMAL_CHANGE.name)).toBe(NORMAL_CHANGE.title.en)
  })

  it('everything somebody may do with a change', () => {
    expect(speechless(changes.actions, actionOut.shape.action.options)).toEqual([])
  })
})
