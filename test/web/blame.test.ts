import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blameIn } from '../../web/src/features/improvement/blame.ts'

const wordsIn = (written: string) => blameIn(written).map(({ word }) => word)

describe('words that ask who instead of why', () => {
  it('are found in both languages, each once, in the order in which they stand', () => {
    expect(wordsIn('值班员粗心大意，明明可以先备份。又是粗心大意。')).toEqual(['粗心大意', '明明可以'])
    expect(wordsIn('Human error: he was careless, which was obvious.')).toEqual(['Human error', 'careless', 'obvious'])
    expect(wordsIn('这是 human error，要追责。')).toEqual(['human error', '追责'])
  })

  it('leave alone what says what happened', () => {
    expect(wordsIn('证书到期提醒只发给了已停用的邮箱，切换用了 12 分钟。')).toEqual([])
    expect(wordsIn('The certificate expired; its reminder went to a mailbox nobody reads. Blameless.')).toEqual([])
  })

  it('are words of the text, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('粗', '心', '大', '意', '追', '责', 'a', ' ', 'b', 'l', 'm', 'e') }),
        (written) => {
          const found = blameIn(written)
          expect(found.every(({ word }) => written.includes(word))).toBe(true)
          expect(new Set(found.map(({ word }) => word.toLowerCase())).size).toBe(found.length)
        },
      ),
    )
  })
})
