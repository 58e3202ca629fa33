import { Button, type ButtonProps } from 'antd'
import type { ApiProblem } from '../lib/problem.ts'
import styles from './act-button.module.css'
import { ActProblem } from './note.tsx'

interface ActButtonProps extends Omit<ButtonProps, 'size' | 'loading'> {
  /** What of `useAct` it needs. */
  readonly act: { readonly isPending: boolean; readonly error: ApiProblem | null }
}

/** A small button in a row, that does one thing at once; where it came to nothing, it says below why. */
export function ActButton({ act, ...button }: ActButtonProps) {
  return (
    <span className={styles.act}>
      <Button {...button} size="small" loading={act.isPending} />
      <ActProblem problem={act.error} />
    </span>
  )
}
