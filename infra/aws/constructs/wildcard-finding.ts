import { Stack } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** How the rules spell the finding about a resource with a wildcard: `Resource::<Table.Arn>/stream/*`. */
export const wildcardFinding = (scope: IConstruct, arn: string): string =>
  `Resource::${spelled(Stack.of(scope).resolve(arn))}`

function spelled(resolved: unknown): string {
  if (typeof resolved === 'string') return resolved
  const { 'Fn::Join': join, 'Fn::GetAtt': attribute, Ref } = resolved as Record<string, unknown>
  if (Array.isArray(join)) return (join[1] as unknown[]).map(spelled).join('')
  if (Array.isArray(attribute)) return `<${attribute.join('.')}>`
  return `<${String(Ref)}>`
}
