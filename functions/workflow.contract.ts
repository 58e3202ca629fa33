import * as z from 'zod/mini'
import { defineContract } from './kernel/contract.ts'

export const readWorkflow = defineContract({
  operation: 'read-workflow',
  method: 'GET',
  path: '/api/workflows/{name}',
  summary: 'A procedure, as the States Language document that runs it.',
  admits: 'signed-in',
  params: z.strictObject({ name: z.string().check(z.regex(/^[a-z][a-z-]{0,60}$/)) }),
  answer: z.strictObject({ name: z.string(), contract: z.number(), definition: z.record(z.string(), z.unknown()) }),
})
