import { describe, expect, it } from 'vitest'
import { doorHouse } from './door-house.ts'
import { noteRoutes } from './notes.ts'

interface Operation {
  readonly operationId: string
  readonly parameters: readonly { name?: string; in?: string; required?: boolean; schema?: unknown; $ref?: string }[]
  readonly requestBody?: { content: Record<string, { schema: Record<string, unknown>; example?: unknown }> }
  readonly responses: Record<string, { $ref?: string }>
  readonly security: readonly object[]
  readonly 'x-refusals'?: readonly string[]
}

async function document() {
  const { app } = doorHouse({ routes: noteRoutes() })
  const answer = await app.request('/api/openapi.json')
  return (await answer.json()) as {
    openapi: string
    paths: Record<string, Record<string, Operation>>
    components: Record<string, Record<string, unknown>>
  }
}

describe('the OpenAPI document', () => {
  it('has every route once, under the name of its operation', async () => {
    const { openapi, paths } = await document()
    expect(openapi).toBe('3.1.0')
    const operations = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
    expect(operations).toEqual([
      'write-note',
      'list-notes',
      'read-note',
      'edit-note',
      'fail',
      'list-tokens',
      'issue-token',
      'revoke-token',
    ])
  })

  it('describes what goes in: fields, parameters, headers, an example', async () => {
    const { paths } = await document()
    const write = paths['/api/notes']?.post
    const content = write?.requestBody?.content['application/json']
    expect(content?.example).toEqual({ title: 'buy tea', pages: 1 })
    expect(content?.schema).toMatchObject({
      type: 'object',
      required: ['title'],
      additionalProperties: false,
      properties: {
        title: { type: 'string', minLength: 1, maxLength: 20 },
        due: { type: 'string', format: 'date-time' },
        mood: { enum: ['calm', 'busy'] },
        pages: { type: 'integer', minimum: 1, maximum: 9 },
      },
    })
    const edit = paths['/api/notes/{id}']?.patch
    expect(edit?.parameters).toMatchObject([
      { name: 'id', in: 'path', required: true },
      { name: 'If-Match', in: 'header', required: true },
      { $ref: '#/components/parameters/IdempotencyKey' },
      { $ref: '#/components/parameters/OwnPage' },
      { $ref: '#/components/parameters/AcceptLanguage' },
    ])
    const limit = paths['/api/notes']?.get?.parameters.find(({ name }) => name === 'limit')
    expect(limit).toMatchObject({ in: 'query', required: false, schema: { minimum: 1, maximum: 100, default: 25 } })
  })

  it('describes what comes out, and how it may be refused', async () => {
    const { paths, components } = await document()
    const edit = paths['/api/notes/{id}']?.patch
    expect(Object.keys(edit?.responses ?? {})).toEqual([
      '200',
      '400',
      '401',
      '403',
      '404',
      '409',
      '412',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ])
    expect(edit?.['x-refusals']).toEqual(['note-is-old'])
    expect(paths['/api/failures/{how}']?.get?.security).toEqual([{}])
    expect(paths['/api/notes']?.get?.security).toEqual([{ session: [] }, { token: [] }])
    expect(components.responses?.Problem422).toMatchObject({
      description: expect.stringContaining('`if-match-required`'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    })
  })

  it('names whatever a problem may carry beside its code, for programs', async () => {
    const { components } = await document()
    expect(components.schemas?.Problem).toMatchObject({
      properties: {
        authority: { type: 'string' },
        needsOneOf: { type: 'array', items: { type: 'string' } },
        what: { type: 'string' },
        state: { type: 'string' },
        version: { type: 'integer' },
        requestId: { type: 'string' },
        errors: { type: 'array', items: { required: ['path', 'code', 'message'] } },
      },
    })
  })

  it('points only at what it has', async () => {
    const whole = await document()
    const references = [...JSON.stringify(whole).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)]
    expect(references.length).toBeGreaterThan(20)
    for (const [, kind = '', name = ''] of references) expect(whole.components[kind]).toHaveProperty(name)
    expect(JSON.stringify(whole)).not.toContain('$schema')
  })
})

describe('the page of the documentation', () => {
  const docs = doorHouse({ docsAsset: async (name) => new TextEncoder().encode(`file ${name}`) })

  it('loads only files of our own origin', async () => {
    const page = await docs.app.request('/api/docs')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    const html = await page.text()
    expect(html).not.toMatch(/https?:|<script>/)
    for (const [, path = ''] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await docs.app.request(path)).status).toBe(200)
    }
  })

  it('gives out those files and no others', async () => {
    const style = await docs.app.request('/api/docs/swagger-ui.css')
    expect([style.headers.get('content-type'), await style.text()]).toEqual([
      'text/css; charset=utf-8',
      'file swagger-ui.css',
    ])
    for (const name of ['package.json', '..%2f..%2fpackage.json', '__proto__', 'swagger-ui-bundle.js.map']) {
      expect((await docs.app.request(`/api/docs/${name}`)).status).toBe(404)
    }
    const elsewhere = doorHouse()
    expect((await elsewhere.app.request('/api/docs/swagger-ui.css')).status).toBe(404)
  })
})
