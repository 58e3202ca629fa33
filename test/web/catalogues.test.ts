import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const SOURCES = path.resolve(import.meta.dirname, '../../web/src')
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
const isCatalogue = (file: string): boolean => /(^|\/)(zh-CN|en)\.ts$/.test(file)
const rooms = [...new Set(files.filter(isCatalogue).map((file) => path.dirname(file)))]

const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/

interface Catalogue {
  readonly [name: string]: string | Catalogue
}

const read = async (room: string, language: string): Promise<Map<string, string>> => {
  const { default: catalogue } = (await import(path.join(SOURCES, room, `${language}.ts`))) as { default: Catalogue }
  return new Map(texts(catalogue))
}

function texts(catalogue: Catalogue, above = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([name, inside]): [string, string][] =>
    typeof inside === 'string' ? [[above + name, inside]] : texts(inside, `${above}${name}.`),
  )
}

/** Chinese has one plural, English two: `_one` and `_other` are one text. */
const plain = (name: string): string => name.replace(/_(one|other)$/, '')
const values = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort()

it('every room of the portal that speaks has both catalogues', () => {
  expect(rooms.length).toBeGreaterThan(8)
  for (const room of rooms) {
    expect(files).toContain(path.join(room, 'zh-CN.ts'))
    expect(files).toContain(path.join(room, 'en.ts'))
  }
})

describe.each(rooms)('the texts of %s', (room) => {
  it('exist in both languages', async () => {
    const [chinese, english] = await Promise.all([read(room, 'zh-CN'), read(room, 'en')])
    const names = (catalogue: Map<string, string>) => [...new Set([...catalogue.keys()].map(plain))].sort()
    expect(names(english)).toEqual(names(chinese))
  })

  it('say the same values', async () => {
    const [chinese, english] = await Promise.all([read(room, 'zh-CN'), read(room, 'en')])
    for (const [name, text] of english) {
      const other = chinese.get(name) ?? chinese.get(plain(name))
      // One of something may say "1" instead of the count.
      if (name.endsWith('_one') || other === undefined) continue
      expect({ name, values: values(text) }).toEqual({ name, values: values(other) })
    }
  })

  it('have English plurals wherever a count is said', async () => {
    const english = await read(room, 'en')
    for (const name of english.keys()) {
      if (name.endsWith('_one')) expect(english.has(name.replace(/_one$/, '_other'))).toBe(true)
    }
  })

  it('are not empty, and not in the other language', async () => {
    const [chinese, english] = await Promise.all([read(room, 'zh-CN'), read(room, 'en')])
    // What is said in the language it names: the way to the other language, names of languages, the brand.
    const isForeign = (name: string) => /zh-CN|^brandLatin$|\.en$/.test(name)
    for (const [name, text] of english) {
      expect(text.trim(), name).not.toBe('')
      if (!isForeign(name)) expect({ name, isChinese: CHINESE.test(text) }).toEqual({ name, isChinese: false })
    }
    for (const [name, text] of chinese) expect(text.trim(), name).not.toBe('')
  })
})

it('no Chinese is written outside the catalogues', () => {
  const offenders = files.filter(
    (file) => !isCatalogue(file) && CHINESE.test(readFileSync(path.join(SOURCES, file), 'utf8')),
  )
  expect(offenders).toEqual([])
})
