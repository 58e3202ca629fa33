import * as z from 'zod/mini'
import { defineContract, id, instantOut, pageQuery } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { namedPosition, nameOut } from './duty.contract.ts'
import { lintFindingOut } from './lint.contract.ts'

export const MATRIX_STATES = ['covered', 'single', 'vacant', 'gap', 'overlap', 'not-needed'] as const

const namedService = z.strictObject({ id: id('svc'), name: nameOut })
const namedGroup = z.strictObject({ id: id('grp'), name: nameOut })
const namedDuty = z.strictObject({ id: id('dut'), title: nameOut })
const activityOut = z.strictObject({ code: z.string(), name: nameOut, hours: z.enum(['business', 'always']) })

const cellOut = z.strictObject({
  activity: z.string(),
  /**
   * `gap`: needed, and no duty covers it · `overlap`: several positions answer for it · `vacant`: somebody is needed on
   * that day and nobody is there · `single`: one person alone can do it · `not-needed`: nobody says so, nobody has to.
   */
  state: z.enum(MATRIX_STATES),
  /** Who answers for it: one, unless it overlaps. */
  accountable: z.array(namedPosition),
  /** Who answers at the moment that is looked at; null: nobody is there. */
  person: z.nullable(personRef),
  via: z.nullable(z.enum(['holder', 'deputy', 'person'])),
  duties: z.array(namedDuty),
  /** The first hours of the day in which nobody is there. */
  emptyFrom: z.nullable(instantOut),
  emptyUntil: z.nullable(instantOut),
})
export type MatrixCellOut = z.infer<typeof cellOut>

const counts = z.strictObject(
  Object.fromEntries(MATRIX_STATES.map((state) => [state, z.number()])) as Record<
    (typeof MATRIX_STATES)[number],
    ReturnType<typeof z.number>
  >,
)

/** Which book is looked at: a version by its number, or a draft as it would be. */
const looked = { version: z.nullable(z.number()), draft: z.nullable(id('bdr')) }
const about = {
  /** A draft as it would be published; absent: what is in force on that day. */
  draft: z.optional(id('bdr')),
  group: z.optional(id('grp')),
}

export const matrixOut = z.strictObject({
  ...looked,
  on: z.iso.date(),
  at: instantOut,
  activities: z.array(activityOut),
  /** Over all services that were asked for, on whatever page. */
  counts,
  items: z.array(z.strictObject({ service: namedService, group: z.nullable(namedGroup), cells: z.array(cellOut) })),
  nextCursor: z.nullable(z.string()),
})
export type MatrixOut = z.infer<typeof matrixOut>

export const readMatrix = defineContract({
  operation: 'read-responsibility-matrix',
  method: 'GET',
  path: '/api/responsibility-matrix',
  summary: 'Services × activities: who answers for each, who that is now or on a day ahead, and whether it holds.',
  admits: 'signed-in',
  query: z.strictObject({
    ...about,
    /** A day within 35; absent: now. */
    on: z.optional(z.iso.date()),
    /** Only services with a cell in this state. */
    state: z.optional(z.enum(MATRIX_STATES)),
    ...pageQuery,
  }),
  answer: matrixOut,
  refusals: ['date-out-of-range'],
})

export const listRaci = defineContract({
  operation: 'list-responsibilities',
  method: 'GET',
  path: '/api/responsibility-matrix/duties',
  summary: 'Duties × positions: who is accountable, who does it, who is consulted, who is informed. By position.',
  admits: 'signed-in',
  query: z.strictObject({ ...about, position: z.optional(id('pos')), ...pageQuery }),
  answer: z.strictObject({
    ...looked,
    /** The columns: every position that the duties of this page name, by name. */
    positions: z.array(namedPosition),
    items: z.array(
      z.strictObject({
        duty: namedDuty,
        accountable: namedPosition,
        person: z.nullable(personRef),
        responsible: z.array(namedPosition),
        consulted: z.array(namedPosition),
        informed: z.array(namedPosition),
      }),
    ),
    nextCursor: z.nullable(z.string()),
  }),
})

const parityLine = z.strictObject({
  act: z.string(),
  /** In the caller's language. */
  actName: z.string(),
  services: z.nullable(z.array(namedService)),
  upTo: z.nullable(z.enum(['low', 'medium', 'high'])),
  /** `by-duty` is right; `without-duty`: authority that no duty needs; `missing`: a duty without what it needs. */
  state: z.enum(['by-duty', 'without-duty', 'missing']),
  duty: z.nullable(namedDuty),
  finding: z.nullable(lintFindingOut),
})

export const listParity = defineContract({
  operation: 'list-authority-parity',
  method: 'GET',
  path: '/api/responsibility-matrix/parity',
  summary: 'Authority held against duty, position by position: authority without a duty, duty without authority.',
  admits: 'signed-in',
  query: z.strictObject({
    ...about,
    /** Only positions where the two are not at par. */
    only: z.optional(z.enum(['unequal'])),
    ...pageQuery,
  }),
  answer: z.strictObject({
    ...looked,
    counts: z.strictObject({ 'by-duty': z.number(), 'without-duty': z.number(), missing: z.number() }),
    items: z.array(
      z.strictObject({
        position: namedPosition,
        group: z.nullable(namedGroup),
        people: z.array(personRef),
        lines: z.array(parityLine),
      }),
    ),
    nextCursor: z.nullable(z.string()),
  }),
})
