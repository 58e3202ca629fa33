import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeLifecycle } from '../../functions/change/change-lifecycle.workflow.ts'
import { waitingPattern } from '../../functions/platform/workflow.ts'
import { layProcess } from '../../web/src/ui/process-layout.ts'
import { processOf, waysToDraw } from '../../web/src/ui/process-stages.ts'
import { lifecycle } from '../browser/web/fixture-workflow.ts'

const definition = { ...changeLifecycle.define((task) => task) }
const process = processOf(definition)
const drawn = (from: typeof process) => waysToDraw(from).map((way) => `${way.from} → ${way.to}`)

describe('the procedure of a change', () => {
  it('is its stages in order, the machinery folded away', () => {
    expect(process.stages.map(({ word, state }) => `${word}: ${state}`)).toEqual([
      'assess: Assess the change',
      'authorise: Ask the change authority',
      'test: Test the change',
      'window: Wait for the window',
      'release: Release the change',
      'review: Review the change',
      'over: The change is over',
    ])
    expect(process.stages[1]?.timeUp).toBe('Remind or escalate the authorisation')
  })

  it('draws the ways onward, and the end only from the last', () => {
    expect(drawn(process)).toEqual([
      'Assess the change → Ask the change authority',
      'Ask the change authority → Test the change',
      'Test the change → Wait for the window',
      'Test the change → Release the change',
      'Wait for the window → Release the change',
      'Wait for the window → Review the change',
      'Release the change → Review the change',
      'Review the change → The change is over',
    ])
  })

  it('knows that an edit leads back to the assessment', () => {
    const back = process.ways.filter(({ isBack }) => isBack)
    expect(back.every(({ to }) => to === 'Assess the change')).toBe(true)
    expect(back.length).toBeGreaterThan(2)
  })

  it('is what the fixture draws', () => {
    expect(processOf(lifecycle.definition)).toEqual(process)
  })
})

it('a document without states, or with ways to nowhere, is an empty procedure', () => {
  expect(processOf({}).stages).toEqual([])
  expect(processOf({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } }).stages).toEqual([])
  const circle = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } } }
  expect(processOf(circle).stages).toEqual([])
})

const SIZES = { box: { width: 120, height: 80 }, end: { width: 80, height: 80 }, gap: 24, verge: 26 }

/** Procedures of the waiting pattern with as many stages, where any may skip to any later one. */
const procedures = fc.integer({ min: 1, max: 8 }).chain((count) =>
  fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 6 }).map((skips) => {
    const { awaitDecision } = waitingPattern((task) => task, { ask: 'ask', tick: 'tick' })
    const name = (nth: number) => (nth === count ? 'All is over' : `Do step ${nth}`)
    const states = Array.from({ length: count }, (_, nth) => {
      const targets = [nth + 1, ...skips.filter(([from]) => from === nth).map(([, to]) => Math.max(to, nth + 1))]
      const outcomes = Object.fromEntries(targets.map((to) => [`to-${to}`, name(to)]))
      return awaitDecision({
        stage: `s${nth}`,
        ask: name(nth),
        timeUp: `Remind of ${nth}`,
        decided: `Is ${nth} done?`,
        otherwise: name(0),
        outcomes,
      })
    })
    return { StartAt: name(0), States: Object.assign({ 'All is over': { Type: 'Succeed' } }, ...states) }
  }),
)

describe.each(['across', 'down'] as const)('laid out %s', (direction) => {
  it('every stage has its place, none covers another, all inside', () => {
    fc.assert(
      fc.property(procedures, (states) => {
        const found = processOf(states)
        const { boxes, lines, width, height } = layProcess(found, direction, SIZES)
        expect(boxes).toHaveLength(found.stages.length)
        expect(lines).toHaveLength(waysToDraw(found).length)
        for (const box of boxes) {
          expect(box.left >= 0 && box.top >= 0).toBe(true)
          expect(box.left + box.width <= width && box.top + box.height <= height).toBe(true)
          const others = boxes.filter((other) => other !== box)
          expect(
            others.some(
              (other) =>
                box.left < other.left + other.width &&
                other.left < box.left + box.width &&
                box.top < other.top + other.height &&
                other.top < box.top + box.height,
            ),
          ).toBe(false)
        }
        for (const { path } of lines) expect(path).toMatch(/^M[-\d.,]+ [CLQ]/)
      }),
      { numRuns: 60 },
    )
  })

  it('the row of a change is straight', () => {
    const { boxes } = layProcess(process, direction, SIZES)
    const middles = boxes.map(({ left, top, width, height }) =>
      direction === 'across' ? top + height / 2 : left + width / 2,
    )
    expect(new Set(middles).size).toBe(1)
  })
})
