import type { Settings } from '../../schemas/content.types.ts'

/** What holds until somebody writes the settings document. */
export const defaultSettings: Settings = {
  _id: 'settings',
  _type: 'settings',
  _createdAt: '1970-01-01T00:00:00Z',
  _updatedAt: '1970-01-01T00:00:00Z',
  _rev: '',
  title: 'Edicola',
  description: '',
  language: 'it',
  timeZone: 'Europe/Rome',
  articlesPerPage: 12,
}
