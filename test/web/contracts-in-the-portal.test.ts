import { globSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { contractsWithoutSchemas } from '../../web/contracts-without-schemas.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const contracts = globSync('functions/**/*.contract.ts', { cwd: ROOT })
const { load } = contractsWithoutSchemas()

/** The module the portal gets instead of a contract. */
async function bundled(file: string): Promise<Record<string, unknown>> {
  if (typeof load !== 'function') throw new Error('the plugin does not load')
  const source = await load.call({} as ThisParameterType<typeof load>, path.join(ROOT, file))
  if (typeof source !== 'string') throw new Error(`${file} was not taken`)
  return (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as Record<string, unknown>
}

describe.each(contracts)('%s as the portal bundles it', (file) => {
  it('has every route’s address, and plain lists, but no schema', async () => {
    const real = (await import(path.join(ROOT, file))) as Record<string, Record<string, unknown>>
    const found = await bundled(file)
    for (const [name, value] of Object.entries(real)) {
      if ('operation' in Object(value)) {
        const { operation, method, path: address } = value
        expect(found[name]).toEqual({ operation, method, path: address })
      } else if (Array.isArray(value)) expect(found[name]).toEqual(value)
      else expect(found[name]).toBeUndefined()
    }
  })
})

it('other files are none of its business', async () => {
  if (typeof load !== 'function') throw new Error('the plugin does not load')
  const other = path.join(ROOT, 'functions/kernel/instant.ts')
  expect(await load.call({} as ThisParameterType<typeof load>, other)).toBeNull()
})
