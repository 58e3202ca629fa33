import { describe, expect, it } from 'vitest'
import { type Look, PALETTES, type Palette } from '../../web/src/ui/palette.ts'

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

type Name = keyof Palette
const GROUNDS: readonly Name[] = ['ground', 'card', 'tint']
const WORDS: readonly (readonly [Name, readonly Name[]])[] = [
  ['words', [...GROUNDS, 'quietTint', 'infoTint']],
  ['weak', [...GROUNDS]],
  ['link', ['ground', 'card', 'tint']],
  ['onPrimary', ['primary']],
  ['infoWords', ['infoTint', 'card']],
  ['goodWords', ['goodTint', 'card']],
  ['warnWords', ['warnTint', 'card']],
  ['badWords', ['badTint', 'card']],
  ['quietWords', ['quietTint', 'card']],
]

describe.each(Object.keys(PALETTES) as Look[])('the %s palette', (look) => {
  const colours = PALETTES[look]

  it.each(WORDS.flatMap(([words, grounds]) => grounds.map((ground) => [words, ground] as const)))(
    '%s can be read on %s',
    (words, ground) => expect(contrast(colours[words], colours[ground])).toBeGreaterThanOrEqual(4.5),
  )

  it.each(['card', 'ground'] as const)('the edge of a control is seen on %s', (ground) =>
    expect(contrast(colours.edge, colours[ground])).toBeGreaterThanOrEqual(3),
  )
})
