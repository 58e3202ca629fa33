import * as z from 'zod/mini'
import { findHead } from '../../functions/audit-trail/index.ts'
import { defineContract, id, instant, line, pageQuery, paragraphs } from '../../functions/kernel/contract.ts'
import { newId } from '../../functions/kernel/ids.ts'
import { NotFoundError, RefusalError } from '../../functions/kernel/refusal.ts'
import type { HeadRow } from '../../functions/platform/act.ts'
import { mutation, query, type Route } from '../../functions/platform/handler.ts'
import { ConditionFailedError, StoreBusyError } from '../../functions/platform/store.ts'

/** A room of notes, to have something behind the door. */
const note = z.strictObject({ id: id('nte'), title: z.string(), version: z.number() })

const writeContract = defineContract({
  operation: 'write-note',
  method: 'POST',
  path: '/api/notes',
  summary: 'Write a note',
  admits: 'signed-in',
  body: z.strictObject({
    title: line(20),
    text: z.optional(paragraphs(100)),
    mood: z.optional(z.enum(['calm', 'busy'])),
    due: z.optional(instant),
    pages: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(9))),
    tags: z.optional(z.array(line(10)).check(z.maxLength(3))),
    place: z.optional(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('room'), floor: z.number() }),
        z.strictObject({ kind: z.literal('url'), url: z.url() }),
      ]),
    ),
  }),
  answer: note,
  status: 201,
  example: { title: 'buy tea', pages: 1 },
})

const readContract = defineContract({
  operation: 'read-note',
  method: 'GET',
  path: '/api/notes/{id}',
  summary: 'One note',
  admits: 'signed-in',
  params: z.strictObject({ id: id('nte') }),
  answer: note,
})

const listContract = defineContract({
  operation: 'list-notes',
  method: 'GET',
  path: '/api/notes',
  summary: 'Notes',
  admits: 'signed-in',
  query: z.strictObject({ ...pageQuery, mood: z.optional(z.array(z.enum(['calm', 'busy']))) }),
  answer: z.unknown(),
})

const editContract = defineContract({
  operation: 'edit-note',
  method: 'PATCH',
  path: '/api/notes/{id}',
  summary: 'Edit a note',
  admits: 'signed-in',
  params: z.strictObject({ id: id('nte') }),
  body: z.strictObject({ title: line(20) }),
  answer: note,
  ifMatch: 'required',
  refusals: ['note-is-old'],
})

const failContract = defineContract({
  operation: 'fail',
  method: 'GET',
  path: '/api/failures/{how}',
  summary: 'Fails as asked',
  admits: 'nobody-known',
  params: z.strictObject({ how: z.enum(['race', 'busy', 'bug', 'refusal']) }),
  answer: z.null(),
})

const FAILURES: Record<string, () => Error> = {
  race: () => new ConditionFailedError(0),
  busy: () => new StoreBusyError('no'),
  bug: () => new TypeError('secret detail'),
  refusal: () =>
    new RefusalError(
      409,
      { code: 'wrong-state', text: { 'zh-CN': '现在是 {state}', en: 'it is {state}' }, values: { state: 'released' } },
      { state: 'released', status: 'never the status' },
    ),
}

type Note = HeadRow & { readonly title: string }

const shown = ({ id, title, version }: Note) => ({ id, title, version })

export const noteRoutes = (): readonly Route[] => [
  mutation(writeContract, async ({ random }, { caller, body, now }) => {
    const head = { id: newId('nte', now, random), title: body.title }
    const act = { before: undefined, head, at: now, did: 'note.written', by: caller.actor }
    return { acts: [act], answer: { ...head, version: 1 } }
  }),
  query(readContract, async ({ store }, { params }) => {
    const head = await findHead(store, params.id)
    if (head === undefined) throw new NotFoundError('note')
    return shown(head as Note)
  }),
  query(listContract, async (_, { query, caller }) => ({ query, actor: caller.actor, language: caller.language })),
  mutation(editContract, async ({ store }, { params, body, ifMatch, caller, now }) => {
    const before = (await findHead(store, params.id)) as Note | undefined
    if (before === undefined) throw new NotFoundError('note')
    if (before.version !== ifMatch) {
      const text = { 'zh-CN': '已被修改', en: 'changed meanwhile' }
      throw new RefusalError(412, { code: 'note-is-old', text }, { version: before.version })
    }
    if (before.title === body.title) return { acts: [], answer: shown(before) }
    const head = { id: before.id, title: body.title }
    const act = { before, head, at: now, did: 'note.edited', by: caller.actor }
    return { acts: [act], answer: { ...head, version: before.version + 1 } }
  }),
  query(failContract, async (_, { params }) => {
    throw FAILURES[params.how]?.() ?? new Error('unknown failure')
  }),
]
