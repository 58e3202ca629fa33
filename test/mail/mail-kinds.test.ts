import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../functions/kernel/text.ts'
import { KIND_LOOKS, PALETTE } from '../../functions/mail/mail-kinds.ts'

/** Contrast of two colours, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

describe('the colours of mails', () => {
  it('can be read, light and dark', () => {
    for (const palette of [PALETTE.light, PALETTE.dark]) {
      for (const ground of [palette.ground, palette.card, palette.tint]) {
        expect(contrast(palette.words, ground)).toBeGreaterThanOrEqual(7)
        expect(contrast(palette.weak, ground)).toBeGreaterThanOrEqual(4.5)
      }
      expect(contrast(palette.link, palette.card)).toBeGreaterThanOrEqual(4.5)
    }
  })

  it.each(Object.entries(KIND_LOOKS))('%s has an accent that can be read and a label in each language', (_, look) => {
    expect(contrast(look.light, PALETTE.light.card)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(look.dark, PALETTE.dark.card)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(PALETTE.onButton, look.light)).toBeGreaterThanOrEqual(4.5)
    for (const language of LANGUAGES) expect(look.label[language]).not.toBe('')
  })
})
