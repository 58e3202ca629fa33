import * as z from 'zod/mini'
import { defineContract, id, instantOut } from '../kernel/contract.ts'

const trouble = {
  id: id('inc'),
  number: z.string(),
  title: z.string(),
  service: z.nullable(z.string()),
  raisedAt: instantOut,
}

export const readServiceStatus = defineContract({
  operation: 'read-service-status',
  method: 'GET',
  path: '/api/status',
  summary: 'How each service is, what is wrong now in words for employees, and the last 14 days. Some seconds old.',
  admits: 'signed-in',
  answer: z.strictObject({
    at: instantOut,
    services: z.array(
      z.strictObject({
        id: id('svc'),
        name: z.string(),
        state: z.enum(['working', 'disturbed', 'down']),
        since: z.nullable(instantOut),
      }),
    ),
    open: z.array(
      z.strictObject({
        ...trouble,
        isMitigated: z.boolean(),
        update: z.nullable(z.strictObject({ at: instantOut, text: z.string() })),
        nextBy: z.nullable(instantOut),
      }),
    ),
    past: z.array(z.strictObject({ ...trouble, resolvedAt: instantOut })),
  }),
})
