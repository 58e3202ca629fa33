import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const json = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'))
const { dependencies, devDependencies } = json('package.json') as Record<string, Record<string, string>>

const sourcesIn = (folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  )

/** What is loaded when this runs: imports that are more than types, late ones, and packages whose files are found. */
function packagesIn(folders: readonly string[]): string[] {
  const ways = [
    /(?:^|\n)(?:import|export) (?!type\b)[^'"]*?from '([^']+)'/g,
    /(?:^|\n)import '([^']+)'/g,
    /\bimport\('([^']+)'\)/g,
    /\.resolve\('([^']+)\/package\.json'\)/g,
  ]
  const named = sourcesIn(folders).flatMap((text) => ways.flatMap((way) => [...text.matchAll(way)]))
  const packages = named.map(([, name = '']) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '')
  return [...new Set(packages)].filter((name) => !name.startsWith('.') && !isBuiltin(name)).toSorted()
}

describe('the packages', () => {
  it('the product depends on are those it loads when it runs, and no others', () => {
    expect(Object.keys(dependencies ?? {}).toSorted()).toEqual(packagesIn(['functions', 'infra/local']))
  })

  it('of the portal, the stacks, scripts and tests are there for whoever builds', () => {
    const used = packagesIn(['web', 'infra/aws', 'scripts', 'bench', 'test'])
    const declared = new Set([...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})])
    expect(used.length).toBeGreaterThan(20)
    expect(used.filter((name) => !declared.has(name))).toEqual([])
  })

  it('are locked as they are named, by hash, and without the address of a registry', () => {
    const lock = json('package-lock.json') as { packages: Record<string, Record<string, unknown>> }
    const { dependencies: locked, devDependencies: lockedDev } = lock.packages[''] ?? {}
    expect([locked, lockedDev]).toEqual([dependencies, devDependencies])
    // What a package brings inside of itself is covered by its own hash.
    const others = Object.entries(lock.packages).filter(([path, { inBundle }]) => path !== '' && inBundle !== true)
    const isOpen = (entry: object) => 'resolved' in entry || !('integrity' in entry)
    expect(others.filter(([, entry]) => isOpen(entry)).map(([path]) => path)).toEqual([])
  })

  it('run a script of their own when installed only where that was looked at', () => {
    const { allowScripts } = json('package.json') as { allowScripts: Record<string, boolean> }
    const lock = json('package-lock.json') as { packages: Record<string, { readonly hasInstallScript?: boolean }> }
    const scripted = Object.entries(lock.packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    // With a name missing, `npm ci --strict-allow-scripts` stops; one too many would let in what comes later.
    expect([...new Set(scripted)].toSorted()).toEqual(Object.keys(allowScripts).toSorted())
  })

  it('bring the Node that scripts and these tests run on', () => {
    expect(process.version).toMatch(/^v24\./)
    const { optionalDependencies } = json('package.json') as { optionalDependencies: Record<string, string> }
    const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
    const brought = optionalDependencies[`node-${platform}`]
    if (brought !== undefined) expect(process.version).toBe(`v${brought}`)
  })
})
