import type { FieldError } from '../../kernel/refusal.ts'
import type { Directory } from '../../responsibility/index.ts'
import { type AlertRules, OTHERWISE, type Outcome } from '../alert-rules.ts'

/** Everything that keeps rules from being published, by its path. */
export function rulesFaults(
  { rules, otherwise }: Omit<AlertRules, 'version'>,
  services: Directory['services'],
): FieldError[] {
  return [
    ...rules.flatMap(({ key, outcome }, nth) => [
      ...(key === OTHERWISE
        ? [
            fault(
              `rules/rules/${nth}/key`,
              'name-is-taken',
              '“otherwise”留给最后一条规则。',
              'The last rule is called “otherwise”.',
            ),
          ]
        : []),
      ...outcomeFaults(outcome, `rules/rules/${nth}/outcome`, services),
    ]),
    ...outcomeFaults(otherwise, 'rules/otherwise', services),
  ]
}

function outcomeFaults(outcome: Outcome, path: string, services: Directory['services']): FieldError[] {
  if (outcome.does === 'ignore') return []
  const { service, serviceLabel } = outcome
  return [
    ...(service !== undefined && !services.has(service)
      ? [fault(`${path}/service`, 'unknown-service', '没有这个服务。', 'There is no such service.')]
      : []),
    ...(service !== undefined && serviceLabel !== undefined
      ? [
          fault(
            `${path}/serviceLabel`,
            'one-service-only',
            '服务与服务标签只能填一个。',
            'Give the service or its label, not both.',
          ),
        ]
      : []),
  ]
}

const fault = (path: string, code: string, chinese: string, english: string): FieldError => ({
  path,
  code,
  message: { 'zh-CN': chinese, en: english },
})
