import { expect, test } from 'vitest'
import { gravestFirst } from '../../web/src/app/gravest.ts'

const incident = (number: string, more: object = {}) => ({
  ...{ number, severity: 1 as 1 | 2 | 3, isExercise: false, stage: 'answer' as 'answer' | 'work' },
  ...more,
})

test('of several grave incidents everybody hears first of one that nobody has taken, and of a drill last', () => {
  const told = gravestFirst([
    incident('drill', { isExercise: true }),
    incident('led', { stage: 'work' }),
    incident('smaller', { severity: 2 }),
    incident('nobody’s'),
  ])
  expect(told.map(({ number }) => number)).toEqual(['nobody’s', 'led', 'drill'])
})
