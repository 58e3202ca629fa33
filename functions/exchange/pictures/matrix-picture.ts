import type { Id } from '../../kernel/ids.ts'
import { holdersOf } from '../../responsibility/index.ts'
import type { Duty, PublishedBook } from '../../role-book/index.ts'
import { positionName } from '../rules/find-named.ts'
import type { Writing } from '../tables/cells-of.ts'
import { box, fitted, picture, textAt, widthOf } from './svg.ts'

const [MARGIN, TOP, LABEL, ROW, CELL] = [28, 92, 250, 40, 168]
const [RACI_CELL, RACI_ROW, TURNED] = [46, 30, 190]
const COLOURS = { answered: '#f0f7ee', vacant: '#fff7e6', gap: '#fff1f0', idle: '#fafafa' } as const
const WORDS = {
  services: { 'zh-CN': '责任矩阵：服务与活动', en: 'Responsibility matrix: services and activities' },
  duties: { 'zh-CN': '责任矩阵：职责与岗位（RACI）', en: 'Responsibility matrix: duties and positions (RACI)' },
  gap: { 'zh-CN': '无人负责', en: 'nobody' },
  vacant: { 'zh-CN': '岗位空缺', en: 'vacant' },
  key: {
    'zh-CN': 'A 负责（唯一） · R 执行 · C 征询 · I 知会',
    en: 'A accountable (exactly one) · R responsible · C consulted · I informed',
  },
} as const

/** Services down, activities across: which position answers, and where nobody does. */
export function servicesPicture({ book }: PublishedBook, writing: Writing): Uint8Array {
  const { directory, language, now } = writing
  const { activities, needs } = book.frame
  const services = [...directory.services.values()]
  const width = MARGIN * 2 + LABEL + activities.length * CELL
  const parts = [
    textAt(MARGIN, 42, WORDS.services[language], { size: 20, bold: true }),
    ...activities.map(({ name }, nth) =>
      textAt(MARGIN + LABEL + nth * CELL + CELL / 2, TOP - 12, fitted(name[language], CELL - 12, 13), HEADING),
    ),
    ...services.flatMap((service, down) => {
      const y = TOP + down * ROW
      return [
        box(MARGIN, y, LABEL, ROW, { fill: '#f5f7fa' }),
        textAt(MARGIN + 10, y + 25, fitted(service.name[language], LABEL - 20, 13), { bold: true }),
        ...activities.flatMap(({ code }, across) => {
          const x = MARGIN + LABEL + across * CELL
          const answering = positionsFor(book.duties.values(), code, service.id)
          const isNeeded = needs[service.id]?.includes(code) ?? true
          const isThere = answering.some((id) => holdersOf(directory, id, now).length > 0)
          const state = answering.length === 0 ? (isNeeded ? 'gap' : 'idle') : isThere ? 'answered' : 'vacant'
          const names = answering.map((id) => directory.positions.get(id)?.name[language] ?? id).join('、')
          const said = state === 'gap' ? WORDS.gap[language] : state === 'idle' ? '–' : names
          const title = state === 'vacant' ? `${names}（${WORDS.vacant[language]}）` : said
          return [
            box(x, y, CELL, ROW, { fill: COLOURS[state], title }),
            textAt(x + CELL / 2, y + 25, fitted(state === 'vacant' ? title : said, CELL - 12, 12), {
              ...{ anchor: 'middle', size: 12 },
              colour: state === 'gap' ? '#cf1322' : state === 'vacant' ? '#ad4e00' : '#1f1f1f',
            }),
          ]
        }),
      ]
    }),
  ]
  return picture(Math.max(width, 640), TOP + services.length * ROW + MARGIN, WORDS.services[language], parts)
}
const HEADING = { anchor: 'middle', bold: true } as const

const positionsFor = (duties: Iterable<Duty>, activity: string, service: Id): Id[] => {
  const covering = [...duties].filter(
    ({ covers }) => covers?.activity === activity && (covers.services === 'all' || covers.services.includes(service)),
  )
  return [...new Set(covering.map(({ position }) => position))]
}

/** Duties down, positions across: who answers, does, is asked, is told. */
export function raciPicture({ book }: PublishedBook, writing: Writing): Uint8Array {
  const { directory, language } = writing
  const duties = [...book.duties.values()].toSorted((a, b) =>
    `${a.position}${a.id}` < `${b.position}${b.id}` ? -1 : 1,
  )
  const part = new Set(duties.flatMap((duty) => Object.keys(partsOf(duty))))
  const positions = [...directory.positions.keys()].filter((id) => part.has(id))
  const label = Math.min(420, Math.max(LABEL, ...duties.map(({ title }) => widthOf(title[language], 12) + 20)))
  const top = TOP + TURNED
  const width = MARGIN * 2 + label + positions.length * RACI_CELL + TURNED / 2
  const parts = [
    textAt(MARGIN, 42, WORDS.duties[language], { size: 20, bold: true }),
    textAt(MARGIN, 66, WORDS.key[language], { size: 12, colour: '#595959' }),
    ...positions.map((id, nth) =>
      textAt(
        MARGIN + label + nth * RACI_CELL + RACI_CELL / 2 + 4,
        top - 10,
        fitted(positionName(directory, id, language), TURNED, 12),
        {
          ...{ size: 12, turned: -55 },
        },
      ),
    ),
    ...duties.flatMap((duty, down) => {
      const y = top + down * RACI_ROW
      const letters = partsOf(duty)
      return [
        box(MARGIN, y, label, RACI_ROW, { fill: '#f5f7fa', title: duty.title[language] }),
        textAt(MARGIN + 8, y + 20, fitted(duty.title[language], label - 16, 12), { size: 12 }),
        ...positions.flatMap((id, across) => {
          const x = MARGIN + label + across * RACI_CELL
          const letter = letters[id]
          const isAccountable = letter === 'A'
          return [
            box(x, y, RACI_CELL, RACI_ROW, { fill: isAccountable ? '#e6f0ff' : '#ffffff', line: '#e0e0e0' }),
            ...(letter === undefined
              ? []
              : [
                  textAt(x + RACI_CELL / 2, y + 20, letter, {
                    ...{ anchor: 'middle', bold: isAccountable },
                    colour: isAccountable ? '#0958d9' : '#1f1f1f',
                  }),
                ]),
          ]
        }),
      ]
    }),
  ]
  return picture(width, top + duties.length * RACI_ROW + MARGIN, WORDS.duties[language], parts)
}

/** The letter of each position that has a part. */
function partsOf({ position, responsible, consulted, informed }: Duty): Readonly<Record<Id, string>> {
  const as = (letter: string, ids: readonly Id[]) => ids.map((id) => [id, letter] as const)
  return Object.fromEntries([...as('I', informed), ...as('C', consulted), ...as('R', responsible), [position, 'A']])
}
