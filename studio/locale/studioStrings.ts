/** Italian for the strings of Sanity's `studio` namespace that its Italian package lacks. */
export const studioStrings: Record<string, string> = {}

export default studioStrings
