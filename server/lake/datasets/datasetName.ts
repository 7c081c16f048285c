/** Why a text cannot name a dataset, as a full sentence; undefined when it can. Sanity's rules. */
export function datasetNameProblem(name: string): string | undefined {
  if (name.toLowerCase() !== name) return 'A dataset name is written in lowercase letters.'
  if (name.length < 2 || name.length > 64) return 'A dataset name has 2 to 64 characters.'
  if (!/^[a-z0-9]/.test(name)) return 'A dataset name begins with a letter or a digit.'
  if (!/^[a-z0-9_-]+$/.test(name)) {
    return 'A dataset name holds letters from a to z, digits, dashes and underscores alone.'
  }
  if (/[-_]$/.test(name)) return 'A dataset name does not end with a dash or an underscore.'
  return undefined
}
