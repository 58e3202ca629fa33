import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { inflateSync } from 'node:zlib'

const require = createRequire(import.meta.url)

/** What screens are drawn with in tests; the product itself ships no font. */
const FILES = [400, 600].flatMap((weight) => [
  `noto-sans-sc-latin-${weight}-normal`,
  `noto-sans-sc-chinese-simplified-${weight}-normal`,
])

const PACKAGE = require.resolve('@fontsource/noto-sans-sc/package.json')
const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }

/**
 * Puts the fonts and a fontconfig file into a folder here, once, and answers with the path of the latter. All at once: a
 * running browser has them mapped into memory, and dies when one is written anew.
 */
export function installChineseFont(cache: string): string {
  const folder = path.join(cache, `browser-fonts-${version}`)
  const config = path.join(folder, 'fonts.conf')
  if (existsSync(config)) return config
  const files = path.join(path.dirname(PACKAGE), 'files')
  const unfinished = `${folder}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  for (const name of FILES) {
    writeFileSync(path.join(unfinished, `${name}.ttf`), ttfOf(readFileSync(path.join(files, `${name}.woff`))))
  }
  writeFileSync(path.join(unfinished, 'fonts.conf'), configFor(folder))
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    // Somebody else was as quick.
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(config)) throw error
  }
  return config
}

const configFor = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir>${folder}/cache</cachedir>
  ${['sans-serif', 'system-ui', 'PingFang SC', 'Microsoft YaHei'].map(alias).join('\n  ')}
</fontconfig>
`

const alias = (family: string): string =>
  `<match target="pattern"><test name="family"><string>${family}</string></test>` +
  '<edit name="family" mode="prepend" binding="strong"><string>Noto Sans SC</string></edit></match>'

/** WOFF (https://www.w3.org/TR/WOFF/) is a TrueType font whose tables are compressed one by one. */
function ttfOf(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const power = 2 ** Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + count * 16)
  head.writeUInt32BE(woff.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((count - power) * 16, 10)
  const tables: Buffer[] = []
  let offset = head.length
  for (let nth = 0; nth < count; nth += 1) {
    const entry = 44 + nth * 20
    const [from, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ]
    const stored = woff.subarray(from, from + packed)
    const table = packed < length ? inflateSync(stored) : stored
    const to = 12 + nth * 16
    woff.copy(head, to, entry, entry + 4)
    head.writeUInt32BE(woff.readUInt32BE(entry + 16), to + 4)
    head.writeUInt32BE(offset, to + 8)
    head.writeUInt32BE(length, to + 12)
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4)
    table.copy(padded)
    tables.push(padded)
    offset += padded.length
  }
  return Buffer.concat([head, ...tables])
}
