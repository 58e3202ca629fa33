import * as z from 'zod/mini'
import { defineContract, id, pageOf, pageQuery } from '../kernel/contract.ts'
import type { CaseKind } from './case-kind.ts'
import { obligationOut } from './obligation.contract.ts'
import { timelineEntry } from './timeline.contract.ts'

/** A case that is nothing but what is owed for it: a gap in the roster, a year the calendar does not know. */
export const plainCaseOut = z.strictObject({
  id: z.string(),
  version: z.number(),
  /** `open`, or how it ended: `filled`, `known`, `passed`. */
  status: z.string(),
  /** What it is about: a position, a person, a year. */
  title: z.string(),
  obligations: z.array(obligationOut),
})

/** The two routes that every kind of case has, for one that has no room of its own. */
export const plainCaseContracts = ({ prefix, workflow }: Pick<CaseKind, 'prefix' | 'workflow'>, address: string) => {
  const params = z.strictObject({ id: id(prefix) })
  return {
    read: defineContract({
      operation: `read-${workflow}`,
      method: 'GET',
      path: `/api/${address}/{id}`,
      summary: 'Where it stands, and what is owed for it.',
      admits: 'signed-in',
      params,
      answer: plainCaseOut,
    }),
    timeline: defineContract({
      operation: `read-${workflow}-timeline`,
      method: 'GET',
      path: `/api/${address}/{id}/timeline`,
      summary: 'Who did what, when, by which authority; oldest first.',
      admits: 'signed-in',
      params,
      query: z.strictObject(pageQuery),
      answer: pageOf(timelineEntry),
    }),
  }
}
