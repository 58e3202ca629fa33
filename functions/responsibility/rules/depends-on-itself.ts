import type { Id } from '../../kernel/ids.ts'
import type { Directory, Service } from '../directory.ts'

/** Whether a service would depend on itself, directly or through others. */
export function dependsOnItself(directory: Directory, service: Pick<Service, 'id' | 'dependsOn'>): boolean {
  const reached = new Set<Id>(service.dependsOn)
  for (const id of reached) {
    if (id === service.id) return true
    for (const next of directory.services.get(id)?.dependsOn ?? []) reached.add(next)
  }
  return false
}
