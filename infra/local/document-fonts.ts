import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { ReadFonts } from '../../functions/exchange/document.routes.ts'

/** The fonts of printed documents, from the package that brings them. */
export const readDocumentFonts: ReadFonts = async () => {
  const folder = dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'))
  const font = async (weight: number) =>
    new Uint8Array(await readFile(join(folder, 'files', `noto-sans-sc-chinese-simplified-${weight}-normal.woff`)))
  const [regular, bold] = await Promise.all([font(400), font(700)])
  return { regular, bold }
}
