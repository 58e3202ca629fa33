import type { Text } from '../kernel/text.ts'
import type { Severity } from './finding.ts'

export const SEVERITY_NAMES: Readonly<Record<Severity, Text>> = {
  critical: { 'zh-CN': '严重', en: 'critical' },
  major: { 'zh-CN': '较大', en: 'major' },
  minor: { 'zh-CN': '一般', en: 'minor' },
}
