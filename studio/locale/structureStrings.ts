/** Italian for the strings of Sanity's `structure` namespace that its Italian package lacks. */
export const structureStrings: Record<string, string> = {}

export default structureStrings
