import { Icon, type IconName } from './icon.tsx'
import type { Tone } from './palette.ts'
import { Tag } from './tag.tsx'

const MARKS: Readonly<Record<1 | 2 | 3, { readonly tone: Tone; readonly icon: IconName }>> = {
  1: { tone: 'bad', icon: 'warning' },
  2: { tone: 'warn', icon: 'diamond' },
  3: { tone: 'info', icon: 'info' },
}

/** A severity: told by its word, by its shape, and by its colour last. */
export function SeverityMark({ severity, children }: { severity: 1 | 2 | 3; children: string }) {
  const { tone, icon } = MARKS[severity]
  return (
    <Tag tone={tone}>
      <Icon name={icon} size={14} />
      {children}
    </Tag>
  )
}
