/** The value, which the test takes to be there; throws where it is not, so that no test goes on without it. */
export function found<T>(value: T): NonNullable<T> {
  if (value === undefined || value === null)
    throw new Error(`Expected a value, found ${String(value)}.`)
  return value
}
