import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { openApiDocument } from '../../functions/door/open-api.ts'
import { exampleOf, problemExample } from '../../functions/door/open-api-examples.ts'
import { DOOR_REFUSAL_CODES } from '../../functions/door/refusals.ts'
import type { JsonObject } from '../../functions/kernel/json.ts'
import { routes } from '../../functions/registry.ts'

type Parts = Parameters<typeof routes>[0]
const nowhere = (): never => {
  throw new Error('nothing is asked of it here')
}
const all = routes({
  wallClock: { now: () => '2026-01-05T01:00:00.000Z' },
  checkpointLog: { append: nowhere, find: nowhere, listBackwards: nowhere },
  checkpointKeys: { find: nowhere },
  readFonts: nowhere,
} satisfies Parts)

interface Media {
  readonly example?: unknown
}
interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<Record<string, { $ref?: string; content?: Readonly<Record<string, Media>> }>>
}
const { paths, components } = openApiDocument(all, 'onduty') as {
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  components: { responses: Readonly<Record<string, { content: Readonly<Record<string, Media>> }>> }
}

describe.each(all.map(({ contract }) => [contract.operation, contract] as const))('%s', (_, contract) => {
  const operation = paths[contract.path]?.[contract.method.toLowerCase()]

  it('shows an answer that its own contract accepts', () => {
    if (contract.status === 204) return expect(operation?.responses[204]).toEqual({ description: 'Done.' })
    const content = operation?.responses[contract.status ?? 200]?.content
    // A file has no example: its types of content are named.
    if (contract.download !== undefined) return expect(Object.keys(content ?? {})).toEqual(contract.download)
    const shown = content?.[contract.dialect === 'scim' ? 'application/scim+json' : 'application/json']?.example
    expect(shown).toBeDefined()
    expect(contract.answer.safeParse(shown).error?.issues).toBeUndefined()
  })

  it('shows a problem for every way it may end', () => {
    const refused = Object.entries(operation?.responses ?? {}).filter(([status]) => Number(status) >= 400)
    expect(refused.length).toBeGreaterThan(1)
    for (const [status, { $ref = '' }] of refused) {
      const response = components.responses[$ref.slice('#/components/responses/'.length)]
      expect(response?.content['application/problem+json']?.example).toMatchObject({ status: Number(status) })
    }
  })
})

it('names in its problems only codes there are', () => {
  const known = new Set<string>([...DOOR_REFUSAL_CODES, ...all.flatMap(({ contract }) => contract.refusals ?? [])])
  const beside = ['invalid-input', 'not-found', 'unexpected', 'busy', 'method-not-allowed']
  const statuses = [400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 503]
  const codes = statuses.map((status) => String(problemExample(status).code))
  expect(codes.filter((code) => !known.has(code) && !beside.includes(code))).toEqual([])
})

it('finds a value for whatever a contract may say', () => {
  const schema = z.strictObject({
    at: z.iso.datetime(),
    mood: z.enum(['calm', 'busy']),
    note: z.nullable(z.string()),
    pages: z.array(z.number()),
    also: z.optional(z.boolean()),
  })
  const example = exampleOf(z.toJSONSchema(schema) as JsonObject)
  expect(schema.parse(example)).toEqual({
    at: '2026-01-05T01:00:00.000Z',
    mood: 'calm',
    note: 'example',
    pages: [1],
    also: true,
  })
})
