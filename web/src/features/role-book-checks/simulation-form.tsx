import { Button } from 'antd'
import { useId, useState } from 'react'
import type { simulateVersion } from '../../../../functions/role-book/simulate.contract.ts'
import type { Call } from '../../lib/api.ts'
import { Card } from '../../ui/card.tsx'
import styles from './matrix.module.css'
import { useCheckWords } from './words.ts'

export type Asked = NonNullable<Call<typeof simulateVersion>['body']>

/** As the server has it where nothing is said. */
const USUAL = { weeks: 52, seed: 1, leave: 12, low: 6, medium: 3, high: 1, minutes: 20, hours: 4 }
type Name = keyof typeof USUAL
const NAMES = Object.keys(USUAL) as Name[]

const LIMITS: Readonly<Record<Name, { readonly min: number; readonly max: number }>> = {
  weeks: { min: 1, max: 52 },
  seed: { min: 0, max: 999_999 },
  leave: { min: 0, max: 120 },
  low: { min: 0, max: 500 },
  medium: { min: 0, max: 500 },
  high: { min: 0, max: 500 },
  minutes: { min: 1, max: 480 },
  hours: { min: 1, max: 40 },
}

/** What a usual week brings; everything has a number to begin with. */
export function SimulationForm({ isRunning, onRun }: { isRunning: boolean; onRun: (asked: Asked) => void }) {
  const { say } = useCheckWords()
  const id = useId()
  const [values, setValues] = useState(USUAL)
  const { weeks, seed, leave, low, medium, high, minutes, hours } = values
  return (
    <Card>
      <form
        className={styles.choices}
        onSubmit={(event) => {
          event.preventDefault()
          const load = { leaveDays: leave, changes: { low, medium, high } }
          onRun({ weeks, seed, load: { ...load, minutesToAuthorise: minutes, hoursToAuthorise: hours } })
        }}
      >
        {NAMES.map((name) => (
          <label key={name} htmlFor={`${id}-${name}`}>
            <span>{say(`simulation.${name}`)}</span>
            <input
              id={`${id}-${name}`}
              type="number"
              required
              {...LIMITS[name]}
              value={Number.isNaN(values[name]) ? '' : values[name]}
              onChange={({ target }) => setValues({ ...values, [name]: target.valueAsNumber })}
            />
          </label>
        ))}
        <Button type="primary" htmlType="submit" loading={isRunning}>
          {say('simulation.run')}
        </Button>
      </form>
    </Card>
  )
}
