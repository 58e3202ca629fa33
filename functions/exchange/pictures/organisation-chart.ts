import type { Id } from '../../kernel/ids.ts'
import { type Directory, deputiesOf, holdersOf, type Position } from '../../responsibility/index.ts'
import type { Writing } from '../tables/cells-of.ts'
import { box, fitted, line, picture, textAt } from './svg.ts'

const [WIDE, GAP, MARGIN, TOP] = [230, 26, 32, 76]
const [HEAD_HEIGHT, GROUP_HEIGHT, ROW, PAD] = [56, 34, 20, 10]
const VACANT = { 'zh-CN': '空缺', en: 'vacant' } as const
const TITLE = { 'zh-CN': '组织架构', en: 'Organisation' } as const
const DEPUTY = { 'zh-CN': '代理：', en: 'Deputy: ' } as const

/** The head of IT on top, beside them posts of the department itself, below a column for each group, its leader first. */
export function organisationChart(writing: Writing): Uint8Array {
  const { directory, language } = writing
  const columns = columnsOf(directory)
  const width = MARGIN * 2 + columns.length * WIDE + Math.max(0, columns.length - 1) * GAP
  const head = directory.positions.get(directory.department.head)
  const middle = width / 2
  const branch = TOP + HEAD_HEIGHT + 24
  const drawn = columns.map((column, nth) => {
    const left = MARGIN + nth * (WIDE + GAP)
    const { parts, bottom } = drawColumn(column, left, branch + 24, writing)
    const stem = line([
      [middle, TOP + HEAD_HEIGHT],
      [middle, branch],
      [left + WIDE / 2, branch],
      [left + WIDE / 2, branch + 24],
    ])
    return { parts: [stem, ...parts], bottom }
  })
  const bottom = Math.max(branch, ...drawn.map((each) => each.bottom))
  const title = `${directory.department.name[language]} · ${TITLE[language]}`
  return picture(width, bottom + MARGIN, title, [
    textAt(MARGIN, 44, title, { size: 20, bold: true }),
    ...drawn.flatMap(({ parts }) => parts),
    ...(head === undefined ? [] : drawHead(head, middle, writing)),
  ])
}

interface Column {
  /** Absent: posts of the department itself. */
  readonly name?: Directory['department']['name']
  readonly positions: readonly Position[]
  readonly leader?: Id
}

function columnsOf({ positions, groups, department }: Directory): Column[] {
  const of = (group: Id | undefined) =>
    [...positions.values()].filter((each) => each.group === group && each.id !== department.head)
  const own = of(undefined)
  const byGroup = [...groups.values()].map(
    ({ id, name, leader }): Column => ({
      ...{ name, leader },
      positions: of(id).toSorted((a, b) => Number(b.id === leader) - Number(a.id === leader)),
    }),
  )
  return [...(own.length === 0 ? [] : [{ name: department.name, positions: own }]), ...byGroup]
}

function drawHead(head: Position, middle: number, writing: Writing): string[] {
  const left = middle - WIDE / 2
  const [name = '', ...others] = namesOf(head.id, writing)
  return [
    box(left, TOP, WIDE, HEAD_HEIGHT, { fill: '#0958d9', line: '#0958d9', round: 6 }),
    textAt(middle, TOP + 23, fitted(head.name[writing.language], WIDE - 16, 14), { ...WHITE, size: 14, bold: true }),
    textAt(middle, TOP + 43, fitted([name, ...others].join('、'), WIDE - 16, 12), WHITE),
  ]
}
const WHITE = { colour: '#ffffff', anchor: 'middle', size: 12 } as const

function drawColumn({ name, positions, leader }: Column, left: number, top: number, writing: Writing) {
  const { language } = writing
  const parts = [
    box(left, top, WIDE, GROUP_HEIGHT, { fill: '#e6f0ff', line: '#91b4f0', round: 6 }),
    textAt(left + WIDE / 2, top + 22, fitted(name?.[language] ?? '', WIDE - 16, 14), {
      anchor: 'middle',
      bold: true,
      size: 14,
    }),
  ]
  let y = top + GROUP_HEIGHT + 8
  for (const position of positions) {
    const lines = linesOf(position.id, writing)
    const height = PAD * 2 + ROW + lines.length * ROW - 4
    parts.push(
      box(left, y, WIDE, height, { line: position.id === leader ? '#0958d9' : '#bfbfbf', round: 4 }),
      textAt(left + PAD, y + PAD + 12, fitted(position.name[language], WIDE - 2 * PAD, 13), { bold: true }),
      ...lines.map(({ text, colour }, nth) =>
        textAt(left + PAD, y + PAD + 12 + (nth + 1) * ROW, fitted(text, WIDE - 2 * PAD, 12), { size: 12, colour }),
      ),
    )
    y += height + 8
  }
  return { parts, bottom: y }
}

function linesOf(position: Id, writing: Writing): { text: string; colour: string }[] {
  const { directory, language, now } = writing
  const names = namesOf(position, writing)
  const isVacant = holdersOf(directory, position, now).length === 0
  const deputies = deputiesOf(directory, position, now).map(({ name }) => name)
  const shown = names.length > 6 ? [...names.slice(0, 5), `… +${names.length - 5}`] : names
  return [
    ...shown.map((text) => ({ text, colour: isVacant ? '#cf1322' : '#1f1f1f' })),
    ...(deputies.length === 0 ? [] : [{ text: `${DEPUTY[language]}${deputies.join('、')}`, colour: '#595959' }]),
  ]
}

function namesOf(position: Id, { directory, language, now }: Writing): string[] {
  const names = holdersOf(directory, position, now).map(({ name }) => name)
  return names.length === 0 ? [VACANT[language]] : names
}
