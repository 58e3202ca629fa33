import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

interface Import {
  readonly from: string
  readonly to: string
}

/** Every import line of the tree: files as paths from the root, packages by name. */
const imports: Import[] = ['functions', 'infra', 'web/src'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const from = `${folder}/${file}`
      const text = readFileSync(join(root, from), 'utf8')
      const found = text.matchAll(
        /(?:^|\n)(?:import|export)\b[^'"\n]*?(?:\{[^}]*\}[^'"\n]*?)?from '([^']+)'|(?:^|[^\w])import\('([^']+)'\)|(?:^|\n)import '([^']+)'/g,
      )
      return [...found].map(([, one, two, three]) => {
        const to = one ?? two ?? three ?? ''
        return { from, to: to.startsWith('.') ? relative(root, resolve(root, dirname(from), to)) : to }
      })
    }),
)

const room = (path: string): string | undefined => /^functions\/([a-z-]+)\//.exec(path)?.[1]
const isRoomIndex = (path: string): boolean => /^functions\/[a-z-]+\/index\.ts$/.test(path)
const offenders = (isWrong: (each: Import) => boolean): string[] =>
  imports.filter(isWrong).map(({ from, to }) => `${from} → ${to}`)

/** Lower floors first: a room may use what lies below it, never what is beside or above. */
const FLOORS: readonly (readonly string[])[] = [
  ['kernel'],
  ['platform'],
  ['calendar', 'audit-trail'],
  ['mail'],
  ['outbox', 'sign-in'],
  ['responsibility'],
  ['obligation'],
  ['decision', 'paging', 'publication'],
  ['on-call'],
  ['objective', 'finding', 'reachability'],
  ['role-book'],
  ['duty', 'entitlement', 'acknowledgement'],
  ['change', 'planning', 'access-review', 'position-hand-over', 'position-story', 'exchange', 'scim', 'emergency-plan'],
  ['incident'],
  ['alert', 'improvement', 'incident-figures'],
]
const floorOf = (name: string | undefined): number =>
  FLOORS.findIndex((names) => name !== undefined && names.includes(name))
const DOORS = ['door', 'adapters', 'lambda', 'registry']

describe('who may import whom', () => {
  it('import lines are found, over several lines too', () => {
    const found = imports.map(({ from, to }) => `${from} → ${to}`)
    expect(found.length).toBeGreaterThan(1000)
    expect(found).toContain('functions/change/take-step.ts → functions/change/steps/decide.ts')
    expect(found).toContain('functions/change/change.routes.ts → functions/obligation/index.ts')
  })

  it('every folder of functions has its place', () => {
    const folders = readdirSync(join(root, 'functions'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expect(folders.filter((name) => floorOf(name) === -1 && !DOORS.includes(name))).toEqual([])
  })

  it('a room uses only rooms on lower floors', () => {
    const wrong = offenders(({ from, to }) => {
      const [above, below] = [floorOf(room(from)), floorOf(room(to))]
      if (above === -1 || room(to) === undefined || room(from) === room(to)) return false
      return below === -1 || below >= above
    })
    expect(wrong).toEqual([])
  })

  it('a room is entered by its index, its nouns and its contract; the registry lists what it has from where it stands', () => {
    const wrong = offenders(({ from, to }) => {
      const [user, used] = [room(from), room(to)]
      if (user === undefined || used === undefined || user === used) return false
      if (['kernel', 'platform', 'adapters', 'door'].includes(used) || DOORS.includes(user)) return false
      return (
        !isRoomIndex(to) &&
        !to.endsWith('.contract.ts') &&
        to !== 'functions/audit-trail/audit-trail.store.ts' &&
        to !== 'functions/audit-trail/entry.ts' &&
        to !== 'functions/audit-trail/commit-act.ts' &&
        to !== 'functions/calendar/calendar.ts'
      )
    })
    expect(wrong).toEqual([])
  })

  it('rules are pure: no platform, no store, no packages but hashing', () => {
    const wrong = offenders(
      ({ from, to }) =>
        /^functions\/[a-z-]+\/rules\//.test(from) &&
        (/\.(store|routes|emails|pages)\.tsx?$/.test(to) ||
          /^functions\/(platform|adapters|door)\//.test(to) ||
          (!to.startsWith('functions/') && to !== 'node:crypto')),
    )
    expect(wrong).toEqual([])
  })

  it('each package has its home', () => {
    const HOMES: readonly (readonly [RegExp, RegExp])[] = [
      [/^aws-cdk-lib|^constructs|^cdk-nag/, /^infra\/aws\//],
      [/^@aws-sdk\//, /^functions\/adapters\/|^infra\/local\/(embedded-database|read-everything|wire-client)\.ts$/],
      [/^@middy\/core/, /^functions\/lambda\/middleware\.ts$/],
      [
        /^hono/,
        /\.(routes|pages|emails)\.tsx?$|^functions\/api\.ts$|^functions\/lambda\/|^infra\/local\/|^functions\/door\//,
      ],
      [/^@hono\//, /^infra\/local\//],
      [/^(react|antd|@tanstack)/, /^web\//],
    ]
    const wrong = offenders(({ from, to }) => HOMES.some(([name, home]) => name.test(to) && !home.test(from)))
    expect(wrong).toEqual([])
  })

  it('AWS and one machine never meet', () => {
    expect(
      offenders(
        ({ from, to }) =>
          (from.startsWith('infra/aws/') && to.startsWith('infra/local/')) ||
          (from.startsWith('infra/local/') && to.startsWith('infra/aws/')) ||
          (from.startsWith('functions/') && to.startsWith('infra/')),
      ),
    ).toEqual([])
  })

  it('the portal knows contracts, and no feature knows another', () => {
    const feature = (path: string) => /^web\/src\/features\/([a-z-]+)\//.exec(path)?.[1]
    const wrong = offenders(({ from, to }) => {
      if (!from.startsWith('web/')) return false
      if (to.startsWith('functions/')) {
        return !/\.contract\.ts$|^functions\/kernel\/|^functions\/calendar\/(say-time|say-recurrence|recurrence)\.ts$|^functions\/platform\/workflow/.test(
          to,
        )
      }
      const [one, other] = [feature(from), feature(to)]
      return one !== undefined && other !== undefined && one !== other
    })
    expect(wrong).toEqual([])
  })

  it('nothing but a clock reads the time', () => {
    const CLOCKS = /^infra\/local\/clocks\.ts$|^functions\/lambda\/platform\.ts$/
    const readers = [...new Set(imports.map(({ from }) => from))]
      .filter((file) => /^(functions|infra\/local)\//.test(file) && !CLOCKS.test(file))
      .filter((file) => /Date\.now\(\)|new Date\(\)/.test(readFileSync(join(root, file), 'utf8')))
    expect(readers).toEqual([])
  })
})
