import * as z from 'zod/mini'
import { defineContract, id, pageQuery } from '../kernel/contract.ts'
import { namedPosition, nameOut } from './duty.contract.ts'

const duty = z.strictObject({ id: id('dut'), title: nameOut, position: namedPosition })

export const listObjectiveDuties = defineContract({
  operation: 'list-objective-duties',
  method: 'GET',
  path: '/api/objectives/{id}/duties',
  summary: 'The duties of the role book in force that serve an objective: what a change of it touches. By position.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('obj') }),
  query: z.strictObject(pageQuery),
  answer: z.strictObject({
    /** Of the role book; null before the first. */
    version: z.nullable(z.number()),
    items: z.array(duty),
    nextCursor: z.nullable(z.string()),
  }),
})

export const listObjectiveOrphans = defineContract({
  operation: 'list-objective-orphans',
  method: 'GET',
  path: '/api/objective-orphans',
  summary: 'Open objectives that no duty serves, and duties of the role book in force that serve no objective.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: z.strictObject({
    version: z.nullable(z.number()),
    /** All of them: a department has some dozens. */
    objectives: z.array(z.strictObject({ id: id('obj'), title: nameOut, year: z.number(), owner: namedPosition })),
    /** Duties, page by page, by position. */
    items: z.array(duty),
    nextCursor: z.nullable(z.string()),
    /** How many duties there are of the kind, and how many in all. */
    without: z.number(),
    duties: z.number(),
  }),
})
