import { say, type Text } from '../kernel/text.ts'
import type { Alert } from './alert.ts'

/** Both languages in one text: what Onduty writes into the story of an incident is read by everybody. */
const both = (text: Text, values: Readonly<Record<string, string | number>> = {}): string =>
  `${say(text, 'zh-CN', values)}（${say(text, 'en', values)}）`

const NOTES = {
  again: { 'zh-CN': '告警“{title}”再次触发', en: 'The alert “{title}” fires again' },
  over: { 'zh-CN': '告警“{title}”已恢复', en: 'The alert “{title}” has ended' },
  flapping: {
    'zh-CN': '告警“{title}”时断时续，十分钟内已触发 {times} 次，不再逐次通知',
    en: 'The alert “{title}” comes and goes, {times} times in ten minutes; it is not told each time any more',
  },
  calm: { 'zh-CN': '告警“{title}”已经平稳', en: 'The alert “{title}” has calmed down' },
  stillFiring: {
    'zh-CN': '故障已解决，但告警“{title}”仍在触发',
    en: 'The incident was resolved, and the alert “{title}” still fires',
  },
  attached: {
    'zh-CN': '变更窗口内触发了告警“{title}”，未通知值班人；窗口结束时仍在触发的会转为故障',
    en: 'The alert “{title}” fired in the release window, and nobody was paged; if it still fires at its end, it opens an incident',
  },
  ended: {
    'zh-CN': '告警“{title}”恢复后一直平稳，无人接手，系统自动解决',
    en: 'The alert “{title}” ended and stayed so, and nobody had answered: resolved by Onduty',
  },
} as const satisfies Readonly<Record<string, Text>>

export const noteAbout = (what: keyof typeof NOTES, { title, begins }: Pick<Alert, 'title' | 'begins'>): string =>
  both(NOTES[what], { title, times: begins.length })

const DESCRIBED = {
  labels: { 'zh-CN': '标签', en: 'Labels' },
  links: { 'zh-CN': '链接', en: 'Links' },
  runbook: { 'zh-CN': '处理手册', en: 'Runbook' },
} as const satisfies Readonly<Record<string, Text>>

const LONGEST = 4000

/** What whoever is paged should know: what the source says, by which labels, where to look. */
export function descriptionOf({ description, labels, links, runbook }: Alert): string {
  const section = (name: keyof typeof DESCRIBED, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`${DESCRIBED[name]['zh-CN']} ${DESCRIBED[name].en}: ${lines.join('  ')}`]
  const named = Object.entries(labels).map(([name, value]) => `${name}=${value}`)
  return [
    ...(description === '' ? [] : [description]),
    ...section('runbook', runbook === undefined ? [] : [runbook]),
    ...section('links', links),
    ...section('labels', named),
  ]
    .join('\n')
    .slice(0, LONGEST)
}
