/** Italian texts of the content model with their translations. */
export type Dictionary = Readonly<Record<string, string>>
