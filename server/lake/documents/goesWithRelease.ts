import { isJsonObject, type SanityDocument } from './document.ts'

/** Whether a version says that its document is to be unpublished when the release is published. */
export function goesWithRelease(version: SanityDocument): boolean {
  const system = version['_system']
  return isJsonObject(system) && system['delete'] === true
}
