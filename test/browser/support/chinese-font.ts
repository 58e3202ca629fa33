import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fontInWoff } from '../../../functions/exchange/documents/font-in-woff.ts'

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
    writeFileSync(path.join(unfinished, `${name}.ttf`), fontInWoff(readFileSync(path.join(files, `${name}.woff`))))
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
